"""Short words for tiny networks, as the hand-computed tests need them."""

from __future__ import annotations

from datetime import date
from typing import Any

from tests.oracle.figures import Figures, Question, figures
from tests.oracle.network import Network
from tests.oracle.places import locate_by_table
from tests.oracle.sheets import Assistant, Club, Course, Family, Meeting, Member


def day(text: str) -> date:
    """A day from its ISO form."""
    return date.fromisoformat(text)


def club(name: str, status: str, status_from: str, **columns: Any) -> Club:
    """A club's row, in Oslo unless said."""
    standard = {
        "place": "Oslo",
        "municipality_code": None,
        "organisation": None,
        "body": None,
    }
    return Club(club=name, status=status, status_from=day(status_from), **{**standard, **columns})


def family(
    club_name: str,
    label: str,
    joined: str,
    left: str | None = None,
    because: str | None = None,
    moved_to: str | None = None,
) -> Family:
    """A family's membership."""
    return Family(club_name, label, day(joined), day(left) if left else None, because, moved_to)


def member(
    club_name: str,
    family_label: str,
    label: str,
    joined: str = "2000-01-01",
    left: str | None = None,
    *,
    role: str = "own_use",
    birth_year: int | None = None,
) -> Member:
    """A person's membership."""
    return Member(
        club=club_name,
        family=family_label,
        member=label,
        role=role,
        birth_year=birth_year,
        joined=day(joined),
        left=day(left) if left else None,
    )


def held(club_name: str, on: str, n: int | None = None, chair: str | None = None) -> Meeting:
    """A meeting that was held."""
    return Meeting(club=club_name, date=day(on), n=n, held=True, chair=chair)


def not_held(club_name: str, on: str, because: str, n: int | None = None) -> Meeting:
    """A meeting that was not held."""
    return Meeting(club=club_name, date=day(on), n=n, held=False, not_held_because=because)


def assistant(name: str, **columns: Any) -> Assistant:
    """An assistant's row, in Oslo unless said; columns that are days are given as texts."""
    days = ("role_from", "role_to", "certified_on", "valid_until", "withdrawn_on")
    given: dict[str, Any] = {
        key: day(value) if key in days else value for key, value in columns.items()
    }
    return Assistant(**{"assistant": name, "place": "Oslo", **given})


def certified(name: str, club_name: str, since: str = "2000-01-01", **columns: Any) -> Assistant:
    """An assistant certified and with a role in a club since a day."""
    return assistant(
        name, **{"club": club_name, "role_from": since, "certified_on": since, **columns}
    )


def course(name: str, kind: str = "certification", country: str = "NO") -> Course:
    """A course."""
    return Course(name, kind, country, None, day("2000-01-01"))


def question(year: int = 2003, **changes: Any) -> Question:
    """A year, with D, cut-off and division at its end unless said; days given as texts."""
    end = f"{year}-12-31"
    values = {"start": f"{year}-01-01", "end": end, "as_of": end, **changes}
    values.setdefault("cutoff", values["as_of"])
    values.setdefault("division", values["as_of"])
    for key in ("start", "end", "as_of", "cutoff", "division"):
        values[key] = day(values[key])
    return Question(**values)


def ask(network: Network, year: int = 2003, **changes: Any) -> Figures:
    """The figures of the whole network for a year."""
    return figures(network, question(year, **changes), locate_by_table)["total"]


def ask_groups(
    network: Network, by: str, year: int = 2003, **changes: Any
) -> dict[str | None, Figures]:
    """The figures of each group."""
    return figures(network, question(year, by=by, **changes), locate_by_table)["groups"]


def values(found: Figures, *codes: str) -> list[float | None]:
    """The values of some figures, in order."""
    return [found[code].value for code in codes]
