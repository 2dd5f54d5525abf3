"""What is odd about families, members and marks in an import, shown and kept."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date

from familieklubb.domain.dated import Span, gaps
from familieklubb.domain.values import AttendanceStatus
from familieklubb.i18n import _
from familieklubb.importing.attendance_rows import AttendanceRows
from familieklubb.importing.club_rows import ClubRows
from familieklubb.importing.family_rows import FamilyRows
from familieklubb.importing.meeting_rows import MeetingRows
from familieklubb.importing.member_rows import MemberRows
from familieklubb.importing.network import Import
from familieklubb.importing.rows import Row
from familieklubb.importing.staged import Fields, stored_day

Whose = Callable[[Row], bytes | None]


class PeopleFindings:
    """Looks through families, members and marks; only rows of this import are spoken of."""

    def __init__(
        self,
        running: Import,
        clubs: ClubRows,
        families: FamilyRows,
        members: MemberRows,
        meetings: MeetingRows,
        attendance: AttendanceRows,
    ) -> None:
        self._import = running
        self._clubs = clubs
        self._families = families
        self._members = members
        self._meetings = meetings
        self._attendance = attendance

    def add(self) -> None:
        """Note all of it."""
        self._look_at_sizes()
        self._look_at_stretches("families", self._family_id, self._families.all_stays())
        self._look_at_stretches("members", self._member_id, self._members.all_stays())
        self._look_at_members()
        self._look_at_marks()

    def _family_id(self, row: Row) -> bytes | None:
        return self._families.family_ids.get((row.club, row.family))

    def _member_id(self, row: Row) -> bytes | None:
        family_id = self._family_id(row)
        return self._members.member_ids.get((family_id, row.member)) if family_id else None

    # -- families

    def _look_at_sizes(self) -> None:
        """A family of fewer than two, once any members are known."""
        if not self._members.member_ids:
            return
        sizes: dict[bytes, int] = {}
        for one, _label in self._members.member_ids:
            sizes[one] = sizes.get(one, 0) + 1
        told = set()
        for row in self._import.book.rows("families"):
            family_id = self._family_id(row)
            if family_id is not None and family_id not in told and sizes.get(family_id, 0) < 2:
                told.add(family_id)
                self._import.finding(
                    row,
                    "family",
                    _("The family has fewer than two members."),
                    _("A single member and a contact person together are a family."),
                )

    # -- memberships

    def _look_at_stretches(self, sheet: str, whose: Whose, stays: Iterable[Fields]) -> None:
        own: dict[bytes, list[Fields]] = {}
        for stay in stays:
            own.setdefault(stay.get("family_id") or stay["member_id"], []).append(stay)
        rows = list(self._import.book.rows(sheet))
        ids = [(row, whose(row)) for row in rows]
        here = {(one, self._clubs.club_ids.get(row.club), row.joined) for row, one in ids}
        for row, one in ids:
            if one is not None:
                others = own[one]
                later = [
                    stay
                    for stay in others
                    if (one, stay["club_id"], stored_day(stay["joined"])) not in here
                ]
                self._look_at_stretch(row, others, later)

    def _look_at_stretch(self, row: Row, stays: list[Fields], unnamed: list[Fields]) -> None:
        """One membership; ``unnamed`` are those that have no row in this import."""
        club_id, day = self._clubs.club_ids[row.club], row.joined.isoformat()
        stay = next(one for one in stays if (one["club_id"], one["joined"]) == (club_id, day))
        if row.left_because is not None and stay["left_on"] is None:
            self._import.finding(
                row, "left_because", _("There is a reason, but no day of leaving.")
            )
        if stay["left_on"] == stay["joined"]:
            self._import.finding(
                row, "left", _("The membership has no day: it ends on the day it begins.")
            )
        clashes = [one for one in stays if one is not stay and _runs_into(one, stay)]
        clashes += [one for one in unnamed if one is not stay and _runs_into(stay, one)]
        if any(one["club_id"] == club_id for one in clashes):
            message = _("The membership overlaps another one in the same club.")
        elif clashes:
            message = _("The membership overlaps one in another club.")
        else:
            return
        self._import.finding(
            row, "joined", message, _("Correct the days, or fill in when the other one ended.")
        )

    def _look_at_members(self) -> None:
        """A member in the club without the family, or before being born."""
        for row in self._import.book.rows("members"):
            family_id, member_id = self._family_id(row), self._member_id(row)
            if family_id is None or member_id is None:
                continue
            club_id = self._clubs.club_ids[row.club]
            stays = self._members.stays(member_id, club_id)
            span = next(filter(None, map(_span, _at(stays, row.joined))), None)
            theirs = [one for one in map(_span, self._families.stays(family_id, club_id)) if one]
            if span is not None and gaps(theirs, span):
                column = "left" if any(one.contains(row.joined) for one in theirs) else "joined"
                self._import.finding(
                    row, column, _("The member is in the club on days when the family is not.")
                )
            born = row.birth_year
            if born is not None and not born.estimated and born.year > row.joined.year:
                self._import.finding(
                    row, "birth_year", _("The member joined before the year of birth.")
                )

    # -- marks

    def _look_at_marks(self) -> None:
        """Marks at a meeting not held, told once a meeting, or outside the membership, once."""
        not_held, outside = set[bytes](), set[tuple[bytes, bytes]]()
        stays: dict[tuple[bytes, bytes], list[tuple[str, str]]] = {}
        for row, (meeting_id, member_id) in self._attendance.marks():
            if row.status is AttendanceStatus.unknown:
                continue
            meeting = self._meetings.fields((meeting_id,))
            if not meeting["held"] and meeting_id not in not_held:
                not_held.add(meeting_id)
                self._import.finding(
                    row, "status", _("Marks stand at a meeting that was not held.")
                )
            where = (member_id, meeting["club_id"])
            if where not in stays:
                stays[where] = [
                    (stay["joined"], stay["left_on"] or "~") for stay in self._members.stays(*where)
                ]
            day = meeting["date"]
            if where not in outside and not any(
                joined <= day < left for joined, left in stays[where]
            ):
                outside.add(where)
                self._import.finding(
                    row, "member", _("The member is marked on a day outside the membership.")
                )


def _at(stays: Iterable[Fields], joined: date) -> Iterator[Fields]:
    day = joined.isoformat()
    return (stay for stay in stays if stay["joined"] == day)


def _span(stay: Fields) -> Span | None:
    """The days of a stretch; None where it has none."""
    return Span.before(date.fromisoformat(stay["joined"]), stored_day(stay["left_on"]))


def _runs_into(earlier: Fields, later: Fields) -> bool:
    """Whether a stretch still holds when a later one begins, and both have days at all."""
    begins, ends = later["joined"], earlier["left_on"]
    holds = earlier["joined"] <= begins and (ends is None or ends > begins)
    return bool(holds and later["left_on"] != begins)
