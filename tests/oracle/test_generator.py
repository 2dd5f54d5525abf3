from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import fields, replace
from datetime import date
from itertools import combinations
from random import Random

import pytest

from tests.oracle.figures import figures
from tests.oracle.generator import random_network
from tests.oracle.history import ClubHistory
from tests.oracle.network import Network
from tests.oracle.places import locate_by_table
from tests.oracle.random_assistants import names_of_one
from tests.oracle.random_questions import random_question
from tests.oracle.validity import problems

SEEDS = range(25)


def test_the_same_seed_gives_the_same_network_and_another_another() -> None:
    assert random_network(7) == random_network(7)
    assert random_network(7) != random_network(8)


@pytest.mark.parametrize("seed", SEEDS)
def test_every_random_network_is_one_that_the_import_must_take(seed: int) -> None:
    assert problems(random_network(seed)) == []


@pytest.mark.parametrize(
    "shape", [{"clubs": 1}, {"years": (2003, 2003)}, {"shuffled": True}, {"oddities": False}]
)
def test_networks_of_other_shapes_are_valid_too(shape: dict[str, object]) -> None:
    for seed in range(5):
        assert problems(random_network(seed, **shape)) == []  # type: ignore[arg-type]


def _histories(network: Network) -> list[ClubHistory]:
    names = dict.fromkeys(row.club for row in network.clubs)
    return [ClubHistory([row for row in network.clubs if row.club == name]) for name in names]


def _pairs(network: Network) -> Iterator[tuple[ClubHistory, int]]:
    for history in _histories(network):
        for number in range(1, len(history.rows)):
            yield history, number


def _state_pair(before: str, after: str) -> Callable[[Network], bool]:
    return lambda n: any(
        (history.rows[number - 1].status, history.rows[number].status) == (before, after)
        for history, number in _pairs(n)
    )


def _repeats_with_new_place(network: Network) -> bool:
    return any(
        history.rows[number - 1].status == history.rows[number].status
        and history.rows[number - 1].place != history.rows[number].place
        for history, number in _pairs(network)
    )


def _moves_back(network: Network) -> bool:
    moves = {(f.family, f.club, f.moved_to) for f in network.families if f.moved_to}
    return any((family, to, here) in moves for family, here, to in moves)


def _breaks_overlap(network: Network) -> bool:
    return any(
        a.club == b.club and a.from_day <= b.to_day and b.from_day <= a.to_day
        for a, b in combinations(network.breaks, 2)
    )


def _holiday(*, on_slot: bool) -> Callable[[Network], bool]:
    def found(network: Network) -> bool:
        clubs = {history.name: history for history in _histories(network)}
        return any(
            (clubs[m.club].weekday_on(m.date) == m.date.weekday()) == on_slot
            for m in network.meetings
            if m.not_held_because == "holiday"
        )

    return found


def _matrix_makes_a_meeting(network: Network) -> bool:
    known = {(m.club, m.date) for m in network.meetings}
    return any((m.club, day) not in known for m in network.attendance_matrix for day in m.dates)


FEATURES: dict[str, Callable[[Network], bool]] = {
    "planned to starting": _state_pair("planned", "starting"),
    "starting to active": _state_pair("starting", "active"),
    "active to paused": _state_pair("active", "paused"),
    "paused to active": _state_pair("paused", "active"),
    "closed to active": _state_pair("closed", "active"),
    "same state in a new place": _repeats_with_new_place,
    "slot changed": lambda n: any(
        len({r.weekday for r in h.rows} - {None}) > 1 for h in _histories(n)
    ),
    "no slot": lambda n: any(all(r.weekday is None for r in h.rows) for h in _histories(n)),
    "slot later": lambda n: any(
        h.rows[0].weekday is None and any(r.weekday for r in h.rows) for h in _histories(n)
    ),
    "blank code": lambda n: any(r.municipality_code is None for r in n.clubs),
    "parent club": lambda n: any(r.parent_club for r in n.clubs),
    "break over new year": lambda n: any(b.from_day.year < b.to_day.year for b in n.breaks),
    "breaks overlap": _breaks_overlap,
    "same name twice": lambda n: (
        len(names_of_one(n.assistants)) < len({a.assistant for a in n.assistants})
    ),
    "told apart by person": lambda n: any(a.person == "2" for a in n.assistants),
    "no certification": lambda n: any(a.club and not a.certified_on for a in n.assistants),
    "certified without a course": lambda n: any(
        a.certified_on and not a.course for a in n.assistants
    ),
    "withdrawn": lambda n: any(a.withdrawn_on for a in n.assistants),
    "valid until": lambda n: any(a.valid_until for a in n.assistants),
    "certified before the course's end": lambda n: any(
        a.certified_on and a.certified_on < (c.to_day or c.from_day)
        for a in n.assistants
        for c in n.courses
        if c.course == a.course
    ),
    "role ended": lambda n: any(a.role_to for a in n.assistants),
    "moved on": lambda n: any(f.moved_to for f in n.families),
    "moved back": _moves_back,
    "moved without a club": lambda n: any(
        f.left_because == "moved" and not f.moved_to for f in n.families
    ),
    "a stay of no days": lambda n: any(f.left == f.joined for f in n.families),
    "left for no reason": lambda n: any(f.left and not f.left_because for f in n.families),
    "contact person": lambda n: any(f.contact_person for f in n.families),
    "blank birth year": lambda n: any(m.birth_year is None for m in n.members),
    "second meeting of a day": lambda n: any(m.n == 2 for m in n.meetings),
    "holiday on the slot date": _holiday(on_slot=True),
    "holiday off the slot date": _holiday(on_slot=False),
    "chaired by a member": lambda n: any("/" in (m.chair or "") for m in n.meetings),
    "chaired by an assistant": lambda n: any(m.chair and "/" not in m.chair for m in n.meetings),
    "nobody noted as chair": lambda n: any(m.held and not m.chair for m in n.meetings),
    "matrix makes a meeting": _matrix_makes_a_meeting,
    "head-count and names": lambda n: any(g.participants and g.assistants for g in n.gatherings),
    "neither": lambda n: any(g.participants is None and not g.assistants for g in n.gatherings),
    "not completed": lambda n: any(p.completed_on is None for p in n.course_participation),
    "family at a course": lambda n: any(p.family for p in n.course_participation),
    **{
        f"at {place}": lambda n, place=place: any(r.place == place for r in n.clubs)  # type: ignore[misc]
        for place in ("Tysfjord", "Drag", "Kjøpsvik", "Snillfjord", "Stokke", "Os", "Haram")
    },
}


@pytest.fixture(scope="module")
def networks() -> list[Network]:
    return [random_network(seed) for seed in SEEDS]


@pytest.mark.parametrize("feature", FEATURES)
def test_every_oddity_occurs(feature: str, networks: list[Network]) -> None:
    assert any(FEATURES[feature](network) for network in networks)


def test_every_value_of_the_lists_occurs(networks: list[Network]) -> None:
    reasons = {f.left_because for network in networks for f in network.families if f.left}
    not_held = {m.not_held_because for network in networks for m in network.meetings}
    statuses = {a.status for network in networks for a in network.attendance}
    roles = {m.role for network in networks for m in network.members}

    assert len(reasons - {None}) == 7
    assert len(not_held - {None}) == 7
    assert len(statuses) == 4
    assert len(roles) == 5


SUMMED = (
    "clubs_active clubs_founded clubs_founded_after clubs_starting clubs_paused clubs_reopened "
    "clubs_closed closed_from_active paused_from_active clubs_divided families_joined "
    "families_returned families_left families_moved_in families_moved_out persons_reached "
    "meetings_held meetings_cancelled meetings_expected attendances chairs_distinct "
    "module_families clubs_expected clubs_without_assistant"
)


@pytest.mark.parametrize("seed", SEEDS)
def test_what_is_summed_over_clubs_is_the_sum_of_the_groups(seed: int) -> None:
    network = random_network(seed)
    question = random_question(seed, network)
    for by in ("organisation", "body", "county", "municipality", "place", "club"):
        answer = figures(network, replace(question, by=by), locate_by_table)
        for code in SUMMED.split():
            total = answer["total"][code].value
            assert total == sum(group[code].value or 0 for group in answer["groups"].values())


@pytest.mark.parametrize("seed", SEEDS)
def test_the_balance_holds_and_every_move_out_is_a_move_in(seed: int) -> None:
    network = random_network(seed)
    found = figures(network, random_question(seed, network), locate_by_table)["total"]

    assert found["clubs_balance"].value == 0
    assert found["families_moved_in"].value == found["families_moved_out"].value


@pytest.mark.parametrize("seed", range(8))
def test_the_order_of_the_rows_changes_no_figure(seed: int) -> None:
    network = random_network(seed)
    question = random_question(seed, network)
    shuffled = random_network(seed)
    for sheet in fields(shuffled):
        Random(seed).shuffle(getattr(shuffled, sheet.name))

    first = figures(network, question, locate_by_table)

    assert figures(shuffled, question, locate_by_table) == first


def _broken(change: Callable[[Network], None]) -> list[str]:
    network = random_network(1)
    change(network)
    return problems(network)


def _go_back(network: Network) -> None:
    active = next(row for row in network.clubs if row.status == "active")
    network.clubs.append(replace(active, status="planned", status_from=date(2030, 1, 1)))


def _end_first(network: Network) -> None:
    network.families[0] = replace(network.families[0], left=date(1990, 1, 1))


BREAKAGES: dict[str, Callable[[Network], None]] = {
    "twice": lambda n: n.meetings.append(n.meetings[0]),
    "unknown": lambda n: n.courses.clear(),
    "back to planned": _go_back,
    "ends before": _end_first,
    "move is unknown": lambda n: n.families.append(
        replace(
            n.families[0],
            family="Ny",
            left=date(2025, 1, 1),
            left_because="moved",
            moved_to="Ukjent",
        )
    ),
    "code is not valid": lambda n: n.clubs.append(
        replace(n.clubs[0], place="Hamar", municipality_code="0403", status_from=date(2022, 2, 2))
    ),
    "overlap": lambda n: n.families.extend(
        replace(n.families[0], family="Ny", left=None, left_because=None, joined=date(2003, m, 1))
        for m in (1, 2)
    ),
}


@pytest.mark.parametrize("words", BREAKAGES)
def test_a_broken_network_is_told_from_a_valid_one(words: str) -> None:
    assert any(words in problem for problem in _broken(BREAKAGES[words]))
