"""A meeting as it is said on the command line, put over what stands in its sheet."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from familieklubb.cli.clubs import club_id
from familieklubb.cli.groups import Typed, given_only, plain, the_one
from familieklubb.domain.values import AttendanceStatus
from familieklubb.errors import FamilieklubbError
from familieklubb.i18n import _

if TYPE_CHECKING:
    from familieklubb.services.desk import Desk
    from familieklubb.services.meeting_views import MeetingInput, MeetingSheet

MARKS = tuple(AttendanceStatus)
_TEXTS = ("theme", "notes", "guests", "start", "end")


def chosen_club(desk: Desk, typed: Typed) -> bytes:
    """The club that was named, else the register's own; raises FamilieklubbError without one."""
    name = typed.get("club")
    found = desk.home.own_club() if name is None else club_id(desk, name)
    if found is None:
        raise FamilieklubbError(
            _("There is no club in this register yet."), _("Add the club first.")
        )
    return found


def sheet_for(desk: Desk, typed: Typed, day: str | None) -> MeetingSheet:
    """The sheet of a day, else of the meeting most likely meant; raises WrongWords, Refused."""
    club = chosen_club(desk, typed)
    when = desk.meetings.to_log(club) if day is None else desk.meetings.when(day)[0]
    number = typed.get("number") or "1"
    return desk.meetings.sheet(club, when, int(number) if number.isdecimal() else 0)


def as_said(sheet: MeetingSheet, typed: Typed) -> MeetingInput:
    """What the sheet has, with what was said in its place; raises WrongWords for a name."""
    from familieklubb.services.meeting_views import MeetingInput

    new = sheet.meeting_id is None
    people = list(_people(sheet))
    assistants = [(one.name, one.id, "") for one in sheet.assistants]
    standing = MeetingInput(
        club_id=sheet.club_id,
        date=sheet.date.isoformat(),
        n=sheet.n,
        held=sheet.held,
        reason=str(sheet.reason or ""),
        marks=dict(_marks(sheet, typed)),
        # Suggestions are for a screen that shows them; here only what is said is written.
        chair=None if new else sheet.chair,
        minute_taker=None if new else sheet.minute_taker,
        assistant=None if new else sheet.assistant,
        start=sheet.start or "",
        end=sheet.end or "",
        theme=sheet.theme or "",
        guests="" if new or sheet.guests is None else str(sheet.guests),
        notes=sheet.notes or "",
        parallel_groups=sheet.parallel_groups or bool(typed.get("parallel")),
    )
    said: dict[str, Any] = dict(given_only(typed, _TEXTS))
    for name, options in (
        ("chair", [*people, *assistants]),
        ("minute_taker", [*people, *assistants]),
        ("assistant", assistants),
    ):
        if typed.get(name) is not None:
            said[name] = the_one(typed[name], options, _("Person")) if typed[name] else None
    if typed.get("not_held") is not None:
        said |= {"held": False, "reason": typed["not_held"]}
    elif typed.get("all_present"):
        said["held"] = True
    return replace(standing, **said)


def _people(sheet: MeetingSheet) -> Iterator[tuple[str, bytes, str]]:
    for family in sheet.families:
        for member in family.members:
            yield f"{family.label}/{member.label}", member.id, ""


def _marks(sheet: MeetingSheet, typed: Typed) -> Iterator[tuple[bytes, AttendanceStatus]]:
    """What stands; everybody else, where all are here; then the exceptions."""
    for member in sheet.members:
        mark = member.mark or (AttendanceStatus.present if typed.get("all_present") else None)
        if mark is not None:
            yield member.id, mark
    families = [(family.label, family.id, "") for family in sheet.families]
    options = [*families, *_people(sheet)]
    members = {family.id: [one.id for one in family.members] for family in sheet.families}
    for status in MARKS:
        for name in typed.get(status.value) or ():
            found = the_one(name, options, _("Family or member"))
            for member_id in members.get(found, [found]):
                yield member_id, status


def document(sheet: MeetingSheet) -> dict[str, Any]:
    """A logged meeting as plain values, people by name."""
    names = {key: name for name, key, _detail in _people(sheet)}
    names |= {one.id: one.name for one in sheet.assistants}
    found: dict[str, Any] = plain(sheet)
    for left_out in ("rota", "assistants", "families", "ordinal"):
        del found[left_out]
    for duty in ("chair", "minute_taker", "assistant"):
        key = getattr(sheet, duty)
        found[duty] = None if key is None else names.get(key)
    found["marks"] = [
        {
            "family": family.label,
            "member": member.label,
            "status": None if member.mark is None else member.mark.value,
        }
        for family in sheet.families
        for member in family.members
    ]
    return found
