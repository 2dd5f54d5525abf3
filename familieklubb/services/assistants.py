"""The use cases of assistants: who is certified, until when, and where."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from datetime import date

from sqlmodel import Session, select

from familieklubb import i18n
from familieklubb.domain.identity import random_id
from familieklubb.errors import FamilieklubbError
from familieklubb.i18n import _
from familieklubb.records import Assistant, AssistantRole, Certification, Club, Course
from familieklubb.register.clock import Clock, local_day
from familieklubb.register.file import Register
from familieklubb.register.writing import Writing
from familieklubb.services.assistant_inputs import (
    AssistantInput,
    CertificationInput,
    RoleInput,
    read_assistant,
    read_certification,
    read_role,
)
from familieklubb.services.assistant_reading import AssistantReading
from familieklubb.services.assistant_views import AssistantCard, AssistantList
from familieklubb.services.courses import Courses
from familieklubb.services.family_refusals import no_club
from familieklubb.services.profiles import profile_of
from familieklubb.services.refused import Refused
from familieklubb.services.register_fields import RegisterFields
from familieklubb.services.supervisions import Supervisions


class Assistants:
    """The assistants of the register; ``courses`` and ``supervision`` are what they take part in.

    What was noted by mistake is undone, or corrected; what is over is ended.
    """

    def __init__(
        self,
        register: Register,
        clock: Clock,
        new_id: Callable[[], bytes] = lambda: random_id(secrets.token_bytes),
    ) -> None:
        self._register = register
        self._clock = clock
        self._new_id = new_id
        self.courses = Courses(register, clock, new_id)
        self.supervision = Supervisions(register, clock, new_id)

    # -- looking --------------------------------------------------------------------------------

    def all(self, day: date | None = None) -> AssistantList:
        """Every assistant as of a day, today unless given."""
        on = day or self._today()
        profile = profile_of(self._register)
        return self._register.read(lambda session: AssistantReading(session, on, profile).all())

    def show(self, assistant_id: bytes, day: date | None = None) -> AssistantCard:
        """One assistant in full; raises FamilieklubbError where it is not in the register."""
        on = day or self._today()
        profile = profile_of(self._register)
        card = self._register.read(
            lambda session: AssistantReading(session, on, profile).card(assistant_id)
        )
        if card is None:
            raise no_assistant()
        return card

    # -- the assistant --------------------------------------------------------------------------

    def add(self, typed: AssistantInput) -> bytes:
        """A new assistant, with a role where a club is given; the id. Raises Refused."""
        draft, role_from = read_assistant(typed, self._today())

        def work(writing: Writing) -> bytes:
            session = writing.session
            _refuse_twin(session, draft.name, draft.place, draft.person, None)
            one = self._new_id()
            session.add(Assistant(id=one, **draft.model_dump()))
            session.flush()
            if typed.club_id is not None:
                self._take_role(session, one, typed.club_id, role_from, None)
            return one

        return self._register.write("assistant.add", work)

    def edit(self, assistant_id: bytes, typed: AssistantInput) -> None:
        """Correct who the assistant is; raises Refused."""
        draft, _role_from = read_assistant(typed, self._today())

        def work(writing: Writing) -> None:
            found = _assistant(writing.session, assistant_id)
            _refuse_twin(writing.session, draft.name, draft.place, draft.person, assistant_id)
            for name, value in draft.model_dump().items():
                setattr(found, name, value)

        self._register.write("assistant.edit", work)

    # -- roles ----------------------------------------------------------------------------------

    def begin_role(self, assistant_id: bytes, typed: RoleInput) -> None:
        """A role in a club; raises Refused."""
        club_id, first, last = read_role(typed, self._today())

        def work(writing: Writing) -> None:
            _assistant(writing.session, assistant_id)
            self._take_role(writing.session, assistant_id, club_id, first, last)

        self._register.write("assistant.role", work)

    def end_role(self, role_id: bytes, typed: str) -> None:
        """The last day of a role, today if blank; raises Refused."""
        fields = RegisterFields(self._today())
        day = fields.past_day("last_day", typed, self._today())
        fields.settle()

        def work(writing: Writing) -> None:
            role = writing.session.get(AssistantRole, role_id)
            if role is None:
                raise no_assistant()
            if day < role.from_day:
                raise Refused({"last_day": _before(role.from_day)})
            role.last_day = day

        self._register.write("assistant.role_end", work)

    def _take_role(
        self,
        session: Session,
        assistant_id: bytes,
        club_id: bytes,
        first: date,
        last: date | None,
    ) -> None:
        if session.get(Club, club_id) is None:
            raise no_club()
        held = session.exec(
            select(AssistantRole).where(
                AssistantRole.assistant_id == assistant_id, AssistantRole.club_id == club_id
            )
        )
        for one in held:
            ended = one.last_day is not None and one.last_day < first
            before = last is not None and last < one.from_day
            if not (ended or before):
                text = _("The assistant has a role in that club from {day} already.")
                raise Refused({"club": text.format(day=i18n.day(one.from_day))})
        session.add(
            AssistantRole(
                id=self._new_id(),
                assistant_id=assistant_id,
                club_id=club_id,
                from_day=first,
                last_day=last,
            )
        )

    # -- certifications -------------------------------------------------------------------------

    def certify(self, assistant_id: bytes, typed: CertificationInput) -> None:
        """A certification; raises Refused."""
        draft = read_certification(typed, self._today())

        def work(writing: Writing) -> None:
            session = writing.session
            _assistant(session, assistant_id)
            if typed.course_id is not None and session.get(Course, typed.course_id) is None:
                raise Refused({"course": _("The course is not in the register any more.")})
            again = session.exec(
                select(Certification).where(
                    Certification.assistant_id == assistant_id,
                    Certification.certified_on == draft.certified_on,
                )
            ).first()
            if again is not None:
                raise Refused({"certified_on": _("A certification of that day is there already.")})
            session.add(
                Certification(
                    id=self._new_id(),
                    assistant_id=assistant_id,
                    course_id=typed.course_id,
                    **draft.model_dump(),
                )
            )

        self._register.write("assistant.certify", work)

    def withdraw(self, certification_id: bytes, typed: str) -> None:
        """The day from which a certification is withdrawn, today if blank; raises Refused."""
        fields = RegisterFields(self._today())
        day = fields.past_day("withdrawn_on", typed, self._today())
        fields.settle()

        def work(writing: Writing) -> None:
            found = writing.session.get(Certification, certification_id)
            if found is None:
                raise no_assistant()
            if day < found.certified_on:
                raise Refused({"withdrawn_on": _before(found.certified_on)})
            found.withdrawn_on = day

        self._register.write("assistant.withdraw", work)

    def _today(self) -> date:
        return local_day(self._clock())


def _assistant(session: Session, assistant_id: bytes) -> Assistant:
    found = session.get(Assistant, assistant_id)
    if found is None:
        raise no_assistant()
    return found


def _refuse_twin(
    session: Session, name: str, place: str, person: str | None, but: bytes | None
) -> None:
    for one in session.exec(select(Assistant)):
        same = (one.name.casefold(), one.place.casefold(), one.person or "") == (
            name.casefold(),
            place.casefold(),
            person or "",
        )
        if same and one.id != but:
            text = _("There is an assistant of that name and place already. What tells them apart?")
            raise Refused({"person": text})


def _before(day: date) -> str:
    return _("It began on {day}, and cannot end before that.").format(day=i18n.day(day))


def no_assistant() -> FamilieklubbError:
    """The assistant is not in the register any more."""
    return FamilieklubbError(
        _("The assistant is not in the register any more."),
        _("Go back to the list of assistants."),
    )
