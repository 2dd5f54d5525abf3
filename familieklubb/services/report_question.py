"""The question of a report as a person types it, and the file that its figures are saved in."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from familieklubb.domain.periods import Period, PeriodError
from familieklubb.domain.text import is_blank, shown
from familieklubb.i18n import _
from familieklubb.reporting.model import RollUp
from familieklubb.reporting.question import Grouping
from familieklubb.services.dates import FIRST_YEAR, LAST_YEAR
from familieklubb.services.outgoing import write_out
from familieklubb.services.refused import Refused
from familieklubb.services.register_fields import RegisterFields
from familieklubb.services.rollups import Asked

FORMATS = ("csv", "json")


@dataclass(frozen=True, slots=True)
class ReportInput:
    """A question as typed; what is blank goes without saying.

    ``division`` is a day whose municipalities and counties are used.
    """

    period: str = ""
    as_of: str = ""
    cutoff: str = ""
    division: date | None = None
    by: str = ""


def read_question(typed: ReportInput, today: date) -> Asked:
    """The question; raises Refused.

    The year that is not over yet is asked about as of today, unless another day is typed.
    """
    fields = RegisterFields(today)
    period = _period(fields, typed.period, today)
    as_of = fields.day("as_of", typed.as_of, today)
    cutoff = fields.day("cutoff", typed.cutoff, today, ahead=True)
    by = fields.choice("by", typed.by, Grouping)
    fields.settle()
    if as_of is None and period.start <= today < period.end:
        as_of = today
    return Asked(period, as_of, cutoff, typed.division, by)


def _period(fields: RegisterFields, text: str, today: date) -> Period:
    if is_blank(text):
        return Period.year(today.year)
    try:
        found = Period.parse(text)
    except PeriodError:
        found = None
    if found is None or not FIRST_YEAR <= found.start.year <= found.end.year <= LAST_YEAR:
        fields.refuse(
            "period",
            _("“{text}” is not a period. Write it as 2003, 2003H1 or 2003-02.").format(
                text=shown(text)
            ),
        )
        return Period.year(today.year)
    return found


def save_figures(figures: RollUp, path: str, form: str) -> Path:
    """Write the figures to a new file, as csv or json; where it is. Raises Refused.

    A file that is there is never written over.
    """
    if is_blank(path):
        raise Refused({"path": _("This must be filled in.")})
    file = Path(path.strip()).expanduser()
    if not file.suffix:
        file = file.with_suffix(f".{form}")
    if file.exists():
        raise Refused({"path": _("There is a file of that name already. Choose another name.")})
    if not file.parent.is_dir():
        raise Refused({"path": _("There is no folder {folder}.").format(folder=file.parent)})
    write_out(file, _content(figures, form))
    return file


def _content(figures: RollUp, form: str) -> bytes:
    if form == "json":
        from familieklubb.reporting.json_form import as_json

        return as_json(figures).encode()
    from familieklubb.reporting.csv_form import as_csv

    return as_csv(figures).encode("utf-8-sig")
