"""The use cases of supervision among assistants."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection
from datetime import date

from sqlmodel import Session, select

from familieklubb.domain.values import SupervisionKind
from familieklubb.errors import FamilieklubbError
from familieklubb.i18n import _
from familieklubb.importing.words import SUPERVISION_KIND
from familieklubb.records import SupervisionParticipant, SupervisionSession
from familieklubb.records.supervision import SupervisionSessionDraft
from familieklubb.register.clock import Clock, local_day
from familieklubb.register.file import Register
from familieklubb.register.writing import Writing
from familieklubb.services.course_views import Choice, SessionInput, SessionView
from familieklubb.services.register_fields import RegisterFields

MOST_HOURS = 100


class Supervisions:
    """The supervision sessions of the register."""

    def __init__(self, register: Register, clock: Clock, new_id: Callable[[], bytes]) -> None:
        self._register = register
        self._clock = clock
        self._new_id = new_id

    def all(self) -> tuple[SessionView, ...]:
        """Every session, the newest first."""
        return self._register.read(_sessions)

    def add(self, typed: SessionInput) -> bytes:
        """A new session; its id. Raises Refused."""
        draft = self._read(typed)

        def work(writing: Writing) -> bytes:
            one = self._new_id()
            writing.session.add(SupervisionSession(id=one, **draft.model_dump()))
            writing.session.flush()
            _set_participants(writing.session, one, typed.participants)
            return one

        return self._register.write("supervision.add", work)

    def edit(self, session_id: bytes, typed: SessionInput) -> None:
        """Correct a session and who took part; raises Refused."""
        draft = self._read(typed)

        def work(writing: Writing) -> None:
            found = writing.session.get(SupervisionSession, session_id)
            if found is None:
                raise no_session()
            for name, value in draft.model_dump().items():
                setattr(found, name, value)
            _set_participants(writing.session, session_id, typed.participants)

        self._register.write("supervision.edit", work)

    def remove(self, session_id: bytes) -> None:
        """Take a session away that was noted by mistake; raises FamilieklubbError without it."""

        def work(writing: Writing) -> None:
            session = writing.session
            found = session.get(SupervisionSession, session_id)
            if found is None:
                raise no_session()
            _set_participants(session, session_id, ())
            session.flush()
            session.delete(found)

        self._register.write("supervision.remove", work)

    def _read(self, typed: SessionInput) -> SupervisionSessionDraft:
        fields = RegisterFields(local_day(self._clock()))
        day = fields.past_day("date", typed.date, fields.today)
        place = fields.name("place", typed.place)
        kind = fields.word("kind", typed.kind, SUPERVISION_KIND, SupervisionKind)
        hours = fields.number("hours", typed.hours, 0, MOST_HOURS)
        if hours is None:
            fields.refuse("hours", _("This must be filled in."))
        supervisor = fields.line("supervisor", typed.supervisor)
        fields.settle()
        return SupervisionSessionDraft(
            date=day,
            place=place,
            kind=kind or SupervisionKind.group,
            hours=hours or 0,
            supervisor=supervisor,
        )


def _set_participants(session: Session, session_id: bytes, who: Collection[bytes]) -> None:
    held = {
        one.assistant_id: one
        for one in session.exec(
            select(SupervisionParticipant).where(SupervisionParticipant.session_id == session_id)
        )
    }
    for key, one in held.items():
        if key not in who:
            session.delete(one)
    for key in who:
        if key not in held:
            session.add(SupervisionParticipant(session_id=session_id, assistant_id=key))


def _sessions(session: Session) -> tuple[SessionView, ...]:
    connection = session.connection()
    there: dict[bytes, list[Choice]] = defaultdict(list)
    for key, assistant, name, place in connection.exec_driver_sql(
        "SELECT p.session_id, a.id, a.name, a.place FROM supervision_participant p "
        "JOIN assistant a ON a.id = p.assistant_id ORDER BY a.name"
    ):
        there[bytes(key)].append(Choice(bytes(assistant), name, place))
    rows = connection.exec_driver_sql(
        "SELECT id, date, place, kind, hours, supervisor FROM supervision_session "
        "ORDER BY date DESC, place"
    )
    return tuple(
        SessionView(
            bytes(key),
            date.fromisoformat(day),
            place,
            SupervisionKind(kind),
            hours,
            supervisor,
            tuple(there.get(bytes(key), ())),
        )
        for key, day, place, kind, hours, supervisor in rows
    )


def no_session() -> FamilieklubbError:
    """The session is not in the register any more."""
    return FamilieklubbError(
        _("The supervision session is not in the register any more."),
        _("Go back to the list of sessions."),
    )
