"""The use cases of single members of a family."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import date

from sqlmodel import col, select

from familieklubb.domain.values import LeftBecause
from familieklubb.i18n import _
from familieklubb.records import AnnouncedAbsence, Member, MemberMembership
from familieklubb.register.clock import Clock, local_day
from familieklubb.register.file import Register
from familieklubb.register.writing import Writing
from familieklubb.services.belonging import Belonging
from familieklubb.services.family_findings import Finding, look_at, marks_from
from familieklubb.services.family_inputs import (
    ConsentInput,
    EndInput,
    FamilyFields,
    MemberEdit,
    MemberInput,
    read_end,
)
from familieklubb.services.family_reading import noted
from familieklubb.services.family_refusals import cannot_be_removed, has_left, no_member
from familieklubb.services.refused import Refused


@dataclass(frozen=True, slots=True)
class MemberSaved:
    """A member was saved; the findings are odd, and kept."""

    member_id: bytes
    family_id: bytes
    findings: tuple[Finding, ...]


class Members:
    """The members of families, one by one."""

    def __init__(self, register: Register, clock: Clock, new_id: Callable[[], bytes]) -> None:
        self._register = register
        self._clock = clock
        self._new_id = new_id

    def add(self, family_id: bytes, typed: MemberInput) -> MemberSaved:
        """One more member, from a day on, else from today; raises Refused."""
        fields = FamilyFields(self._today())
        read = fields.member(typed)
        fields.settle()

        def work(writing: Writing) -> MemberSaved:
            belonging = Belonging.of(writing, family_id, self._new_id)
            stay = belonging.still_open()
            if read is None:
                raise no_member()
            day = read.joined or max(self._today(), stay.joined)
            member = Member(id=self._new_id(), family_id=family_id, **read.draft.model_dump())
            belonging.add_member(member, stay.club_id, day)
            belonging.settle("joined")
            return self._saved(writing, belonging, member.id)

        return self._register.write("member.add", work)

    def edit(self, member_id: bytes, typed: MemberEdit) -> MemberSaved:
        """Another label, role, birth year, or days of the last stretch; raises Refused.

        The stretch is that in the club of the family's last one.
        """
        fields = FamilyFields(self._today())
        typed_member = MemberInput(typed.label, typed.role, typed.born)
        read = fields.member(typed_member)
        joined = fields.past_day("joined", typed.joined)
        left = fields.day("left", typed.left, self._today())
        because = fields.because("because", typed.because)
        if left is None and because is not None:
            fields.refuse("left", _("There is a reason, but no day of leaving."))
        fields.settle()

        def work(writing: Writing) -> MemberSaved:
            belonging, member = self._belonging(writing, member_id)
            if read is None:
                raise no_member()
            for name in ("label", "role", "birth_year", "birth_year_estimated"):
                setattr(member, name, getattr(read.draft, name))
            stay = _last(belonging, member_id)
            reason = (because or stay.left_because or LeftBecause.unknown) if left else None
            if (joined, left, reason) != (stay.joined, stay.left_on, stay.left_because):
                at = "joined" if joined != stay.joined else "left"
                stay.joined, stay.left_on, stay.left_because = joined, left, reason
                belonging.settle(at)
            return self._saved(writing, belonging, member_id)

        return self._register.write("member.edit", work)

    def end(self, member_id: bytes, typed: EndInput) -> MemberSaved:
        """A member leaves while the family stays; raises Refused."""
        day, because = read_end(typed, self._today())

        def work(writing: Writing) -> MemberSaved:
            belonging, member = self._belonging(writing, member_id)
            stay = _last(belonging, member_id)
            if stay.left_on is not None:
                raise has_left(member.label, stay.left_on)
            stay.left_on, stay.left_because = day, because
            belonging.settle("day")
            marks = marks_from(writing.session, {member_id: member}, stay.club_id, day)
            return self._saved(writing, belonging, member_id, *marks)

        return self._register.write("member.end", work)

    def come_back(self, member_id: bytes, day: str) -> MemberSaved:
        """A member who left is back, from a day on, in the family's club; raises Refused."""
        fields = FamilyFields(self._today())
        back = fields.past_day("day", day, self._today())
        fields.settle()

        def work(writing: Writing) -> MemberSaved:
            belonging, _member = self._belonging(writing, member_id)
            belonging.begin_member(member_id, belonging.still_open().club_id, back)
            belonging.settle("day")
            return self._saved(writing, belonging, member_id)

        return self._register.write("member.return", work)

    def remove(self, member_id: bytes) -> None:
        """Take a member away that was added by mistake.

        Raises FamilieklubbError when anything was noted of them, and for the family's last one.
        """

        def work(writing: Writing) -> None:
            belonging, member = self._belonging(writing, member_id)
            if noted(writing.session, belonging.family.id, member_id):
                raise cannot_be_removed(member.label)
            if belonging.family.contact_id == member_id:
                belonging.family.contact_id = None
                writing.session.flush()
            remove_people(writing, [member_id])

        self._register.write("member.remove", work)

    def consent(self, member_id: bytes, typed: ConsentInput) -> None:
        """Note that a person has consented; an earlier withdrawal is over. Raises Refused."""
        fields = FamilyFields(self._today())
        day = fields.past_day("day", typed.day, self._today())
        text = fields.line("text", typed.text)
        how = fields.line("how", typed.how)
        guardian = fields.line("guardian", typed.guardian)
        if day > self._today():
            fields.refuse("day", _("A consent cannot be given in the future."))
        fields.settle()

        def work(writing: Writing) -> None:
            member = _member_of(writing, member_id)
            member.consent_on, member.consent_withdrawn_on = day, None
            member.consent_text = text or member.consent_text
            member.consent_how = how or member.consent_how
            member.consent_guardian = guardian or member.consent_guardian

        self._register.write("member.consent", work)

    def withdraw_consent(self, member_id: bytes, day: str) -> None:
        """Note that a person takes the consent back; raises Refused."""
        fields = FamilyFields(self._today())
        when = fields.past_day("day", day, self._today())
        if when > self._today():
            fields.refuse("day", _("A consent cannot be taken back in the future."))
        fields.settle()

        def work(writing: Writing) -> None:
            member = _member_of(writing, member_id)
            if member.consent_on is None:
                raise Refused({"day": _("No consent is noted that could be taken back.")})
            if when < member.consent_on:
                raise Refused({"day": _("The consent was given later than that.")})
            member.consent_withdrawn_on = when

        self._register.write("member.consent_withdrawn", work)

    # -- together -------------------------------------------------------------------------------

    def _today(self) -> date:
        return local_day(self._clock())

    def _belonging(self, writing: Writing, member_id: bytes) -> tuple[Belonging, Member]:
        member = _member_of(writing, member_id)
        return Belonging.of(writing, member.family_id, self._new_id), member

    def _saved(
        self, writing: Writing, belonging: Belonging, member_id: bytes, *more: Finding
    ) -> MemberSaved:
        found = (*look_at(writing.session, belonging, self._today()), *more)
        return MemberSaved(member_id, belonging.family.id, found)


def remove_people(writing: Writing, member_ids: Collection[bytes]) -> None:
    """Take members away with what hangs on them; of these nothing was ever noted."""
    session = writing.session
    stays = select(MemberMembership.id).where(col(MemberMembership.member_id).in_(member_ids))
    absences = select(AnnouncedAbsence.id).where(col(AnnouncedAbsence.member_id).in_(member_ids))
    writing.delete_all(MemberMembership, [(one,) for one in session.exec(stays)])
    writing.delete_all(AnnouncedAbsence, [(one,) for one in session.exec(absences)])
    writing.delete_all(Member, [(one,) for one in member_ids])


def _member_of(writing: Writing, member_id: bytes) -> Member:
    found = writing.session.get(Member, member_id)
    if found is None:
        raise no_member()
    return found


def _last(belonging: Belonging, member_id: bytes) -> MemberMembership:
    found = belonging.latest_of(member_id, belonging.last().club_id)
    if found is None:
        raise no_member()
    return found
