from __future__ import annotations

from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest

from familieklubb.demo import generate_into
from familieklubb.demo.clubs import ClubPlanner
from familieklubb.demo.generation import Network
from familieklubb.demo.seasons import Horizon
from familieklubb.domain.club_states import forbidden_changes
from familieklubb.domain.dated import DatedValue, History
from familieklubb.domain.periods import Period
from familieklubb.domain.profile import NORWAY
from familieklubb.geography import Geography
from familieklubb.register.file import Register
from familieklubb.reporting.question import Grouping, Question
from familieklubb.reporting.rollup import roll_up
from familieklubb.services.invariants import breaches
from tests.demo.conftest import CLUBS, LAST_DAY, SEED, Ask, made_register

HORIZON = Horizon.of(1, LAST_DAY)


def rows_of(seed: int, geography: Geography, clubs: int = 3) -> list[object]:
    network = Network(seed, HORIZON, geography, clubs=clubs)
    logs = [(log.meetings, log.marks) for log in network.logs()]
    return [*network.drafts.ordered(), *logs]


def test_the_same_seed_makes_the_same_rows(geography: Geography) -> None:
    assert rows_of(3, geography) == rows_of(3, geography)


def test_another_seed_makes_other_rows(geography: Geography) -> None:
    assert rows_of(3, geography) != rows_of(4, geography)


def test_a_club_is_planned_alike_however_many_there_are(geography: Geography) -> None:
    few = Network(SEED, HORIZON, geography, clubs=8)
    many = Network(SEED, HORIZON, geography, clubs=12)

    plans = [
        [(club.id, club.name, club.opened, club.slots) for club in network.clubs[:8]]
        for network in (few, many)
    ]

    assert plans[0] == plans[1]


@pytest.mark.parametrize(("clubs", "years"), [(0, 1), (1, 0)])
def test_fewer_than_one_club_or_year_cannot_be_made(
    clubs: int, years: int, geography: Geography
) -> None:
    with pytest.raises(ValueError, match="0"):
        Network(1, Horizon.of(years, LAST_DAY), geography, clubs=clubs)


def test_the_register_is_whole_and_breaks_no_rule_of_its_rows(generated: Register) -> None:
    assert generated.faults() == []
    assert generated.read(breaches) == []


@pytest.mark.parametrize("year", [2023, 2024, 2025])
def test_the_balance_of_clubs_holds_in_every_group(
    year: int, generated: Register, geography: Geography
) -> None:
    question = Question.of(Period.year(year), by=Grouping.county)

    found = generated.read(lambda session: roll_up(session, geography, NORWAY, question))

    sheets = [found.figures, *(group.figures for group in found.groups)]
    checks = [one.holds for sheet in sheets for one in sheet if one.code == "clubs_balance"]
    assert checks == [True] * (1 + len(found.groups))
    assert found.figure("clubs_active").value


def test_the_log_fills_the_figures_of_a_year(generated: Register, geography: Geography) -> None:
    question = Question.of(Period.year(2024))

    found = generated.read(lambda session: roll_up(session, geography, NORWAY, question))

    rate, coverage = found.figure("attendance_rate").value, found.figure("meeting_coverage").value
    assert rate is not None and 0.7 < rate < 0.95
    assert coverage is not None and 0.85 < coverage < 1
    filled = ("families_joined", "families_left", "meetings_cancelled", "module_families")
    assert all(found.figure(code).value for code in (*filled, "gatherings", "persons_reached"))


def test_no_family_is_without_members(ask: Ask) -> None:
    alone = ask(
        "SELECT label FROM family f WHERE NOT EXISTS "
        "(SELECT 1 FROM member m WHERE m.family_id = f.id)"
    )

    assert alone == []


def test_a_member_is_in_a_club_only_while_the_family_is(ask: Ask) -> None:
    astray = ask(
        "SELECT p.label FROM member_membership m JOIN member p ON p.id = m.member_id "
        "WHERE NOT EXISTS (SELECT 1 FROM family_membership f WHERE f.family_id = p.family_id "
        "AND f.club_id = m.club_id AND f.joined <= m.joined "
        "AND coalesce(f.left_on, '9999-12-31') >= coalesce(m.left_on, '9999-12-31'))"
    )

    assert astray == []


def test_whoever_moves_out_moves_in_elsewhere_that_day(ask: Ask) -> None:
    out = ask(
        "SELECT family_id, moved_to_id, left_on FROM family_membership "
        "WHERE moved_to_id IS NOT NULL AND left_because = 'moved' ORDER BY 1, 3"
    )
    into = ask(
        "SELECT family_id, club_id, joined FROM family_membership WHERE moved_in ORDER BY 1, 3"
    )

    assert out == into
    assert out


def test_a_family_is_in_one_club_at_a_time(ask: Ask) -> None:
    stays = ask(
        "SELECT family_id, joined, coalesce(left_on, '9999-12-31') "
        "FROM family_membership ORDER BY 1, 2"
    )

    assert all(a[0] != b[0] or a[2] <= b[1] for a, b in pairwise(stays))


def test_labels_tell_families_of_a_club_apart(ask: Ask) -> None:
    twice = ask(
        "SELECT f.label FROM family f JOIN (SELECT DISTINCT family_id, club_id "
        "FROM family_membership) m ON m.family_id = f.id GROUP BY m.club_id, f.label "
        "HAVING count(*) > 1"
    )

    assert twice == []
    for sql in ("SELECT name FROM club", "SELECT name FROM assistant"):
        names = ask(sql)
        assert len(names) == len(set(names))


def test_exactly_those_who_belong_are_marked_at_a_held_meeting(ask: Ask) -> None:
    belonging = ask(
        "SELECT m.id, s.member_id FROM meeting m JOIN member_membership s "
        "ON s.club_id = m.club_id AND s.joined <= m.date "
        "AND (s.left_on IS NULL OR s.left_on > m.date) WHERE m.held"
    )
    marked = ask("SELECT meeting_id, member_id FROM attendance")

    assert sorted(belonging) == sorted(marked)


def test_a_meeting_is_on_the_clubs_weekday_outside_its_breaks(ask: Ask) -> None:
    astray = ask(
        "SELECT m.date FROM meeting m WHERE EXISTS (SELECT 1 FROM club_break b "
        "WHERE b.club_id = m.club_id AND m.date BETWEEN b.from_day AND b.last_day) "
        "OR (SELECT s.weekday FROM club_slot s WHERE s.club_id = m.club_id "
        "AND s.from_day <= m.date ORDER BY s.from_day DESC LIMIT 1) <> "
        "CASE strftime('%w', m.date) WHEN '1' THEN 'monday' WHEN '2' THEN 'tuesday' "
        "WHEN '3' THEN 'wednesday' WHEN '4' THEN 'thursday' ELSE 'none' END"
    )

    assert astray == []


def test_a_club_meets_only_while_it_is_active(ask: Ask) -> None:
    astray = ask(
        "SELECT m.date FROM meeting m WHERE (SELECT s.state FROM club_state s "
        "WHERE s.club_id = m.club_id AND s.from_day <= m.date "
        "ORDER BY s.from_day DESC LIMIT 1) <> 'active'"
    )

    assert astray == []


def test_christmas_is_kept_as_a_holiday(ask: Ask) -> None:
    reasons = ask(
        "SELECT DISTINCT held, not_held_because FROM meeting "
        "WHERE strftime('%m-%d', date) BETWEEN '12-24' AND '12-31'"
    )

    assert reasons == [(0, "holiday")]


def test_no_child_chairs_and_the_assistant_seldom(ask: Ask) -> None:
    children = ask(
        "SELECT 1 FROM meeting m JOIN member p ON p.id = m.chair_member_id WHERE p.role = 'child'"
    )
    (counts,) = ask(
        "SELECT count(chair_assistant_id), count(chair_member_id) FROM meeting WHERE held"
    )

    assert children == []
    assert 0 < counts[0] < counts[1] / 10


def test_no_club_opens_without_a_certified_assistant(ask: Ask) -> None:
    opened = ask(
        "SELECT s.club_id FROM club_state s WHERE s.state = 'active' AND NOT EXISTS ("
        "SELECT 1 FROM assistant_role r JOIN certification c ON c.assistant_id = r.assistant_id "
        "WHERE r.club_id = s.club_id AND r.from_day <= s.from_day AND c.certified_on <= s.from_day "
        "AND coalesce(c.withdrawn_on, '9999-12-31') > s.from_day "
        "AND coalesce(c.valid_until, '9999-12-31') >= s.from_day)"
    )

    assert opened == []


def test_a_divided_club_begins_with_families_of_its_parent(ask: Ask) -> None:
    moved = ask(
        "SELECT k.name, count(m.id) FROM club k JOIN club_state s ON s.club_id = k.id "
        "AND s.state = 'active' LEFT JOIN family_membership m ON m.club_id = k.parent_club_id "
        "AND m.moved_to_id = k.id AND m.left_on = s.from_day "
        "WHERE k.parent_club_id IS NOT NULL GROUP BY k.id"
    )

    assert [number >= 2 for _name, number in moved] == [True]


def test_bodies_come_with_the_tenth_club(ask: Ask, geography: Geography) -> None:
    levels = {level for (level,) in ask("SELECT level FROM network_body")}
    without = [
        model.__name__ for model, _rows in Network(1, HORIZON, geography, clubs=9).drafts.ordered()
    ]

    assert levels == {"national", "regional"}
    assert "NetworkBody" not in without
    assert ask("SELECT count(*) FROM club_body") == [(CLUBS,)]


def test_no_club_goes_back_to_a_state_before_it_was_active(geography: Geography) -> None:
    planner = ClubPlanner(SEED, Horizon.of(3, LAST_DAY), geography)
    clubs = [planner.plan(0, None)]
    for number in range(1, 200):
        clubs.append(planner.plan(number, clubs[-1]))

    histories = [
        History.of([DatedValue(day, state) for day, state in club.states()]) for club in clubs
    ]

    assert [forbidden_changes(history) for history in histories] == [()] * len(clubs)
    assert {one.value for history in histories for one in history.values} >= {"paused", "closed"}


def test_progress_goes_on_until_all_is_done(tmp_path: Path, kdf: int, geography: Geography) -> None:
    shares: list[float] = []

    with made_register(tmp_path / "made.register", kdf) as register:
        generate_into(
            register,
            geography,
            clubs=2,
            years=1,
            seed=1,
            last_day=date(2024, 12, 31),
            progress=shares.append,
        )

    assert shares == sorted(shares)
    assert shares[-1] == 1
