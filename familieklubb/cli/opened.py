"""The register that a verb works on, opened and closed around it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from familieklubb.cli.given import Given
from familieklubb.cli.passphrases import present_passphrase
from familieklubb.cli.watching import watched
from familieklubb.errors import PERSON_NEEDED, FamilieklubbError
from familieklubb.i18n import _
from familieklubb.register.file import Register
from familieklubb.register.opening import open_register
from familieklubb.register.refusals import BackupNotMade, missing


@contextmanager
def opened(given: Given) -> Iterator[Register]:
    """The register that was named, open; the day's check and backup are done before it closes.

    A backup that could not be made waits for the end of the run: what was asked for is
    answered first. Raises what ``open_register`` and ``Register.close`` raise.
    """
    path = given.path
    if not path.exists():
        raise missing(path)
    passphrase = present_passphrase(given.passphrase_file)
    register = watched(
        _("Checking the register"),
        lambda progress: open_register(path, passphrase, clock=given.clock, progress=progress),
    )
    with leaving(register, given):
        yield register


@contextmanager
def leaving(register: Register, given: Given) -> Iterator[None]:
    """Close an open register at the end; after an error only let it go."""
    try:
        with register:
            yield
            _do_what_is_due(register)
    except FamilieklubbError as error:
        if error.exit_code != PERSON_NEEDED:
            raise
        given.waiting.append(error)


def _do_what_is_due(register: Register) -> None:
    try:
        watched(_("The day's check and backup"), register.run_daily, register.interrupt)
    except BackupNotMade as trouble:
        register.backup_trouble = trouble
