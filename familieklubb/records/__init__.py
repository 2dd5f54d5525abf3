"""The rows of the register: one module for each aggregate, one definition for each entity."""

from sqlmodel import SQLModel

from familieklubb.records.assistant import Assistant, AssistantRole, Certification
from familieklubb.records.body import NetworkBody
from familieklubb.records.club import (
    Club,
    ClubBody,
    ClubBreak,
    ClubOrganisation,
    ClubPlace,
    ClubSlot,
    ClubStateRow,
    DeclaredYear,
)
from familieklubb.records.course import Course, CourseParticipation
from familieklubb.records.family import Family, FamilyMembership, Member, MemberMembership
from familieklubb.records.gathering import Gathering, GatheringParticipant, GatheringVisitor
from familieklubb.records.ledger import (
    Deletion,
    Draft,
    Erased,
    HistoryEntry,
    Meta,
    MigrationRecord,
    UndoRow,
)
from familieklubb.records.meeting import AnnouncedAbsence, Attendance, Meeting
from familieklubb.records.profile import ProfileRow
from familieklubb.records.supervision import SupervisionParticipant, SupervisionSession
from familieklubb.records.travelling import Row, Versioned

__all__ = [
    "MODELS",
    "AnnouncedAbsence",
    "Assistant",
    "AssistantRole",
    "Attendance",
    "Certification",
    "Club",
    "ClubBody",
    "ClubBreak",
    "ClubOrganisation",
    "ClubPlace",
    "ClubSlot",
    "ClubStateRow",
    "Course",
    "CourseParticipation",
    "DeclaredYear",
    "Deletion",
    "Draft",
    "Erased",
    "Family",
    "FamilyMembership",
    "Gathering",
    "GatheringParticipant",
    "GatheringVisitor",
    "HistoryEntry",
    "Meeting",
    "Member",
    "MemberMembership",
    "Meta",
    "MigrationRecord",
    "NetworkBody",
    "ProfileRow",
    "Row",
    "SupervisionParticipant",
    "SupervisionSession",
    "UndoRow",
    "Versioned",
]

MODELS: tuple[type[SQLModel], ...] = (
    AnnouncedAbsence,
    Assistant,
    AssistantRole,
    Attendance,
    Certification,
    Club,
    ClubBody,
    ClubBreak,
    ClubOrganisation,
    ClubPlace,
    ClubSlot,
    ClubStateRow,
    Course,
    CourseParticipation,
    DeclaredYear,
    Deletion,
    Draft,
    Erased,
    Family,
    FamilyMembership,
    Gathering,
    GatheringParticipant,
    GatheringVisitor,
    HistoryEntry,
    Meeting,
    Member,
    MemberMembership,
    Meta,
    MigrationRecord,
    NetworkBody,
    ProfileRow,
    SupervisionParticipant,
    SupervisionSession,
    UndoRow,
)
"""Every row class."""
