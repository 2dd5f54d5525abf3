"""Assistants: their certifications and roles, and what holds on a day.

Source: domain.md, section 4, fine print ("Certified on D", last days inclusive).
"""

from __future__ import annotations

import calendar
from dataclasses import dataclass, field
from datetime import date, timedelta

from tests.oracle.answer import Question
from tests.oracle.sheets import Assistant


@dataclass
class Certification:
    """A certification of one assistant; its course may be unknown."""

    course: str | None
    certified_on: date
    valid_until: date | None = None
    withdrawn_on: date | None = None

    def holds_on(self, day: date, question: Question) -> bool:
        """Whether it makes the assistant certified on the day."""
        if day < self.certified_on:
            return False
        if self.withdrawn_on is not None and self.withdrawn_on <= day:
            return False
        end = self.valid_until
        if end is None and question.validity_months is not None:
            end = months_later(self.certified_on, question.validity_months)
        return end is None or day <= end + timedelta(days=question.grace_days)


@dataclass
class Role:
    """A role in a club; ``last`` is its last day."""

    club: str
    first: date
    last: date | None = None

    def open_on(self, day: date) -> bool:
        """Whether the role holds on the day."""
        return self.first <= day and (self.last is None or day <= self.last)


@dataclass
class AssistantRecord:
    """One person who is an assistant, told from others by name, place and ``person``."""

    name: str
    place: str
    person: str | None
    certifications: list[Certification] = field(default_factory=list)
    roles: list[Role] = field(default_factory=list)

    def certified_on(self, day: date, question: Question) -> bool:
        """Whether any certification holds on the day."""
        return any(given.holds_on(day, question) for given in self.certifications)

    def in_role(self, club: str, day: date) -> bool:
        """Whether the assistant has a role in the club on the day."""
        return any(role.club == club and role.open_on(day) for role in self.roles)

    def add(self, row: Assistant) -> None:
        """Take what a row says; a second row of the same thing fills in, a blank keeps."""
        if row.club is not None and row.role_from is not None:
            role = next(
                (r for r in self.roles if (r.club, r.first) == (row.club, row.role_from)), None
            )
            if role is None:
                role = Role(row.club, row.role_from)
                self.roles.append(role)
            role.last = row.role_to or role.last
        if row.certified_on is not None:
            given = next(
                (
                    c
                    for c in self.certifications
                    if (c.course, c.certified_on) == (row.course, row.certified_on)
                ),
                None,
            )
            if given is None:
                given = Certification(row.course, row.certified_on)
                self.certifications.append(given)
            given.valid_until = row.valid_until or given.valid_until
            given.withdrawn_on = row.withdrawn_on or given.withdrawn_on


def assistant_records(rows: list[Assistant]) -> list[AssistantRecord]:
    """One record for each name, place and ``person``."""
    records: dict[tuple[str, str, str | None], AssistantRecord] = {}
    for row in rows:
        key = (row.assistant, row.place, row.person)
        records.setdefault(key, AssistantRecord(*key)).add(row)
    return list(records.values())


def months_later(day: date, months: int) -> date:
    """The same day of a later month, or that month's last day where it is shorter."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))
