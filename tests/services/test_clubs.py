from __future__ import annotations

from datetime import date

import pytest

from familieklubb.domain.club_states import OpeningCode
from familieklubb.domain.values import BodyLevel, ClubState, Weekday
from familieklubb.geography import Geography
from familieklubb.register.clock import Clock
from familieklubb.register.file import Register
from familieklubb.services.assistant_inputs import AssistantInput, CertificationInput
from familieklubb.services.assistants import Assistants
from familieklubb.services.changes import Changes
from familieklubb.services.club_inputs import (
    BodyInput,
    BreakInput,
    ClubInput,
    DeclaredInput,
    StateInput,
)
from familieklubb.services.clubs import Clubs
from familieklubb.services.refused import Refused

TODAY = date(2026, 11, 21)


@pytest.fixture(scope="session")
def geography() -> Geography:
    return Geography()


@pytest.fixture
def clubs(register: Register, clock: Clock, geography: Geography) -> Clubs:
    return Clubs(register, clock, geography)


@pytest.fixture
def assistants(register: Register, clock: Clock) -> Assistants:
    return Assistants(register, clock)


def only(clubs: Clubs) -> bytes:
    (line,) = clubs.all()
    return line.id


def test_a_new_club_is_starting_up_where_its_place_is(clubs: Clubs) -> None:
    clubs.add(ClubInput(name="Fillan", place="Hitra", weekday="tirsdag", start="18"))
    (line,) = clubs.all()
    assert (line.name, line.state, line.since) == ("Fillan", ClubState.starting, TODAY)
    assert (line.place, line.municipality, line.county) == ("Hitra", "Hitra", "Trøndelag")
    card = clubs.show(line.id)
    assert (card.slots[0].weekday, card.slots[0].start) == (Weekday.tuesday, "18:00")
    assert card.slots[0].minutes == 90


def test_a_place_of_several_meanings_lists_them(clubs: Clubs) -> None:
    with pytest.raises(Refused) as refusal:
        clubs.add(ClubInput(name="Våler", place="Våler"))
    assert "Våler i Solør" in refusal.value.fields["place"]
    assert clubs.all() == ()


def test_everything_wrong_is_told_at_once(clubs: Clubs) -> None:
    with pytest.raises(Refused) as refusal:
        clubs.add(ClubInput(name="", place="", weekday="helgedag", start="25"))
    assert set(refusal.value.fields) == {"name", "place", "weekday", "start"}


def test_no_club_opens_without_a_certified_assistant(clubs: Clubs) -> None:
    club_id = clubs.add(ClubInput(name="Fillan", place="Hitra"))
    with pytest.raises(Refused) as refusal:
        clubs.change_state(club_id, StateInput("aktiv"))
    assert "R6" in refusal.value.fields["state"]
    assert clubs.all()[0].state is ClubState.starting
    with pytest.raises(Refused):
        clubs.add(ClubInput(name="Hitra", place="Hitra", state="active"))


def test_a_club_opens_with_a_certified_assistant_and_is_told_of_the_families(
    clubs: Clubs, assistants: Assistants
) -> None:
    club_id = clubs.add(ClubInput(name="Fillan", place="Hitra", from_day="1.11.2026"))
    one = assistants.add(AssistantInput("Assistent 01", "Trondheim", club_id=club_id))
    assistants.certify(one, CertificationInput("1.6.2025"))
    assert clubs.change_state(club_id, StateInput("aktiv")) == (OpeningCode.too_few_families,)
    assert clubs.all()[0].state is ClubState.active
    with pytest.raises(Refused):
        clubs.change_state(club_id, StateInput("planlagt", "1.12.2026"))


def test_what_is_edited_from_a_day_on_leaves_what_was_before(clubs: Clubs) -> None:
    club_id = clubs.add(
        ClubInput(name="Fillan", place="Hitra", from_day="1.1.2026", weekday="tirsdag")
    )
    clubs.edit(
        club_id, ClubInput(name="Fillan", place="Melhus", from_day="1.9.2026", weekday="onsdag")
    )
    card = clubs.show(club_id)
    assert [(one.from_day, one.name) for one in card.places] == [
        (date(2026, 1, 1), "Hitra"),
        (date(2026, 9, 1), "Melhus"),
    ]
    assert [one.weekday for one in card.slots] == [Weekday.tuesday, Weekday.wednesday]
    clubs.edit(
        club_id, ClubInput(name="Fillan", place="Melhus", from_day="1.10.2026", weekday="onsdag")
    )
    assert len(clubs.show(club_id).places) == 2


def test_breaks_may_not_run_into_each_other(clubs: Clubs) -> None:
    club_id = clubs.add(ClubInput(name="Fillan", place="Hitra"))
    clubs.add_break(club_id, BreakInput("1.7.2026", "15.8.2026", "Sommer"))
    with pytest.raises(Refused):
        clubs.add_break(club_id, BreakInput("15.8.2026", "20.8.2026"))
    (one,) = clubs.show(club_id).breaks
    assert (one.from_day, one.last_day) == (date(2026, 7, 1), date(2026, 8, 15))
    clubs.remove_break(one.id)
    assert clubs.show(club_id).breaks == ()


def test_a_year_declared_again_replaces_what_was_told(clubs: Clubs) -> None:
    club_id = clubs.add(ClubInput(name="Fillan", place="Hitra"))
    clubs.declare(club_id, DeclaredInput(year="2025", families="7", meetings_held="40"))
    clubs.declare(club_id, DeclaredInput(year="2025", basis="estimated", families="8"))
    (year,) = clubs.show(club_id).declared
    assert (year.year, year.families, year.meetings_held) == (2025, 8, None)
    with pytest.raises(Refused):
        clubs.declare(club_id, DeclaredInput(year="2025", basis="counted", families="8"))
    with pytest.raises(Refused):
        clubs.declare(club_id, DeclaredInput(year="2025"))


def test_a_network_body_is_never_under_itself(clubs: Clubs) -> None:
    top = clubs.bodies.add(BodyInput("Norge", "nasjonal"))
    under = clubs.bodies.add(BodyInput("Trøndelag", "regional", top))
    club_id = clubs.add(ClubInput(name="Fillan", place="Hitra", body_id=under))
    with pytest.raises(Refused):
        clubs.bodies.edit(top, BodyInput("Norge", "nasjonal", under))
    assert [(one.name, one.level, one.clubs) for one in clubs.bodies.all()] == [
        ("Norge", BodyLevel.national, 0),
        ("Trøndelag", BodyLevel.regional, 1),
    ]
    assert clubs.show(club_id).bodies[0].name == "Trøndelag"
    clubs.bodies.end(under, "20.11.2026")
    assert clubs.bodies.all()[1].last_day == date(2026, 11, 20)


def test_a_new_club_can_be_undone(register: Register, clubs: Clubs) -> None:
    clubs.add(ClubInput(name="Fillan", place="Hitra", weekday="tirsdag"))
    Changes(register).undo_last()
    assert clubs.all() == ()


@pytest.mark.parametrize(
    "name",
    ["a\x1b]52;c;eA==\x07", "x\u202ey", "n\nm", "\ud800", "a" * 1_000_000],
    ids=["osc 52", "override", "new line", "surrogate", "a megabyte"],
)
def test_a_name_that_cannot_be_kept_is_refused_with_a_reason(clubs: Clubs, name: str) -> None:
    with pytest.raises(Refused) as refusal:
        clubs.add(ClubInput(name=name, place="Hitra"))
    assert refusal.value.fields["name"]
    club_id = clubs.add(ClubInput(name="[b]Fillan[/]", place="Hitra"))
    assert clubs.show(club_id).line.name == "[b]Fillan[/]"
