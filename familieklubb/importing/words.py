"""The words of the closed lists as people write them, in English, bokmål and nynorsk."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from enum import StrEnum
from types import MappingProxyType

from familieklubb.domain import values
from familieklubb.importing.spelling import plain


class Words:
    """A closed list with every word that is taken for each of its values.

    ``spellings`` gives for each value bokmål, nynorsk (empty when the same), and further
    words. The value itself is always taken.
    """

    def __init__(self, spellings: Mapping[StrEnum, tuple[str, ...]]) -> None:
        self._spellings = MappingProxyType(dict(spellings))
        found: dict[str, StrEnum] = {}
        for value, words in spellings.items():
            for word in (value.value, *filter(None, words)):
                if found.setdefault(plain(word), value) is not value:
                    raise ValueError(word)
        self._found = MappingProxyType(found)

    def find(self, word: str) -> StrEnum | None:
        """The value that the word stands for, whatever its case."""
        return self._found.get(plain(word))

    def label(self, value: StrEnum, language: str) -> str:
        """How the value is written in the language (nb, nn, en)."""
        bokmal, nynorsk = self._spellings[value][:2]
        return {"nb": bokmal, "nn": nynorsk or bokmal}.get(language, value.value)

    def labels(self, language: str) -> list[str]:
        """Every value as it is written in the language, in the order of the list."""
        return [self.label(value, language) for value in self._spellings]

    def every_word(self) -> Iterator[str]:
        """Every word that is taken, in its plain form."""
        return iter(self._found)


_Club = values.ClubState
CLUB_STATE = Words(
    {
        _Club.planned: ("planlagt", "planlagd"),
        _Club.starting: ("under oppstart", "", "oppstart", "starter"),
        _Club.active: ("aktiv", ""),
        _Club.paused: ("på pause", "", "pause", "i pause"),
        _Club.closed: ("nedlagt", "nedlagd", "lagt ned", "avsluttet"),
    }
)

_Mark = values.AttendanceStatus
ATTENDANCE = Words(
    {
        _Mark.present: ("til stede", "til stades", "tilstede", "tilstades", "x", "møtt", "✓"),
        _Mark.absent: ("borte", "", "fraværende", "fråverande", "ikke til stede", "-", "–", "−"),
        _Mark.excused: ("forfall", "", "meldt forfall", "e"),
        _Mark.unknown: ("ukjent", "", "vet ikke", "?"),
    }
)

_NotHeld = values.NotHeldReason
NOT_HELD = Words(
    {
        _NotHeld.holiday: ("ferie", "", "fri", "helligdag", "heilagdag", "høytid"),
        _NotHeld.no_assistant: ("ingen assistent", "", "uten assistent", "utan assistent"),
        _NotHeld.no_room: ("ikke lokale", "ikkje lokale", "uten lokale", "utan lokale"),
        _NotHeld.illness: ("sykdom", "sjukdom", "syk", "sjuk"),
        _NotHeld.weather: ("vær", "vêr", "uvær", "uvêr"),
        _NotHeld.too_few: ("for få", ""),
        _NotHeld.other: ("annet", "anna"),
    }
)

_Role = values.MemberRole
MEMBER_ROLE = Words(
    {
        _Role.own_use: ("egen bruk", "eigen bruk", "eget bruk", "egenbruk"),
        _Role.relative: ("pårørende", "pårørande"),
        _Role.child: ("barn", ""),
        _Role.contact: ("kontaktperson", "", "kontakt", "contact person"),
        _Role.other: ("annet", "anna", "annen"),
    }
)

_Left = values.LeftBecause
LEFT_BECAUSE = Words(
    {
        _Left.finished: ("ferdig", "", "fullført", "avsluttet"),
        _Left.moved: ("flyttet", "flytta"),
        _Left.lost_interest: ("mistet interessen", "mista interessa"),
        _Left.other_help: ("annen hjelp", "anna hjelp"),
        _Left.died: ("død", "", "døde"),
        _Left.other: ("annet", "anna"),
        _Left.unknown: ("ukjent", "", "vet ikke"),
    }
)

_Leader = values.LeaderType
LEADER_TYPE = Words(
    {
        _Leader.volunteer: ("frivillig", ""),
        _Leader.professional: ("fagperson", "", "profesjonell", "ansatt", "tilsett"),
    }
)
_Access = values.GroupAccess
GROUP_ACCESS = Words(
    {
        _Access.open: ("åpen", "open", "ja", "yes"),
        _Access.closed: ("lukket", "lukka", "nei", "no"),
    }
)
_Leading = values.GroupLeading
GROUP_LEADING = Words(
    {
        _Leading.led: ("ledet", "leia", "leidd", "ja", "yes"),
        _Leading.unled: (
            "uten leder",
            "utan leiar",
            "uledet",
            "ikke ledet",
            "selvstyrt",
            "nei",
            "no",
        ),
    }
)

_Course = values.CourseKind
COURSE_KIND = Words(
    {
        _Course.certification: ("klubbassistentkurs", "", "godkjenning", "godkjenningskurs"),
        _Course.refresher: ("oppdateringskurs", "", "oppdatering"),
        _Course.members: ("medlemskurs", ""),
        _Course.module_1: ("klubbskole trinn 1", "klubbskule trinn 1", "trinn 1", "modul 1"),
        _Course.module_2: ("klubbskole trinn 2", "klubbskule trinn 2", "trinn 2", "modul 2"),
        _Course.module_3: ("klubbskole trinn 3", "klubbskule trinn 3", "trinn 3", "modul 3"),
        _Course.other: ("annet", "anna"),
    }
)

_Scope = values.GatheringScope
GATHERING_SCOPE = Words(
    {
        _Scope.local: ("lokal", "", "lokalt"),
        _Scope.national: ("nasjonal", "", "nasjonalt", "landsomfattende"),
        _Scope.nordic: ("nordisk", ""),
        _Scope.international: ("internasjonal", "", "internasjonalt"),
        _Scope.interclub: ("flere klubber", "fleire klubbar", "interklubb", "mellom klubber"),
    }
)
_Audience = values.GatheringAudience
GATHERING_AUDIENCE = Words(
    {
        _Audience.assistants: (
            "klubbassistenter",
            "klubbassistentar",
            "assistenter",
            "assistentar",
        ),
        _Audience.members: ("medlemmer", "medlemer", "medlemmar"),
        _Audience.mixed: ("blandet", "blanda", "felles"),
    }
)

_Supervision = values.SupervisionKind
SUPERVISION_KIND = Words(
    {
        _Supervision.group: ("gruppe", "", "i gruppe"),
        _Supervision.individual: ("individuell", "", "enkeltvis", "individuelt"),
        _Supervision.joint: ("felles", "", "sammen"),
    }
)

_Level = values.BodyLevel
BODY_LEVEL = Words(
    {
        _Level.local: ("lokal", "", "lokalt"),
        _Level.regional: ("regional", "", "regionalt"),
        _Level.national: ("nasjonal", "", "nasjonalt", "landsomfattende"),
    }
)

_Day = values.Weekday
WEEKDAY = Words(
    {
        _Day.monday: ("mandag", "måndag", "mandager", "man", "mon", "mondays"),
        _Day.tuesday: ("tirsdag", "tysdag", "tirsdager", "tir", "tys", "tue", "tuesdays"),
        _Day.wednesday: ("onsdag", "", "onsdager", "ons", "wed", "wednesdays"),
        _Day.thursday: ("torsdag", "", "torsdager", "tor", "thu", "thursdays"),
        _Day.friday: ("fredag", "", "fredager", "fre", "fri", "fridays"),
        _Day.saturday: ("lørdag", "laurdag", "lørdager", "lør", "lau", "sat", "saturdays"),
        _Day.sunday: ("søndag", "sundag", "søndager", "søn", "sun", "sundays"),
    }
)

YES = frozenset({"yes", "ja", "y", "j", "x", "1", "true", "sann", "held", "holdt", "avholdt", "✓"})
NO = frozenset({"no", "nei", "n", "0", "false", "usann", "not held", "ikke holdt", "avlyst"})
YES_NO_LABELS = MappingProxyType({"nb": ("ja", "nei"), "nn": ("ja", "nei"), "en": ("yes", "no")})
