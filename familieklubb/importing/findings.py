"""What is odd in an import, shown and kept: R6, days outside the club's life, small families."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from familieklubb import i18n, records
from familieklubb.domain.certification import Certification, certified
from familieklubb.domain.dated import Span
from familieklubb.domain.values import ClubState
from familieklubb.i18n import _
from familieklubb.importing.club_ground import Dated
from familieklubb.importing.club_rows import ClubRows
from familieklubb.importing.family_rows import FamilyRows
from familieklubb.importing.member_rows import MemberRows
from familieklubb.importing.network import Import
from familieklubb.importing.rows import Row
from familieklubb.importing.staged import Fields, stored_day


def add_findings(
    running: Import, clubs: ClubRows, families: FamilyRows, members: MemberRows
) -> None:
    """Look through everything that came in; only rows of this import are spoken of."""
    finder = _Finder(running, clubs)
    finder.look_at_openings()
    finder.look_at_roles()
    finder.look_at_stays()
    finder.look_at_meetings()
    finder.look_at_families(families, members)


class _Finder:
    def __init__(self, running: Import, clubs: ClubRows) -> None:
        self._import = running
        self._clubs = clubs
        self._active: dict[bytes, tuple[Span, ...]] = {}

    def _rows(self, sheet: str) -> Iterable[tuple[Row, bytes]]:
        for row in self._import.book.rows(sheet):
            club_id = self._clubs.club_ids.get(row.club)
            if club_id is not None:
                yield row, club_id

    def _is_active(self, club_id: bytes, day: date) -> bool:
        if club_id not in self._active:
            self._active[club_id] = self._clubs.history(club_id).spans(ClubState.active)
        return any(span.contains(day) for span in self._active[club_id])

    # -- R6

    def look_at_openings(self) -> None:
        """R6: on its first active day a club has a certified assistant at the place."""
        qualified = self._certifications()
        roles: dict[bytes, list[Fields]] = {}
        for role in self._import.staged(records.AssistantRole).rows.values():
            roles.setdefault(role["club_id"], []).append(role)
        assistants = self._import.staged(records.Assistant).rows
        by_place: dict[str, list[bytes]] = {}
        for key, one in assistants.items():
            by_place.setdefault(one["place"], []).append(key[0])
        for row, club_id in self._rows("clubs"):
            founded = self._clubs.history(club_id).first_day(ClubState.active)
            if founded is None or row.status_from != founded:
                continue
            here = {r["assistant_id"] for r in roles.get(club_id, ()) if _holds(r, founded)}
            here.update(by_place.get(row.place, ()))
            if not any(
                certified(qualified.get(one, ()), founded, self._import.profile) for one in here
            ):
                self._import.finding(
                    row,
                    "status",
                    _("The club opened without a certified assistant at the place (R6)."),
                )

    def _certifications(self) -> dict[bytes, list[Certification]]:
        found: dict[bytes, list[Certification]] = {}
        for row in self._import.staged(records.Certification).rows.values():
            one = Certification(
                date.fromisoformat(row["certified_on"]),
                stored_day(row["valid_until"]),
                stored_day(row["withdrawn_on"]),
            )
            found.setdefault(row["assistant_id"], []).append(one)
        return found

    # -- days outside the club's life

    def look_at_roles(self) -> None:
        """A role that begins or ends on a day on which the club is not active."""
        for row, club_id in self._rows("assistants"):
            for column, day in (("role_from", row.role_from), ("role_to", row.role_to)):
                if day is not None and not self._is_active(club_id, day):
                    self._import.finding(
                        row,
                        column,
                        _("{club} is not active on {day}.").format(
                            club=row.club, day=i18n.day(day)
                        ),
                    )

    def look_at_stays(self) -> None:
        """A membership that begins on a day on which the club is not active."""
        for sheet in ("families", "members"):
            for row, club_id in self._rows(sheet):
                if row.joined is not None and not self._is_active(club_id, row.joined):
                    self._import.finding(
                        row,
                        "joined",
                        _("{club} is not active on {day}.").format(
                            club=row.club, day=i18n.day(row.joined)
                        ),
                    )

    def look_at_meetings(self) -> None:
        """A held meeting in a break, or on a day on which the club is not active."""
        breaks = Dated(self._import.staged(records.ClubBreak))
        for row, club_id in self._rows("meetings"):
            if row.date is None or not row.held:
                continue
            day = row.date.isoformat()
            if any(one["from_day"] <= day <= one["last_day"] for one in breaks.of(club_id)):
                self._import.finding(row, "date", _("The meeting is in a break of the club."))
            if not self._is_active(club_id, row.date):
                self._import.finding(
                    row,
                    "date",
                    _("{club} is not active on {day}.").format(
                        club=row.club, day=i18n.day(row.date)
                    ),
                )

    # -- families

    def look_at_families(self, families: FamilyRows, members: MemberRows) -> None:
        """A family of fewer than two, once any members are known."""
        if not members.member_ids:
            return
        sizes: dict[bytes, int] = {}
        for one, _label in members.member_ids:
            sizes[one] = sizes.get(one, 0) + 1
        spoken_of = set()
        for row, _club_id in self._rows("families"):
            family_id = families.family_ids.get((row.club, row.family))
            if family_id is None or family_id in spoken_of:
                continue
            spoken_of.add(family_id)
            if sizes.get(family_id, 0) < 2:
                self._import.finding(
                    row,
                    "family",
                    _("The family {label} has fewer than two members.").format(label=row.family),
                    _("A single member and a contact person together are a family."),
                )


def _holds(role: Fields, day: date) -> bool:
    until = stored_day(role["last_day"])
    return bool(role["from_day"] <= day.isoformat() and (until is None or day <= until))
