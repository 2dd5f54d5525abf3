"""The verbs of courses, supervision and gatherings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from familieklubb.cli.assistants import assistant_id
from familieklubb.cli.groups import GroupVerb, Option, Typed, Word, given_only, say, the_one
from familieklubb.cli.output import tell
from familieklubb.i18n import N_, _

if TYPE_CHECKING:
    from familieklubb.services.course_views import CourseView, SessionView
    from familieklubb.services.desk import Desk
    from familieklubb.services.gathering_views import GatheringView

_NEW_NAME = Option("new_name", "NAME", N_("Another name."))
_COMMON = (
    Option("place", "PLACE", N_("Where it was.")),
    Option("country", "COUNTRY", N_("The country; Norway unless given.")),
    Option("from_day", "DAY", N_("The first day.")),
    Option("last_day", "DAY", N_("The last day; the first one unless given.")),
    Option("hours", "N", N_("How many hours.")),
)
_WHO = Option("participant", "NAME", N_("An assistant who took part; may be repeated."), many=True)

# -- courses

_COURSE = Word("name", "COURSE", N_("The name of the course."))
_COURSE_FIELDS = (
    Option("kind", "WORD", N_("certification, refresher, members, module_1 … or other.")),
    *_COMMON,
    Option("organiser", "NAME", N_("Who held it.")),
)
_COURSE_PLAIN = tuple(option.name for option in _COURSE_FIELDS)


def _course(desk: Desk, typed: Typed) -> CourseView:
    courses = desk.assistants.courses.all()
    key = the_one(typed["name"], ((one.name, one.id, "") for one in courses), _("Course"))
    return next(one for one in courses if one.id == key)


def _courses(desk: Desk, typed: Typed) -> None:
    from familieklubb.reporting.words import word
    from familieklubb.tui.present.words import span_text

    found = desk.assistants.courses.all()
    lines = (
        f"{span_text(one.from_day, one.last_day)}: {one.name}, {word(one.kind)}" for one in found
    )
    say(typed, found, lines)


def _show_course(desk: Desk, typed: Typed) -> None:
    from familieklubb.tui.present.assistants import course_text

    card = desk.assistants.courses.show(_course(desk, typed).id)
    say(typed, card, course_text(card).split("\n"))


def _add_course(desk: Desk, typed: Typed) -> None:
    from familieklubb.services.course_views import CourseInput

    values = given_only(typed, _COURSE_PLAIN)
    key = desk.assistants.courses.add(CourseInput(name=typed["name"], **values))
    if typed.get("participant"):
        desk.assistants.courses.take_part(key, _who(desk, typed))
    tell(_("“{name}” is added.").format(name=typed["name"]))


def _edit_course(desk: Desk, typed: Typed) -> None:
    from familieklubb.services.course_views import CourseInput

    one = _course(desk, typed)
    values = {
        "name": typed.get("new_name") or one.name,
        "kind": one.kind.value,
        "country": one.country,
        "place": one.place or "",
        "from_day": one.from_day.isoformat(),
        "last_day": one.last_day.isoformat(),
        "hours": "" if one.hours is None else f"{one.hours:g}",
        "organiser": one.organiser or "",
        **given_only(typed, _COURSE_PLAIN),
    }
    desk.assistants.courses.edit(one.id, CourseInput(**values))
    if typed.get("participant"):
        desk.assistants.courses.take_part(one.id, _who(desk, typed))
    tell(_("“{name}” is changed.").format(name=values["name"]))


def _end_course(desk: Desk, typed: Typed) -> None:
    desk.assistants.courses.remove(_course(desk, typed).id)
    tell(_("“{name}” is removed.").format(name=typed["name"]))


def _who(desk: Desk, typed: Typed) -> tuple[bytes, ...]:
    return tuple(assistant_id(desk, name) for name in typed.get("participant") or ())


COURSE = (
    GroupVerb("list", N_("List the courses."), _courses, listing=True),
    GroupVerb("show", N_("Show a course and who took part."), _show_course, (_COURSE,), (), True),
    GroupVerb("add", N_("Add a course."), _add_course, (_COURSE,), (*_COURSE_FIELDS, _WHO)),
    GroupVerb(
        "edit",
        N_("Change a course. Participants that are given take the place of all others."),
        _edit_course,
        (_COURSE,),
        (_NEW_NAME, *_COURSE_FIELDS, _WHO),
    ),
    GroupVerb("end", N_("Take a course away that was noted by mistake."), _end_course, (_COURSE,)),
)

# -- supervision

_SESSION = Word("date", "DAY", N_("The day of the session."))
_SESSION_FIELDS = (
    Option("kind", "WORD", N_("group (unless given), individual or joint.")),
    Option("hours", "N", N_("How many hours.")),
    Option("supervisor", "NAME", N_("Who led it.")),
    _WHO,
)
_SESSION_PLAIN = ("kind", "hours", "supervisor")
_WHERE = Word("place", "PLACE", N_("The place of the session."))


def _session(desk: Desk, typed: Typed) -> SessionView:
    from familieklubb.services.dates import typed_day

    day = typed_day(typed["date"], desk.today())
    there = [one for one in desk.assistants.supervision.all() if one.date == day]
    key = the_one(typed["place"], ((one.place, one.id, "") for one in there), _("Supervision"))
    return next(one for one in there if one.id == key)


def _sessions(desk: Desk, typed: Typed) -> None:
    from familieklubb.tui.present.words import day_text

    found = desk.assistants.supervision.all()
    lines = (
        ", ".join([f"{day_text(one.date)}: {one.place}", *(who.name for who in one.participants)])
        for one in found
    )
    say(typed, found, lines)


def _show_session(desk: Desk, typed: Typed) -> None:
    from familieklubb.tui.present.assistants import session_text

    one = _session(desk, typed)
    say(typed, one, session_text(one).split("\n"))


def _add_session(desk: Desk, typed: Typed) -> None:
    from familieklubb.services.course_views import SessionInput

    desk.assistants.supervision.add(
        SessionInput(
            typed["date"],
            typed["place"],
            participants=_who(desk, typed),
            **given_only(typed, _SESSION_PLAIN),
        )
    )
    tell(_("“{name}” is added.").format(name=typed["place"]))


def _edit_session(desk: Desk, typed: Typed) -> None:
    from familieklubb.services.course_views import SessionInput

    one = _session(desk, typed)
    values = {
        "kind": one.kind.value,
        "hours": f"{one.hours:g}",
        "supervisor": one.supervisor or "",
        **given_only(typed, _SESSION_PLAIN),
    }
    who = _who(desk, typed) or tuple(person.id for person in one.participants)
    desk.assistants.supervision.edit(
        one.id, SessionInput(one.date.isoformat(), one.place, participants=who, **values)
    )
    tell(_("“{name}” is changed.").format(name=one.place))


def _end_session(desk: Desk, typed: Typed) -> None:
    desk.assistants.supervision.remove(_session(desk, typed).id)
    tell(_("“{name}” is removed.").format(name=typed["place"]))


_BOTH = (_SESSION, _WHERE)
SUPERVISION = (
    GroupVerb("list", N_("List the supervision sessions."), _sessions, listing=True),
    GroupVerb("show", N_("Show a session and who took part."), _show_session, _BOTH, (), True),
    GroupVerb("add", N_("Note a supervision session."), _add_session, _BOTH, _SESSION_FIELDS),
    GroupVerb("edit", N_("Change a supervision session."), _edit_session, _BOTH, _SESSION_FIELDS),
    GroupVerb("end", N_("Take a session away that was noted by mistake."), _end_session, _BOTH),
)

# -- gatherings

_GATHERING = Word("name", "GATHERING", N_("The name of the gathering."))
_GATHERING_FIELDS = (
    Option("scope", "WORD", N_("local, national, nordic, international or interclub.")),
    Option("audience", "WORD", N_("assistants, members or mixed.")),
    *_COMMON,
    Option("participants", "N", N_("The head-count.")),
)
_GATHERING_PLAIN = tuple(option.name for option in _GATHERING_FIELDS)


def _gathering(desk: Desk, typed: Typed) -> GatheringView:
    found = desk.gatherings.all()
    key = the_one(typed["name"], ((one.name, one.id, "") for one in found), _("Gathering"))
    return next(one for one in found if one.id == key)


def _gatherings(desk: Desk, typed: Typed) -> None:
    from familieklubb.tui.present.words import span_text

    found = desk.gatherings.all()
    lines = (f"{span_text(one.from_day, one.last_day)}: {one.name}, {one.came}" for one in found)
    say(typed, found, lines)


def _show_gathering(desk: Desk, typed: Typed) -> None:
    from familieklubb.tui.present.gatherings import gathering_text

    found = desk.gatherings.door(_gathering(desk, typed).id)
    say(typed, found, gathering_text(found).split("\n"))


def _add_gathering(desk: Desk, typed: Typed) -> None:
    from familieklubb.services.gathering_views import GatheringInput

    values = given_only(typed, _GATHERING_PLAIN)
    desk.gatherings.add(GatheringInput(name=typed["name"], **values))
    tell(_("“{name}” is added.").format(name=typed["name"]))


def _edit_gathering(desk: Desk, typed: Typed) -> None:
    from familieklubb.services.gathering_views import GatheringInput

    one = _gathering(desk, typed)
    values = {
        "name": typed.get("new_name") or one.name,
        "scope": one.scope.value,
        "audience": one.audience.value,
        "country": one.country,
        "place": one.place or "",
        "from_day": one.from_day.isoformat(),
        "last_day": one.last_day.isoformat(),
        "hours": "" if one.hours is None else f"{one.hours:g}",
        "participants": "" if one.participants is None else str(one.participants),
        **given_only(typed, _GATHERING_PLAIN),
    }
    desk.gatherings.edit(one.id, GatheringInput(**values))
    tell(_("“{name}” is changed.").format(name=values["name"]))


def _end_gathering(desk: Desk, typed: Typed) -> None:
    desk.gatherings.remove(_gathering(desk, typed).id)
    tell(_("“{name}” is removed.").format(name=typed["name"]))


GATHERING = (
    GroupVerb("list", N_("List the gatherings."), _gatherings, listing=True),
    GroupVerb(
        "show", N_("Show a gathering and who came."), _show_gathering, (_GATHERING,), (), True
    ),
    GroupVerb("add", N_("Add a gathering."), _add_gathering, (_GATHERING,), _GATHERING_FIELDS),
    GroupVerb(
        "edit",
        N_("Change a gathering."),
        _edit_gathering,
        (_GATHERING,),
        (_NEW_NAME, *_GATHERING_FIELDS),
    ),
    GroupVerb(
        "end",
        N_("Take a gathering away that was noted by mistake."),
        _end_gathering,
        (_GATHERING,),
    ),
)
