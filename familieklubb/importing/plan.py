"""An import as a whole: every sheet in the order in which things refer to each other."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from sqlmodel import Session, SQLModel

from familieklubb import records
from familieklubb.domain.profile import NetworkProfile
from familieklubb.geography import Geography
from familieklubb.importing.assistant_rows import AssistantRows
from familieklubb.importing.attendance_rows import AttendanceRows
from familieklubb.importing.club_rows import ClubRows
from familieklubb.importing.course_rows import CourseRows
from familieklubb.importing.event_rows import EventRows
from familieklubb.importing.family_rows import FamilyRows
from familieklubb.importing.findings import Findings
from familieklubb.importing.meeting_rows import MeetingRows
from familieklubb.importing.member_rows import MemberRows
from familieklubb.importing.network import Import
from familieklubb.importing.people_findings import PeopleFindings
from familieklubb.importing.problems import Problem, Problems
from familieklubb.importing.rows import Book
from familieklubb.importing.sheets import SHEETS
from familieklubb.importing.staged import Outcome
from familieklubb.records.assistant import AssistantDraft
from familieklubb.records.body import NetworkBodyDraft
from familieklubb.records.club import ClubBreakDraft, ClubDraft, ClubPlaceDraft, ClubSlotDraft
from familieklubb.records.course import CourseDraft
from familieklubb.records.family import FamilyDraft, MemberDraft
from familieklubb.records.gathering import GatheringDraft
from familieklubb.records.meeting import MeetingDraft
from familieklubb.records.supervision import SupervisionSessionDraft
from familieklubb.register.writing import Writing

Progress = Callable[[float], None]

_DRAFTS: dict[type[SQLModel], type[SQLModel]] = {
    records.NetworkBody: NetworkBodyDraft,
    records.Club: ClubDraft,
    records.ClubPlace: ClubPlaceDraft,
    records.ClubSlot: ClubSlotDraft,
    records.ClubBreak: ClubBreakDraft,
    records.Course: CourseDraft,
    records.Assistant: AssistantDraft,
    records.Family: FamilyDraft,
    records.Member: MemberDraft,
    records.Meeting: MeetingDraft,
    records.SupervisionSession: SupervisionSessionDraft,
    records.Gathering: GatheringDraft,
}


@dataclass(frozen=True, slots=True)
class SheetCount:
    """What an import does, or would do, with the rows of one sheet."""

    sheet: str
    new: int
    changed: int
    unchanged: int


class Plan:
    """What an import would do; nothing is written before ``write``.

    Making it raises ImportRefused when there is any error, with all of them.
    """

    def __init__(
        self,
        session: Session,
        book: Book,
        problems: Problems,
        *,
        geography: Geography,
        profile: NetworkProfile,
        new_id: Callable[[], bytes],
        today: date,
        progress: Progress = lambda _share: None,
    ) -> None:
        self._import = running = Import(session, book, geography, profile, new_id, problems, today)
        self._order = {
            (table.file, table.title): number for number, table in enumerate(book.tables)
        }
        steps = self._steps(running)
        for number, step in enumerate(steps, 1):
            step()
            progress(number / len(steps))
        problems.findings.sort(key=self._place)

    def _steps(self, running: Import) -> tuple[Callable[[], None], ...]:
        """Every sheet in the order in which things refer to each other."""
        clubs = ClubRows(running)
        courses = CourseRows(running)
        assistants = AssistantRows(running, clubs, courses)
        families = FamilyRows(running, clubs)
        members = MemberRows(running, clubs, families)
        meetings = MeetingRows(running, clubs, assistants, families, members)
        events = EventRows(running, clubs, courses, assistants, families)
        self._attendance = AttendanceRows(running, clubs, members, meetings)
        return (
            clubs.take_bodies,
            clubs.take_clubs,
            clubs.take_breaks,
            courses.take_courses,
            assistants.take_assistants,
            families.take_families,
            members.take_members,
            lambda: families.take_contacts(members.member_ids, members.may_be),
            meetings.take_meetings,
            meetings.take_matrix_dates,
            events.take_supervision,
            events.take_gatherings,
            events.take_participation,
            self._attendance.take_marks,
            self._refuse,
            Findings(running, clubs, assistants, meetings).add,
            PeopleFindings(running, clubs, families, members, meetings, self._attendance).add,
        )

    def _refuse(self) -> None:
        problems = self._import.problems
        problems.extend(self._refused_by_drafts())
        problems.errors.sort(key=self._place)
        problems.refuse()

    def _place(self, problem: Problem) -> tuple[int, int]:
        """Where a problem stands, in the order in which the files were read."""
        return self._order.get((problem.file, problem.sheet), -1), problem.row or 0

    def _refused_by_drafts(self) -> Iterator[Problem]:
        for staged in self._import.touched():
            draft = _DRAFTS.get(staged.model)
            if draft is not None and not self._import.problems.error_count:
                for _key, words in staged.faults(draft):
                    yield Problem("", str(staged.model.__tablename__), None, "", words, "")

    @property
    def findings(self) -> tuple[Problem, ...]:
        """What is odd, and kept."""
        return tuple(self._import.problems.findings)

    def counts(self) -> tuple[SheetCount, ...]:
        """Rows by sheet, in the order of the sheets; sheets without rows are left out."""
        found = self._import.outcomes
        counts = (
            SheetCount(
                sheet.name,
                found[sheet.name, Outcome.new],
                found[sheet.name, Outcome.changed],
                found[sheet.name, Outcome.unchanged],
            )
            for sheet in SHEETS
        )
        return tuple(one for one in counts if one.new or one.changed or one.unchanged)

    def write(self, writing: Writing) -> None:
        """Put it all into the register, in the transaction that is open."""
        connection = writing.session.connection()
        connection.exec_driver_sql("PRAGMA defer_foreign_keys = ON")
        for staged in self._import.touched():
            staged.write(writing)
        self._attendance.write(writing)
