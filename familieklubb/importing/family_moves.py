"""Families that go on in another club: which labels are one family, and both ends of a move."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from familieklubb.domain.values import LeftBecause
from familieklubb.i18n import _
from familieklubb.importing.network import Import
from familieklubb.importing.rows import Row
from familieklubb.importing.staged import Fields, Staged

Label = tuple[str, str]
"""A family as a sheet names it: club and label."""

Rows = Mapping[Label, Mapping[date, Row]]


def moves(row: Row) -> bool:
    """Whether the row says that the family goes on in another club."""
    return row.moved_to is not None and row.left_because in {None, LeftBecause.moved}


def identify(running: Import, rows: Rows, family_ids: dict[Label, bytes]) -> None:
    """Give every label of the rows its family: the one that stands, or one for all of a move."""
    joined_to = {label: label for label in (*rows, *family_ids)}

    def head(label: Label) -> Label:
        while joined_to[label] != label:
            joined_to[label] = label = joined_to[joined_to[label]]
        return label

    known = {label: {one} for label, one in family_ids.items()}
    for label, own in rows.items():
        for row in own.values():
            there = (row.moved_to, row.family)
            if not moves(row) or there not in joined_to:
                continue
            ends = known.get(head(label), set()) | known.get(head(there), set())
            if len(ends) > 1:
                _two_families(running, row)
                continue
            joined_to[head(label)] = head(there)
            known[head(there)] = ends
    for label in rows:
        one = known.setdefault(head(label), set())
        if not one:
            one.add(running.new_id())
        family_ids.setdefault(label, next(iter(one)))


def mark(memberships: Staged, touched: set[bytes]) -> None:
    """Mark the stretches of these families that continue one in another club."""
    stays = [(key, one) for key, one in memberships.rows.items() if one["family_id"] in touched]
    ends = {(one["family_id"], one["left_on"]) for _key, one in stays if one["left_on"]}
    onward = {
        (one["family_id"], one["moved_to_id"], one["left_on"])
        for _key, one in stays
        if one["moved_to_id"] is not None
    }
    for key, one in stays:
        continued = (one["family_id"], one["club_id"], one["joined"]) in onward
        if continued or (one["family_id"], one["joined"]) in ends:
            memberships.put(key, {"moved_in": continued})


def look_for_other_ends(
    running: Import,
    rows: Rows,
    begun: Iterable[Fields],
    family_ids: Mapping[Label, bytes],
    club_ids: Mapping[str, bytes],
    unread: set[Label],
) -> None:
    """Note every move without a row where it leads; ``unread`` has labels with unread days."""
    known = {(one["family_id"], one["club_id"], one["joined"]) for one in begun}
    for label, own in rows.items():
        for row in own.values():
            there, other = club_ids.get(row.moved_to), (row.moved_to, row.family)
            if not moves(row) or other == label or row.left is None or there is None:
                continue
            if other in unread or family_ids.get(other, family_ids[label]) != family_ids[label]:
                continue  # told already
            begins = (family_ids[label], there, row.left.isoformat()) in known
            if not begins and running.references.is_certain("families", row.family, row.moved_to):
                _no_other_end(running, row)


def _two_families(running: Import, row: Row) -> None:
    running.error(
        row,
        "moved_to",
        _("{label} stands as two families already, one in each club.").format(label=row.family),
        _("Take the later import back first, or give the family another label."),
    )


def _no_other_end(running: Import, row: Row) -> None:
    running.error(
        row,
        "moved_to",
        _("{label} has no row in {club} that begins on that day.").format(
            label=row.family, club=row.moved_to
        ),
        _("Add a row for the family there, joined on the day it left here."),
    )
