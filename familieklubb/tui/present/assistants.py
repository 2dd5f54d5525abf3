"""How assistants, courses and supervision are told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from familieklubb import i18n
from familieklubb.i18n import _, ngettext
from familieklubb.reporting.words import word
from familieklubb.tui.present.words import (
    country_text,
    day_text,
    facts,
    hours_text,
    section,
    span_text,
)

if TYPE_CHECKING:
    from familieklubb.services.assistant_views import (
        AssistantCard,
        AssistantLine,
        CertificationView,
        TrainingView,
    )
    from familieklubb.services.course_views import CourseCard, SessionView

NOT_CERTIFIED = "–"


def state_text(line: AssistantLine) -> str:
    """The state of the certification as words, with the day on which it ends."""
    if line.state is None:
        return _("not certified")
    if line.renew_by is None:
        return word(line.state)
    return _("{state}, until {day}").format(state=word(line.state), day=day_text(line.renew_by))


def of_asked(number: int, asked: int) -> str:
    """How many there were of those that the network asks for."""
    return _("{n} of {of}").format(n=number, of=asked) if asked else i18n.number(number)


def assistant_text(card: AssistantCard) -> str:
    """All there is to say of an assistant."""
    line = card.line
    head = facts(
        (_("Place"), line.place),
        (_("Person"), line.person),
        (_("Organisation"), card.organisation),
        (_("Kind"), word(card.leader_type)),
        (_("Certification"), state_text(line)),
        (_("Supervision"), of_asked(line.supervision, line.supervision_asked)),
        (_("Training"), of_asked(line.training, line.training_asked)),
    )
    lines = [
        line.name,
        "",
        *head,
        *section(_("Roles"), map(_role, card.roles), _("no role in any club")),
        *section(_("Certifications"), map(_certification, card.certifications), _("none")),
        *section(_("Courses"), map(_training, card.training), _("none")),
        *section(
            _("Supervision"),
            (f"{day_text(one.date)}  {one.place}" for one in card.supervision[:24]),
            _("none"),
        ),
    ]
    return "\n".join(lines)


def _role(role: object) -> str:
    club, first, last = (getattr(role, name) for name in ("club", "from_day", "last_day"))
    return f"{club}  {span_text(first, last)}"


def _certification(one: CertificationView) -> str:
    known = [day_text(one.certified_on), word(one.state)]
    if one.last_day is not None:
        known.append(_("until {day}").format(day=day_text(one.last_day)))
    if one.withdrawn_on is not None:
        known.append(_("withdrawn {day}").format(day=day_text(one.withdrawn_on)))
    known += [country_text(one.country)] if one.country else []
    known += [text for text in (one.issuer, one.course) if text]
    return ", ".join(known)


def _training(one: TrainingView) -> str:
    known = [day_text(one.from_day), one.name, word(one.kind), country_text(one.country)]
    if one.hours is not None:
        known.append(_("{hours} h").format(hours=hours_text(one.hours)))
    if one.completed_on is None:
        known.append(_("not finished"))
    return ", ".join(known)


def course_text(card: CourseCard) -> str:
    """All there is to say of a course."""
    course = card.course
    head = facts(
        (_("Kind"), word(course.kind)),
        (_("Days"), span_text(course.from_day, course.last_day)),
        (_("Place"), course.place),
        (_("Country"), country_text(course.country)),
        (_("Hours"), hours_text(course.hours)),
        (_("Organiser"), course.organiser),
    )
    named = (
        f"{one.name}  {one.detail}" + ("" if one.completed_on else "  " + _("not finished"))
        for one in card.taking_part
    )
    count = ngettext("{n} took part", "{n} took part", course.participants).format(
        n=course.participants
    )
    return "\n".join([course.name, "", *head, *section(count, named)])


def session_text(session: SessionView) -> str:
    """All there is to say of a supervision session."""
    head = facts(
        (_("Kind"), word(session.kind)),
        (_("Hours"), hours_text(session.hours)),
        (_("Supervisor"), session.supervisor),
    )
    n = len(session.participants)
    count = ngettext("{n} took part", "{n} took part", n).format(n=n)
    named = (f"{one.name}  {one.detail}" for one in session.participants)
    title = f"{day_text(session.date)}  {session.place}"
    return "\n".join([title, "", *head, *section(count, named)])
