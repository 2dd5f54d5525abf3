"""What a person types of assistants, their roles and certifications, and how it is read."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from familieklubb.domain.text import is_blank
from familieklubb.domain.values import LeaderType
from familieklubb.i18n import _
from familieklubb.importing.words import LEADER_TYPE
from familieklubb.records.assistant import AssistantDraft, CertificationDraft
from familieklubb.services.register_fields import RegisterFields


@dataclass(frozen=True, slots=True)
class AssistantInput:
    """An assistant as typed; ``person`` tells two of one name and place apart.

    A new one may be given a role in a club at once, from ``role_from`` on, today if blank.
    """

    name: str = ""
    place: str = ""
    person: str = ""
    organisation: str = ""
    leader_type: str = ""
    club_id: bytes | None = None
    role_from: str = ""


@dataclass(frozen=True, slots=True)
class RoleInput:
    """A role in a club from a day on, to a last day if one is typed."""

    club_id: bytes | None
    from_day: str = ""
    last_day: str = ""


@dataclass(frozen=True, slots=True)
class CertificationInput:
    """A certification: the day, until when, where and by whom, from which course."""

    certified_on: str = ""
    valid_until: str = ""
    country: str = ""
    issuer: str = ""
    course_id: bytes | None = None


def read_assistant(typed: AssistantInput, today: date) -> tuple[AssistantDraft, date]:
    """The assistant, and the first day of the role; raises Refused."""
    fields = RegisterFields(today)
    name = fields.name("name", typed.name)
    place = fields.name("place", typed.place)
    person = fields.line("person", typed.person)
    organisation = fields.line("organisation", typed.organisation)
    leader = fields.word("leader_type", typed.leader_type, LEADER_TYPE, LeaderType)
    role_from = fields.past_day("role_from", typed.role_from, today)
    fields.settle()
    draft = AssistantDraft(
        name=name, place=place, person=person, organisation=organisation, leader_type=leader
    )
    return draft, role_from


def read_role(typed: RoleInput, today: date) -> tuple[bytes, date, date | None]:
    """The club, the first and the last day; raises Refused."""
    fields = RegisterFields(today)
    first = fields.past_day("from_day", typed.from_day, today)
    last = fields.open_end("last_day", typed.last_day, first)
    if typed.club_id is None:
        fields.refuse("club", _("Choose a club."))
    fields.settle()
    return typed.club_id or b"", first, last


def read_certification(typed: CertificationInput, today: date) -> CertificationDraft:
    """The certification; raises Refused."""
    fields = RegisterFields(today)
    given_on = fields.past_day("certified_on", typed.certified_on)
    if not is_blank(typed.certified_on) and given_on > today:
        fields.refuse("certified_on", _("That day has not come yet."))
    until = fields.open_end("valid_until", typed.valid_until, given_on)
    country = fields.country("country", typed.country)
    issuer = fields.line("issuer", typed.issuer)
    fields.settle()
    return CertificationDraft(
        certified_on=given_on, valid_until=until, country=country, issuer=issuer
    )
