"""The verb that shows figures."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from familieklubb.cli.days import day_of, period_of, year_of
from familieklubb.cli.given import Given, given_in
from familieklubb.cli.output import answer_bytes, file_at, tell
from familieklubb.cli.usage import not_one_of
from familieklubb.domain.text import shown
from familieklubb.errors import WrongWords
from familieklubb.i18n import N_, _

if TYPE_CHECKING:
    from familieklubb.domain.periods import Period
    from familieklubb.reporting.model import RollUp
    from familieklubb.services.rollups import Asked

FORMATS = ("table", "json", "csv")
LONGEST_TREND = 100

Year = Annotated[
    str | None,
    typer.Option("--year", metavar="YEAR", help=N_("The calendar year that is asked about.")),
]
PeriodOption = Annotated[
    str | None,
    typer.Option(
        "--period",
        metavar="PERIOD",
        help=N_("Another period: 2003H1, 2003-02 or 2003-02-01..2004-01-31."),
    ),
]
AsOf = Annotated[
    str | None,
    typer.Option(
        "--as-of",
        metavar="DAY",
        help=N_("The day whose state is shown; the last day of the period unless given."),
    ),
]
Cutoff = Annotated[
    str | None,
    typer.Option(
        "--cutoff",
        metavar="DAY",
        help=N_("Up to when new clubs after the period are counted; the same day unless given."),
    ),
]
Division = Annotated[
    str | None,
    typer.Option(
        "--division",
        metavar="DAY",
        help=N_("The day whose municipalities and counties are used; the same day unless given."),
    ),
]
By = Annotated[
    str | None,
    typer.Option(
        "--by",
        metavar="WHAT",
        help=N_("Groups: organisation, body, county, municipality, place or club."),
    ),
]
Trend = Annotated[
    str,
    typer.Option(
        "--trend", metavar="N", help=N_("So many earlier periods of the same kind beside it.")
    ),
]
Format = Annotated[
    str | None,
    typer.Option("--format", metavar="FORM", help=N_("table (unless given), json or csv.")),
]
Json = Annotated[
    bool, typer.Option("--json", help=N_("Print one JSON document, like --format json."))
]
Out = Annotated[
    str | None,
    typer.Option(
        "--out",
        metavar="FILE",
        help=N_("Write to a file instead; one that is there is replaced."),
    ),
]


def rollup(
    context: typer.Context,
    year: Year = None,
    period: PeriodOption = None,
    as_of: AsOf = None,
    cutoff: Cutoff = None,
    division: Division = None,
    by: By = None,
    trend: Trend = "0",
    form: Format = None,
    json: Json = False,
    out: Out = None,
) -> None:
    """Show the figures of the network."""
    given = given_in(context)
    form = _form(form, json=json)
    asked = _asked(_period(year, period), as_of, cutoff, division, by, trend)
    content = _written(_figures(given, asked), form)
    if out is None:
        answer_bytes(content)
        return
    from familieklubb.services.outgoing import write_out

    write_out(file_at(out), content)
    tell(_("The figures are in {file}.").format(file=file_at(out)))


def _form(form: str | None, *, json: bool) -> str:
    if form is not None and form not in FORMATS:
        raise not_one_of("--format", form, FORMATS)
    if json and form not in (None, "json"):
        raise WrongWords(
            _("--json and --format {form} do not go together.").format(form=form),
            _("Leave one of them out."),
        )
    return "json" if json else form or "table"


def _period(year: str | None, period: str | None) -> Period | None:
    if year is not None and period is not None:
        raise WrongWords(_("--year and --period do not go together."), _("Leave one of them out."))
    if year is not None:
        return year_of("--year", year)
    return None if period is None else period_of("--period", period)


def _asked(
    period: Period | None,
    as_of: str | None,
    cutoff: str | None,
    division: str | None,
    by: str | None,
    trend: str,
) -> Asked:
    from familieklubb.reporting.question import Grouping
    from familieklubb.services.rollups import Asked

    if by is not None and by not in set(Grouping):
        raise not_one_of("--by", by, [str(grouping) for grouping in Grouping])
    if not (trend.isascii() and trend.isdigit() and int(trend) <= LONGEST_TREND):
        raise WrongWords(
            _("--trend cannot be {given}.").format(given=shown(trend)),
            _("It takes a number from 0 to {most}.").format(most=LONGEST_TREND),
        )
    return Asked(
        period,
        day_of("--as-of", as_of),
        day_of("--cutoff", cutoff),
        day_of("--division", division),
        None if by is None else Grouping(by),
        int(trend),
    )


def _figures(given: Given, asked: Asked) -> RollUp:
    from familieklubb.cli.opened import opened
    from familieklubb.cli.watching import watched
    from familieklubb.geography import Geography
    from familieklubb.services.rollups import RollUps

    with opened(given) as register:
        rollups = RollUps(register, Geography(), given.clock)
        return watched(
            _("Counting"),
            lambda progress: rollups.figures(asked, progress),
            register.interrupt,
        )


def _written(figures: RollUp, form: str) -> bytes:
    if form == "json":
        from familieklubb.reporting.json_form import as_json

        return as_json(figures).encode()
    if form == "csv":
        from familieklubb.reporting.csv_form import as_csv

        return as_csv(figures).encode("utf-8-sig")
    from familieklubb.reporting.table_form import as_table

    return as_table(figures).encode()
