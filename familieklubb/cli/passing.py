"""The verbs of getting back in: another passphrase, the recovery words, a backup."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from familieklubb.cli.given import Given, given_in
from familieklubb.cli.output import answer, answer_json, file_at
from familieklubb.cli.passphrases import NEW, new_passphrase, present_passphrase
from familieklubb.errors import PERSON_NEEDED, FamilieklubbError
from familieklubb.i18n import N_, _, ngettext

if TYPE_CHECKING:
    from familieklubb.register.restoring import Restored

NewPassphraseFile = Annotated[
    str | None,
    typer.Option(
        "--new-passphrase-file",
        metavar="PATH",
        help=N_(
            "A file with the new passphrase on its first line; else "
            "FAMILIEKLUBB_NEW_PASSPHRASE, else you are asked."
        ),
    ),
]
WordsFile = Annotated[
    str | None,
    typer.Option(
        "--words-file",
        metavar="PATH",
        help=N_(
            "A file with the twelve recovery words; else FAMILIEKLUBB_RECOVERY_WORDS, else you "
            "are asked."
        ),
    ),
]
BackupToOpen = Annotated[
    str | None,
    typer.Argument(
        metavar="BACKUP", help=N_("A backup to recover from, where the register is gone.")
    ),
]
BackupToRestore = Annotated[
    str, typer.Argument(metavar="FILE", help=N_("The backup to put in the register's place."))
]
Json = Annotated[bool, typer.Option("--json", help=N_("Print one JSON document."))]


def recover(
    context: typer.Context,
    backup: BackupToOpen = None,
    words_file: WordsFile = None,
    new_passphrase_file: NewPassphraseFile = None,
    json: Json = False,
) -> None:
    """Set a new passphrase by means of the recovery words."""
    from familieklubb.cli import recovery_words
    from familieklubb.cli.opened import leaving
    from familieklubb.cli.watching import watched
    from familieklubb.register.recovering import recover as recover_register

    given = given_in(context)
    words = recovery_words.taken(words_file)
    new = new_passphrase(new_passphrase_file, NEW)
    recovered = watched(
        _("Recovering"),
        lambda progress: recover_register(
            given.path,
            words,
            new,
            backup=None if backup is None else file_at(backup),
            clock=given.clock,
            progress=progress,
        ),
        stop=None,
    )
    with leaving(recovered.register, given):
        _remind(given, recovered.could_not, recovered.restored)
    if json:
        document = _documented(recovered.restored) if recovered.restored else {}
        answer_json({"register": str(given.path), **document, **_left(recovered.could_not)})
        return
    if recovered.restored is not None:
        _say_restored(recovered.restored)
    answer(_("The new passphrase opens the register {path}.").format(path=given.path))


def restore(context: typer.Context, file: BackupToRestore, json: Json = False) -> None:
    """Put a backup in the place of the register."""
    from familieklubb.cli.watching import watched
    from familieklubb.register.refusals import no_backup
    from familieklubb.register.restoring import restore as restore_register

    given, backup = given_in(context), file_at(file)
    if not backup.exists():
        raise no_backup(backup)
    passphrase = present_passphrase(given.passphrase_file, _("Passphrase of the backup:"))
    restored = watched(
        _("Restoring"),
        lambda progress: restore_register(
            given.path, backup, passphrase, clock=given.clock, progress=progress
        ),
    )
    _remind(given, (), restored)
    if json:
        answer_json({"register": str(restored.register), **_documented(restored)})
    else:
        _say_restored(restored)


def rekey(
    context: typer.Context, new_passphrase_file: NewPassphraseFile = None, json: Json = False
) -> None:
    """Change the passphrase."""
    from familieklubb.cli.opened import opened
    from familieklubb.cli.watching import watched
    from familieklubb.services.keeping import Keeping

    given = given_in(context)
    with opened(given) as register:
        keeping = Keeping(register)
        new = new_passphrase(new_passphrase_file, NEW)
        could_not = watched(
            _("Changing the passphrase"),
            lambda progress: keeping.rekey(new, progress),
            stop=None,
        )
    _remind(given, could_not, None)
    if json:
        answer_json({"register": str(given.path), **_left(could_not)})
    else:
        answer(_("The passphrase is changed. The recovery words stay as they are."))


def _say_restored(restored: Restored) -> None:
    answer(_("The backup is the register {path} now.").format(path=restored.register))
    if restored.aside is not None:
        answer(_("The register from before lies at {path}.").format(path=restored.aside))
    if restored.erased_again:
        answer(
            ngettext(
                "{n} row of a person erased since was erased again.",
                "{n} rows of persons erased since were erased again.",
                restored.erased_again,
            ).format(n=restored.erased_again)
        )


def _remind(given: Given, could_not: Sequence[Path], restored: Restored | None) -> None:
    given.waiting += _old_backups(could_not)
    if restored is not None:
        given.waiting += _erasures(restored)


def _old_backups(could_not: Sequence[Path]) -> Iterable[FamilieklubbError]:
    if could_not:
        yield FamilieklubbError(
            ngettext(
                "{n} kept backup still has an earlier passphrase:",
                "{n} kept backups still have an earlier passphrase:",
                len(could_not),
            ).format(n=len(could_not)),
            "\n".join(map(str, could_not)),
            PERSON_NEEDED,
        )


def _erasures(restored: Restored) -> Iterable[FamilieklubbError]:
    if restored.meetings:
        yield FamilieklubbError(
            ngettext(
                "The text of {n} meeting still names a person who was erased.",
                "The texts of {n} meetings still name persons who were erased.",
                len(restored.meetings),
            ).format(n=len(restored.meetings)),
            _("Read their minutes, and take the names out."),
            PERSON_NEEDED,
        )
    if restored.unreadable_erasures:
        yield FamilieklubbError(
            ngettext(
                "{n} line of the list of erased persons cannot be read.",
                "{n} lines of the list of erased persons cannot be read.",
                restored.unreadable_erasures,
            ).format(n=restored.unreadable_erasures),
            _("Look whether somebody who was erased is in the register again."),
            PERSON_NEEDED,
        )


def _documented(restored: Restored) -> dict[str, Any]:
    return {
        "aside": None if restored.aside is None else str(restored.aside),
        "erased_again": restored.erased_again,
        "meetings_to_read": len(restored.meetings),
        "unreadable_erasures": restored.unreadable_erasures,
    }


def _left(could_not: Sequence[Path]) -> dict[str, list[str]]:
    return {"backups_with_an_earlier_passphrase": [str(path) for path in could_not]}
