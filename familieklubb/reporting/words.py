"""The values of the closed lists as people read them, in the chosen language."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import StrEnum
from types import MappingProxyType

from familieklubb.domain import values
from familieklubb.i18n import N_, _

_WORDS: Mapping[type[StrEnum], Mapping[str, str]] = MappingProxyType(
    {
        values.ClubState: {
            "planned": N_("planned"),
            "starting": N_("starting up"),
            "active": N_("active"),
            "paused": N_("paused"),
            "closed": N_("closed down"),
        },
        values.CertificationState: {
            "valid": N_("valid"),
            "renew": N_("should be renewed"),
            "grace": N_("in the period of grace"),
            "expired": N_("has run out"),
            "withdrawn": N_("withdrawn"),
        },
        values.MemberRole: {
            "own_use": N_("own use"),
            "relative": N_("relative"),
            "child": N_("child"),
            "contact": N_("contact person"),
            "other": N_("other role"),
        },
        values.LeftBecause: {
            "finished": N_("finished"),
            "moved": N_("moved away"),
            "lost_interest": N_("lost interest"),
            "other_help": N_("other help"),
            "died": N_("died"),
            "other": N_("another reason"),
            "unknown": N_("reason not known"),
        },
        values.LeaderType: {
            "volunteer": N_("volunteer"),
            "professional": N_("professional"),
        },
        values.GroupAccess: {
            "open": N_("open group"),
            "closed": N_("closed group"),
        },
        values.GroupLeading: {
            "led": N_("led"),
            "unled": N_("without a leader"),
        },
        values.CourseKind: {
            "certification": N_("club assistant course"),
            "refresher": N_("refresher course"),
            "members": N_("members' course"),
            "module_1": N_("club school, module 1"),
            "module_2": N_("club school, module 2"),
            "module_3": N_("club school, module 3"),
            "other": N_("other course"),
        },
        values.GatheringScope: {
            "local": N_("local"),
            "national": N_("national"),
            "nordic": N_("Nordic"),
            "international": N_("international"),
            "interclub": N_("between clubs"),
        },
        values.GatheringAudience: {
            "assistants": N_("for assistants"),
            "members": N_("for members"),
            "mixed": N_("for assistants and members"),
        },
        values.SupervisionKind: {
            "group": N_("in a group"),
            "individual": N_("one to one"),
            "joint": N_("together with others"),
        },
        values.BodyLevel: {
            "local": N_("local"),
            "regional": N_("regional"),
            "national": N_("national"),
        },
        values.Basis: {
            "counted": N_("counted"),
            "declared": N_("declared"),
            "estimated": N_("estimated"),
        },
        values.Weekday: {
            "monday": N_("Monday"),
            "tuesday": N_("Tuesday"),
            "wednesday": N_("Wednesday"),
            "thursday": N_("Thursday"),
            "friday": N_("Friday"),
            "saturday": N_("Saturday"),
            "sunday": N_("Sunday"),
        },
    }
)


def word(value: StrEnum | None) -> str:
    """How a value is said; a dash where there is none."""
    if value is None:
        return "–"
    return _(_WORDS[type(value)][value.value])


def choices(values_of: Iterable[StrEnum]) -> list[tuple[str, str]]:
    """Each value of a list as it is said and as it is kept, for a list to choose from."""
    return [(word(value), value.value) for value in values_of]
