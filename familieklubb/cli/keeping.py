"""The verbs that keep a register well: check, backup, history."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from familieklubb.cli.given import Given, given_in
from familieklubb.cli.output import answer, answer_json, file_at, tell, tell_error
from familieklubb.domain.text import shown
from familieklubb.errors import NOT_DONE, WrongWords
from familieklubb.i18n import N_, _

if TYPE_CHECKING:
    from familieklubb.services.keeping import Checked, Done

Json = Annotated[bool, typer.Option("--json", help=N_("Print one JSON document."))]
Folder = Annotated[
    str | None,
    typer.Argument(
        metavar="DIR", help=N_("The folder for it; the register's own backups unless given.")
    ),
]
Limit = Annotated[
    str | None, typer.Option("--limit", metavar="N", help=N_("Only the newest so many."))
]


def check(context: typer.Context, json: Json = False) -> None:
    """Check the register in full; exit code 1 when something is wrong."""
    from familieklubb.register.refusals import RegisterDamaged

    given = given_in(context)
    try:
        checked = _check(given)
    except RegisterDamaged as damage:
        if json:
            answer_json({"sound": False, "faults": [damage.title], "breaches": []})
        tell_error(damage)
        raise typer.Exit(NOT_DONE) from None
    if json:
        answer_json(_check_document(checked))
    else:
        _say_checked(checked)
    if not checked.sound:
        raise typer.Exit(NOT_DONE)


def _check(given: Given) -> Checked:
    from familieklubb.cli.opened import opened
    from familieklubb.cli.watching import watched
    from familieklubb.services.keeping import Keeping

    with opened(given) as register:
        keeping = Keeping(register)
        return watched(_("Checking"), keeping.check, register.interrupt)


def _check_document(checked: Checked) -> dict[str, Any]:
    return {
        "sound": checked.sound,
        "faults": list(checked.faults),
        "breaches": [
            {"code": one.code, "table": one.table, "count": one.count, "text": one.text}
            for one in checked.breaches
        ],
    }


def _say_checked(checked: Checked) -> None:
    if checked.sound:
        answer(_("The register is sound."))
        return
    if checked.faults:
        answer(_("The file is damaged:"))
        for fault in checked.faults:
            answer(f"  {fault}")
    if checked.breaches:
        answer(_("Rows break the rules that every register keeps:"))
        for one in checked.breaches:
            answer(f"  {one.text}")


def backup(context: typer.Context, folder: Folder = None, json: Json = False) -> None:
    """Make a verified backup."""
    from familieklubb.cli.opened import opened
    from familieklubb.cli.watching import watched
    from familieklubb.services.keeping import Keeping

    given = given_in(context)
    target = None if folder is None else file_at(folder)
    with opened(given) as register:
        keeping = Keeping(register)
        path = watched(
            _("Backing up"),
            lambda progress: keeping.backup(target, progress),
            register.interrupt,
        )
    if json:
        answer_json({"backup": str(path)})
        return
    answer(_("The backup is {path}, and it was checked in full.").format(path=path))
    if target is None:
        tell(_("It lies on the same disk as the register. Take one to a memory stick, too."))


def history(context: typer.Context, limit: Limit = None, json: Json = False) -> None:
    """Show what was done, newest first."""
    from familieklubb.cli.opened import opened
    from familieklubb.services.keeping import Keeping

    number = _number(limit)
    with opened(given_in(context)) as register:
        done = Keeping(register).history(number)
    if json:
        answer_json({"history": [_history_document(one) for one in done]})
        return
    if not done:
        answer(_("Nothing has been done yet."))
    for one in done:
        _say_done(one)


def _number(text: str | None) -> int | None:
    if text is None:
        return None
    if not (text.isascii() and text.isdigit() and 0 < int(text) < 1_000_000):
        raise WrongWords(
            _("--limit cannot be {given}.").format(given=shown(text)),
            _("It takes a number from 1 on."),
        )
    return int(text)


def _say_done(done: Done) -> None:
    from familieklubb.i18n import moment

    when = moment(done.at.astimezone())
    line = _("{when}: {act}.").format(when=when, act=done.label)
    if done.tables:
        line = _("{when}: {act}. {new} new, {changed} changed, {removed} removed.").format(
            when=when, act=done.label, new=done.new, changed=done.changed, removed=done.removed
        )
    answer(_("{line} Taken back since.").format(line=line) if done.undone else line)


def _history_document(done: Done) -> dict[str, Any]:
    return {
        "at": done.at.isoformat(),
        "act": done.act,
        "label": done.label,
        "tables": {
            table.table: {"new": table.new, "changed": table.changed, "removed": table.removed}
            for table in done.tables
        },
        "undoable": done.undoable,
        "undone": done.undone,
    }
