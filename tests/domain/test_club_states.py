"""The states of a club and what it takes to open one."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from familieklubb.domain.club_states import (
    ChangeName,
    NamedChange,
    OpeningCode,
    OpeningFinding,
    forbidden_changes,
    may_enter,
    may_open,
    named_changes,
    next_states,
)
from familieklubb.domain.dated import DatedValue, History
from familieklubb.domain.periods import Period
from familieklubb.domain.profile import NORWAY
from familieklubb.domain.values import ClubState

FIRST = date(2003, 1, 1)
DAYS = st.integers(0, 400).map(lambda number: FIRST + timedelta(days=number))
HISTORIES = st.lists(st.builds(DatedValue, DAYS, st.sampled_from(ClubState)), max_size=8).map(
    History.of
)


def life(*states: str) -> History[ClubState]:
    """A history with one state a month, from January 2003."""
    return History.of(
        DatedValue(date(2003, month, 1), ClubState(state))
        for month, state in enumerate(states, start=1)
    )


@pytest.mark.parametrize("state", [ClubState.planned, ClubState.starting])
def test_a_club_that_was_active_cannot_be_planned_or_starting_again(state: ClubState) -> None:
    assert may_enter(state, ever_active=False)
    assert not may_enter(state, ever_active=True)


@pytest.mark.parametrize("state", [ClubState.active, ClubState.paused, ClubState.closed])
def test_the_other_states_can_always_be_entered(state: ClubState) -> None:
    assert may_enter(state, ever_active=True)
    assert may_enter(state, ever_active=False)


@pytest.mark.parametrize(
    ("states", "expected"),
    [
        ([], ["planned", "starting", "active", "paused", "closed"]),
        (["planned"], ["starting", "active", "paused", "closed"]),
        (["planned", "starting"], ["planned", "active", "paused", "closed"]),
        (["active"], ["paused", "closed"]),
        (["active", "paused"], ["active", "closed"]),
        (["active", "closed"], ["active", "paused"]),
    ],
)
def test_a_screen_offers_the_states_that_may_follow(states: list[str], expected: list[str]) -> None:
    assert list(next_states(life(*states))) == expected


def test_a_forbidden_change_is_found_even_through_a_pause() -> None:
    (change,) = forbidden_changes(life("starting", "active", "paused", "starting", "active"))

    assert (change.day, change.new) == (date(2003, 4, 1), ClubState.starting)


def test_a_whole_life_has_its_names() -> None:
    history = life("planned", "starting", "active", "paused", "active", "closed", "active")

    assert named_changes(history) == (
        NamedChange(date(2003, 3, 1), ChangeName.founded, ClubState.starting),
        NamedChange(date(2003, 4, 1), ChangeName.paused, ClubState.active),
        NamedChange(date(2003, 5, 1), ChangeName.reopened, ClubState.paused),
        NamedChange(date(2003, 6, 1), ChangeName.closed, ClubState.active),
        NamedChange(date(2003, 7, 1), ChangeName.reopened, ClubState.closed),
    )


def test_the_first_active_day_is_founding_even_after_a_pause() -> None:
    names = [change.name for change in named_changes(life("paused", "active"))]

    assert names == [ChangeName.paused, ChangeName.founded]


def test_a_club_that_starts_and_closes_was_not_closed_from_active() -> None:
    (change,) = named_changes(life("starting", "closed"))

    assert change.name == ChangeName.closed
    assert not change.from_active


def test_a_club_known_only_as_closed_was_closed_that_day() -> None:
    assert named_changes(life("closed")) == (NamedChange(FIRST, ChangeName.closed, None),)


@given(HISTORIES)
def test_a_history_has_forbidden_changes_exactly_when_it_steps_back(
    history: History[ClubState],
) -> None:
    was_active = False
    back = []
    for value in history.values:
        if was_active and value.value in {ClubState.planned, ClubState.starting}:
            back.append(value.from_day)
        was_active = was_active or value.value == ClubState.active

    assert [change.day for change in forbidden_changes(history)] == back


@given(HISTORIES, DAYS, st.integers(0, 200))
def test_the_balance_of_a_club_holds_in_any_period(
    history: History[ClubState], start: date, length: int
) -> None:
    if forbidden_changes(history):
        return
    period = Period(start, start + timedelta(days=length))
    names = [
        (change.name, change.from_active)
        for change in named_changes(history)
        if period.contains(change.day)
    ]

    came = sum(name in {ChangeName.founded, ChangeName.reopened} for name, _ in names)
    went = sum(from_active for _, from_active in names)
    before = history.on(start - timedelta(days=1)) == ClubState.active
    after = history.on(period.end) == ClubState.active
    assert before + came - went == after


@given(HISTORIES)
def test_a_club_is_founded_once_at_most(history: History[ClubState]) -> None:
    founded = [change.day for change in named_changes(history) if change.name == "founded"]

    first = history.first_day(ClubState.active)
    assert founded == ([] if first is None else [first])


def test_a_club_with_an_assistant_and_two_families_may_open() -> None:
    assert may_open(certified_assistant=True, families=2, profile=NORWAY) == ()


def test_without_a_certified_assistant_the_opening_is_blocked() -> None:
    assert may_open(certified_assistant=False, families=2, profile=NORWAY) == (
        OpeningFinding(OpeningCode.no_certified_assistant, blocks=True),
    )


def test_a_network_may_choose_to_warn_only() -> None:
    profile = replace(NORWAY, code="own", opening_needs_certified=False)

    (finding,) = may_open(certified_assistant=False, families=2, profile=profile)
    assert not finding.blocks


def test_one_family_is_too_few_to_open_but_blocks_nothing() -> None:
    assert may_open(certified_assistant=True, families=1, profile=NORWAY) == (
        OpeningFinding(OpeningCode.too_few_families, blocks=False),
    )
