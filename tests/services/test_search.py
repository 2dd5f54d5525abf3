"""Search: as people type, folded, the likeliest first, in time."""

from __future__ import annotations

from datetime import date

import pytest

from familieklubb import i18n
from familieklubb.records import Course, Gathering
from familieklubb.register.clock import Clock
from familieklubb.register.file import Register
from familieklubb.services.changes import Changes
from familieklubb.services.families import Families
from familieklubb.services.family_inputs import EndInput, FamilyInput, MemberInput
from familieklubb.services.search import Search
from familieklubb.services.search_index import Hit, HitKind, folded
from tests.services.club_ground import Ground


@pytest.fixture
def ground(register: Register) -> Ground:
    return Ground(register)


@pytest.fixture
def club(ground: Ground) -> bytes:
    return ground.club()


@pytest.fixture
def families(register: Register, clock: Clock, ground: Ground) -> Families:
    return Families(register, clock, ground.new_id)


@pytest.fixture
def search(register: Register, clock: Clock) -> Search:
    return Search(register, clock)


def add(families: Families, club: bytes, label: str, *members: str) -> bytes:
    rows = tuple(MemberInput(member, "own_use") for member in members or ("X", "Y"))
    return families.add(FamilyInput(club, label, "2.1.25", rows)).family_id


def titles(hits: tuple[Hit, ...], kind: HitKind | None = None) -> list[str]:
    return [one.title for one in hits if kind is None or one.kind is kind]


def days(hits: tuple[Hit, ...]) -> list[date | None]:
    return [one.day for one in hits]


def test_each_thing_is_found_with_where_it_leads(
    families: Families, club: bytes, search: Search, ground: Ground, register: Register
) -> None:
    family = add(families, club, "Berg", "Anne", "Bjørn")
    assistant = ground.assistant("Assistent 01", "Hitra")
    meeting = ground.meeting(club, date(2026, 11, 17), theme="Tillit")
    event = {"country": "NO", "from_day": date(2026, 5, 1), "last_day": date(2026, 5, 2)}
    summer = {"id": b"g" * 16, "name": "Sommersamling", "scope": "national", "audience": "mixed"}
    refresher = {"id": b"c" * 16, "name": "Oppdatering", "kind": "refresher"}
    register.write("test", lambda w: w.insert_all(Gathering, [summer | event]))
    register.write("test", lambda w: w.insert_all(Course, [refresher | event]))

    found = {
        typed: [(hit.kind, hit.title, hit.beside, hit.thing) for hit in search.find(typed)]
        for typed in ("berg", "ann", "assist", "hitra", "till", "somm", "oppd")
    }

    assert found["berg"] == [
        (HitKind.family, "Berg", "Hitra", family),
        (HitKind.member, "Anne", "Berg", family),
        (HitKind.member, "Bjørn", "Berg", family),
    ]
    assert found["ann"] == [(HitKind.member, "Anne", "Berg", family)]
    assert found["assist"] == [(HitKind.assistant, "Assistent 01", "Hitra", assistant)]
    assert found["hitra"] == [
        (HitKind.club, "Hitra", "Hitra", club),
        (HitKind.place, "Hitra", "Hitra", club),
        (HitKind.family, "Berg", "Hitra", family),
        (HitKind.assistant, "Assistent 01", "Hitra", assistant),
    ]
    assert found["till"] == [(HitKind.meeting, "Tillit", "Hitra", meeting)]
    assert found["somm"] == [(HitKind.gathering, "Sommersamling", "", b"g" * 16)]
    assert found["oppd"] == [(HitKind.course, "Oppdatering", "", b"c" * 16)]


@pytest.mark.parametrize("typed", ["åse", "Åse", "ase", "aase", "AASE", "a\u030ase", " ås "])
def test_aa_is_found_however_it_is_typed(
    families: Families, club: bytes, search: Search, typed: str
) -> None:
    add(families, club, "Åse")
    add(families, club, "Dahl")

    assert titles(search.find(typed), HitKind.family) == ["Åse"]


@pytest.mark.parametrize("typed", ["ødegård", "odegard", "oedegaard", "Ødegaard", "øde"])
def test_oe_is_found_however_it_is_typed(
    families: Families, club: bytes, search: Search, typed: str
) -> None:
    add(families, club, "Ødegård")

    assert titles(search.find(typed), HitKind.family) == ["Ødegård"]


def test_the_letter_that_was_typed_comes_first(
    families: Families, club: bytes, search: Search
) -> None:
    add(families, club, "Asbjørnsen")
    add(families, club, "Åsbu")

    assert titles(search.find("ås"), HitKind.family) == ["Åsbu", "Asbjørnsen"]


def test_beginnings_come_first_then_words_then_what_is_inside(
    families: Families, club: bytes, search: Search
) -> None:
    for label in ("Solberg", "Ny Berg", "Bergersen", "Berg"):
        add(families, club, label)

    found = titles(search.find("berg"), HitKind.family)
    assert found == ["Berg", "Bergersen", "Ny Berg", "Solberg"]


def test_two_words_may_stand_in_any_order(families: Families, club: bytes, search: Search) -> None:
    add(families, club, "Berg", "Anne", "Bjørn")
    add(families, club, "Dahl", "Anne", "David")

    assert [(one.title, one.beside) for one in search.find("berg an")] == [("Anne", "Berg")]


def test_one_who_has_left_is_found_last_and_marked(
    families: Families, club: bytes, search: Search
) -> None:
    left = add(families, club, "Berg")
    add(families, club, "Bergli")
    families.end(left, EndInput("17.11"))

    found = [(one.title, one.gone) for one in search.find("berg") if one.kind is HitKind.family]
    assert found == [("Bergli", False), ("Berg", True)]


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("17.11", [date(2026, 11, 17), date(2025, 11, 17)]),
        ("17/11", [date(2026, 11, 17), date(2025, 11, 17)]),
        ("17.11.25", [date(2025, 11, 17)]),
        ("2025-11-17", [date(2025, 11, 17)]),
        ("17. november 2025", [date(2025, 11, 17)]),
        ("17. november", [date(2026, 11, 17), date(2025, 11, 17)]),
        ("tir", [date(2026, 11, 17)]),
        ("for 4 dager siden", [date(2026, 11, 17)]),
        ("11.2026", [date(2026, 11, 17), date(2026, 11, 10)]),
        ("2026-11", [date(2026, 11, 17), date(2026, 11, 10)]),
        ("nov 2026", [date(2026, 11, 17), date(2026, 11, 10)]),
        ("18.11", []),
    ],
)
def test_a_day_finds_its_meetings_the_newest_first(
    club: bytes, search: Search, ground: Ground, typed: str, expected: list[date]
) -> None:
    for day in (date(2025, 11, 17), date(2026, 11, 10), date(2026, 11, 17), date(2026, 6, 2)):
        ground.meeting(club, day)

    assert days(search.find(typed)) == expected


def test_months_have_the_names_of_the_chosen_language(
    club: bytes, search: Search, ground: Ground
) -> None:
    ground.meeting(club, date(2026, 10, 20))
    assert days(search.find("oktober")) == [date(2026, 10, 20)]

    i18n.use("en")

    assert days(search.find("october")) == [date(2026, 10, 20)]


def test_what_was_saved_is_found_at_once_and_what_was_undone_is_not(
    families: Families, club: bytes, search: Search, register: Register
) -> None:
    assert search.find("berg") == ()
    add(families, club, "Berg")
    assert titles(search.find("berg"), HitKind.family) == ["Berg"]

    Changes(register).undo_last()

    assert search.find("berg") == ()


@pytest.mark.parametrize("name", ["[/]", "[red]x[/red]", "***", "O'Neill", "=1+1", "🙂"])
def test_a_strange_name_is_found_as_it_is_typed(
    families: Families, club: bytes, search: Search, name: str
) -> None:
    add(families, club, name)

    assert titles(search.find(name), HitKind.family) == [name]


@pytest.mark.parametrize(
    "typed",
    ["\x1b[31m", "\x00", "\u202e", "a" + "\u0301" * 30, "B" * 1_000_000, "\ud800", "\n", "%", "_"],
)
def test_a_hostile_question_finds_nothing_and_hurts_nothing(
    families: Families, club: bytes, search: Search, typed: str
) -> None:
    add(families, club, "Berg", "X", "Y")

    assert titles(search.find(typed)) == []


@pytest.mark.parametrize("typed", ["", "   "])
def test_nothing_typed_finds_nothing(club: bytes, search: Search, typed: str) -> None:
    assert search.find(typed) == ()


def test_no_more_than_the_limit_is_shown(families: Families, club: bytes, search: Search) -> None:
    for number in range(8):
        add(families, club, f"Berg {number}")

    assert len(search.find("berg", 5)) == 5


def test_folding_keeps_words_apart() -> None:
    assert folded("Våler i Solør, (Østfold)") == " valer i solor ostfold"
