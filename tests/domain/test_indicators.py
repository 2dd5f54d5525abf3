"""The catalogue of indicators."""

from __future__ import annotations

from familieklubb.domain.indicators import CATALOGUE, Indicator, IndicatorKind

CODES = [
    "clubs_active",
    "clubs_founded",
    "clubs_founded_after",
    "clubs_starting",
    "clubs_paused",
    "clubs_reopened",
    "clubs_closed",
    "closed_from_active",
    "paused_from_active",
    "clubs_divided",
    "clubs_balance",
    "places",
    "municipalities",
    "counties",
    "families",
    "members",
    "families_per_club",
    "families_joined",
    "families_returned",
    "families_left",
    "families_moved_in",
    "families_moved_out",
    "persons_reached",
    "meetings_held",
    "meetings_cancelled",
    "meetings_expected",
    "meeting_coverage",
    "attendances",
    "attendance_mean",
    "attendance_rate",
    "chairs_distinct",
    "chaired_by_assistant",
    "assistants_trained",
    "assistants_certified",
    "assistants_active",
    "clubs_without_assistant",
    "assistants_updated",
    "supervision_sessions",
    "supervision_hours",
    "supervision_coverage",
    "gatherings",
    "gathering_participants",
    "gathering_hours",
    "module_families",
    "clubs_expected",
    "clubs_reported",
    "clubs_reported_on_time",
    "reporting_rate",
]


def codes(wanted: object, of: str) -> set[str]:
    return {code for code, figure in CATALOGUE.items() if getattr(figure, of) == wanted}


def test_the_codes_stand_in_the_order_of_the_reports() -> None:
    assert list(CATALOGUE) == CODES


def test_each_indicator_is_found_by_its_own_code() -> None:
    assert all(code == indicator.code for code, indicator in CATALOGUE.items())


def test_the_figures_of_the_network_rest_on_no_club() -> None:
    assert codes(False, "rests_on_clubs") == {
        "assistants_trained",
        "assistants_certified",
        "assistants_updated",
        "supervision_sessions",
        "supervision_hours",
        "supervision_coverage",
        "gatherings",
        "gathering_participants",
        "gathering_hours",
    }


def test_what_is_computed_from_families_and_members_is_marked() -> None:
    assert codes(True, "of_people") == {
        "families",
        "members",
        "families_per_club",
        "families_joined",
        "families_returned",
        "families_left",
        "families_moved_in",
        "families_moved_out",
        "persons_reached",
        "attendances",
        "attendance_mean",
        "attendance_rate",
        "chairs_distinct",
        "module_families",
    }


def test_stocks_are_states_on_a_day() -> None:
    assert codes(IndicatorKind.stock, "kind") == {
        "clubs_active",
        "clubs_starting",
        "clubs_paused",
        "places",
        "municipalities",
        "counties",
        "families",
        "members",
        "assistants_certified",
        "assistants_active",
        "clubs_without_assistant",
    }


def test_ratios_and_the_check_are_told_from_flows() -> None:
    assert codes(IndicatorKind.check, "kind") == {"clubs_balance"}
    assert codes(IndicatorKind.ratio, "kind") == {
        "families_per_club",
        "meeting_coverage",
        "attendance_mean",
        "attendance_rate",
        "chaired_by_assistant",
        "assistants_updated",
        "supervision_coverage",
        "reporting_rate",
    }


def test_parts_have_their_dimensions() -> None:
    assert {code: figure.parts for code, figure in CATALOGUE.items() if figure.parts} == {
        "clubs_divided": ("parent,child",),
        "members": ("role", "age_band"),
        "families_per_club": ("size",),
        "families_left": ("left_because",),
        "assistants_trained": ("country",),
        "gatherings": ("scope,audience",),
        "module_families": ("module",),
    }


def test_no_two_indicators_share_their_words() -> None:
    def words(indicator: Indicator) -> tuple[str, str]:
        return indicator.label, indicator.definition

    labels, definitions = zip(*map(words, CATALOGUE.values()), strict=True)
    assert len(set(labels)) == len(labels)
    assert len(set(definitions)) == len(definitions)
    assert all(definition.endswith(".") for definition in definitions)
