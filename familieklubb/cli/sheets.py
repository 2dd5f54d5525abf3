"""The verbs of the spreadsheet import."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from familieklubb.cli.given import Given, given_in
from familieklubb.cli.output import answer, answer_json, file_at
from familieklubb.cli.usage import missing, see_help
from familieklubb.errors import WrongWords
from familieklubb.i18n import N_, _, ngettext

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from familieklubb.importing.problems import Problem
    from familieklubb.register.undo import Undone
    from familieklubb.services.imports import ImportReport

TemplateFile = Annotated[
    str, typer.Argument(metavar="FILE.xlsx", help=N_("The workbook to write; a new name."))
]
Paths = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="PATH", help=N_("Folders of CSV files, CSV files, and workbooks (.xlsx).")
    ),
]
DryRun = Annotated[
    bool, typer.Option("--dry-run", help=N_("Only say what would happen; nothing is kept."))
]
Undo = Annotated[bool, typer.Option("--undo", help=N_("Take the last import back."))]
Json = Annotated[bool, typer.Option("--json", help=N_("Print one JSON document."))]


def template(file: TemplateFile, json: Json = False) -> None:
    """Write the empty workbook."""
    from familieklubb.importing.template import write_template

    path = file_at(file)
    write_template(path)
    if json:
        answer_json({"template": str(path)})
    else:
        answer(_("The empty workbook is {file}.").format(file=path))


def bring_in(
    context: typer.Context,
    paths: Paths = None,
    dry_run: DryRun = False,
    undo: Undo = False,
    json: Json = False,
) -> None:
    """Bring spreadsheets in, or take the last import back."""
    given = given_in(context)
    if undo:
        if paths or dry_run:
            raise WrongWords(
                _("--undo stands alone."), _("It takes the last import back, and nothing else.")
            )
        _say_undone(_undo(given), json=json)
        return
    if not paths:
        raise missing("PATH", see_help(context.command_path))
    _import(given, [file_at(path) for path in paths], dry_run=dry_run, json=json)


def _import(given: Given, paths: Sequence[Path], *, dry_run: bool, json: bool) -> None:
    from familieklubb.importing.problems import ImportRefused

    try:
        report = _run(given, paths, dry_run=dry_run)
    except ImportRefused as refused:
        if json:
            answer_json({"errors": _problems(refused.problems), "count": refused.count})
        raise
    if json:
        answer_json(_document(report))
    else:
        _say(report)


def _run(given: Given, paths: Sequence[Path], *, dry_run: bool) -> ImportReport:
    from familieklubb.cli.opened import opened
    from familieklubb.cli.watching import watched
    from familieklubb.geography import Geography
    from familieklubb.services.imports import Imports

    with opened(given) as register:
        imports = Imports(register, Geography(), given.clock)
        return watched(
            _("Reading"),
            lambda progress: imports.run(paths, dry_run=dry_run, progress=progress),
            register.interrupt,
        )


def _undo(given: Given) -> Undone:
    from familieklubb.cli.opened import opened
    from familieklubb.cli.watching import watched
    from familieklubb.geography import Geography
    from familieklubb.services.imports import Imports

    with opened(given) as register:
        imports = Imports(register, Geography(), given.clock)
        return watched(_("Taking back"), lambda _progress: imports.undo(), register.interrupt)


def _say(report: ImportReport) -> None:
    for sheet in report.sheets:
        answer(
            _("{sheet}: {new} new, {changed} changed, {unchanged} unchanged").format(
                sheet=sheet.sheet,
                new=sheet.new,
                changed=sheet.changed,
                unchanged=sheet.unchanged,
            )
        )
    if report.findings:
        answer("")
        answer(
            ngettext(
                "{n} thing is odd and was taken as it is:",
                "{n} things are odd and were taken as they are:",
                len(report.findings),
            ).format(n=len(report.findings))
        )
        for problem in report.findings:
            answer(f"  {problem.line().rstrip()}")
    if report.dry_run:
        answer(_("This was a dry run: nothing was kept."))
    elif not report.changes:
        answer(_("Nothing was new: the register is as it was."))


def _say_undone(undone: Undone, *, json: bool) -> None:
    count = sum(undone.rows.values())
    if json:
        answer_json({"undone": {"act": undone.act, "at": undone.at, "rows": undone.rows}})
        return
    from datetime import datetime

    from familieklubb.i18n import moment

    when = moment(datetime.fromisoformat(undone.at).astimezone())
    answer(
        ngettext(
            "The import of {when} was taken back: {n} row.",
            "The import of {when} was taken back: {n} rows.",
            count,
        ).format(when=when, n=count)
    )


def _document(report: ImportReport) -> dict[str, Any]:
    return {
        "dry_run": report.dry_run,
        "sheets": [
            {
                "sheet": sheet.sheet,
                "new": sheet.new,
                "changed": sheet.changed,
                "unchanged": sheet.unchanged,
            }
            for sheet in report.sheets
        ],
        "findings": _problems(report.findings),
    }


def _problems(problems: Iterable[Problem]) -> list[dict[str, Any]]:
    return [
        {
            "file": problem.file,
            "sheet": problem.sheet,
            "row": problem.row,
            "column": problem.column,
            "message": problem.message,
            "what_to_do": problem.what_to_do,
        }
        for problem in problems
    ]
