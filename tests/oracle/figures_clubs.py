"""The figures of clubs: states, openings and closings, divisions, places, who should report.

Source: domain.md, section 4.
"""

from __future__ import annotations

from datetime import timedelta

from tests.oracle.answer import Figure, Figures, Locate, Parts, Question, ratio
from tests.oracle.history import ClubHistory, Entering


def club_figures(clubs: list[ClubHistory], question: Question, locate: Locate) -> Figures:
    """Every figure that needs nothing but the clubs' own rows."""
    return {
        **_states(clubs, question),
        **_events(clubs, question),
        "clubs_divided": _divided(clubs, question),
        **_places(clubs, question, locate),
        **_reporting(clubs, question),
    }


def _states(clubs: list[ClubHistory], question: Question) -> Figures:
    states = [club.state_on(question.as_of) for club in clubs]
    return {
        "clubs_active": Figure(states.count("active")),
        "clubs_starting": Figure(states.count("starting")),
        "clubs_paused": Figure(states.count("paused")),
    }


def _events(clubs: list[ClubHistory], question: Question) -> Figures:
    first_days = [day for club in clubs if (day := club.first_active_day())]
    founded = sum(question.holds(day) for day in first_days)
    after = sum(question.end < day <= question.cutoff for day in first_days)
    reopened = len(_entered(clubs, question, "active", first=False))
    closed = _entered(clubs, question, "closed")
    closed_from_active = sum(entering.previous == "active" for entering in closed)
    paused = _entered(clubs, question, "paused")
    paused_from_active = sum(entering.previous == "active" for entering in paused)
    before = sum(club.active_on(question.start - timedelta(days=1)) for club in clubs)
    at_end = sum(club.active_on(question.end) for club in clubs)
    should_be = before + founded + reopened - paused_from_active - closed_from_active
    return {
        "clubs_founded": Figure(founded),
        "clubs_founded_after": Figure(after),
        "clubs_reopened": Figure(reopened),
        "clubs_closed": Figure(len(closed)),
        "closed_from_active": Figure(closed_from_active),
        "paused_from_active": Figure(paused_from_active),
        "clubs_balance": Figure(should_be - at_end),
    }


def _entered(
    clubs: list[ClubHistory], question: Question, state: str, *, first: bool = True
) -> list[Entering]:
    """The enterings of a state in P; without ``first`` not those on the first active day."""
    return [
        entering
        for club in clubs
        for entering in club.enterings()
        if entering.state == state
        and question.holds(entering.day)
        and (first or entering.day != club.first_active_day())
    ]


def _divided(clubs: list[ClubHistory], question: Question) -> Figure:
    pairs = [
        (club.parent(), club.name)
        for club in clubs
        if club.parent() is not None and question.holds(club.first_active_day())
    ]
    parts: Parts = {("parent,child", f"{parent},{child}"): 1 for parent, child in pairs}
    return Figure(len(pairs), parts=parts)


def _places(clubs: list[ClubHistory], question: Question, locate: Locate) -> Figures:
    """Distinct places, municipalities and counties of the active clubs."""
    places = set()
    found = []
    for club in clubs:
        row = club.row_on(question.as_of)
        if row is not None and row.status == "active":
            located = located_club(club, question, locate)
            found.append(located)
            places.add((located[0] if located else None, row.place))
    if None in found:
        unknown = Figure(None, reason="place_not_resolved")
        return {"places": Figure(len(places)), "municipalities": unknown, "counties": unknown}
    known = [located for located in found if located is not None]
    return {
        "places": Figure(len(places)),
        "municipalities": Figure(len({municipality for municipality, _ in known})),
        "counties": Figure(len({county for _, county in known})),
    }


def located_club(club: ClubHistory, question: Question, locate: Locate) -> tuple[str, str] | None:
    """Municipality and county of the club's place on D, in the division asked for."""
    row = club.row_on_or_after(question.as_of)
    return locate(row.place, row.municipality_code, row.status_from, question.division)


def _reporting(clubs: list[ClubHistory], question: Question) -> Figures:
    days = question.days()
    expected = sum(any(club.active_on(day) for day in days) for club in clubs)
    no_files = Figure(None, reason="no_files")
    return {
        "clubs_expected": Figure(expected),
        "clubs_reported": no_files,
        "clubs_reported_on_time": no_files,
        "reporting_rate": Figure(None, None, expected, reason="no_files"),
    }


def families_per_club(sizes: list[int], families: int) -> Figure:
    """Distinct families for each active club, with the size classes of the clubs as parts."""
    classes = {"0–1": (0, 1), "2–5": (2, 5), "6–8": (6, 8), "9–11": (9, 11), "≥ 12": (12, 10**6)}
    parts: Parts = {}
    for name, (least, most) in classes.items():
        number = sum(least <= size <= most for size in sizes)
        if number:
            parts["size", name] = number
    return ratio(families, len(sizes), parts)
