"""A kept backup made anew: a changed copy of it, checked in full, takes its place."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from familieklubb.register.checking import faults_of_copy
from familieklubb.register.clock import Clock
from familieklubb.register.connection import Key
from familieklubb.register.file import Register
from familieklubb.register.layout import Layout, journal_of
from familieklubb.register.platforms import copy_private, sync_file, sync_folder


class Unsound(Exception):
    """A copy does not pass the checks in full; what was found, in technical words."""


def rework(
    path: Path, layout: Layout, key: Key, clock: Clock, work: Callable[[Register], object]
) -> None:
    """Put a changed copy in the place of a backup; the backup stays as it is on any error.

    ``layout`` is that of the register, whose lock is held; ``key`` opens the backup. Raises
    Unsound, OSError, sqlcipher3 errors and what ``work`` raises.
    """
    copy = layout.temporary("rework", path.parent)
    try:
        copy_private(path, copy)
        key = worked_on(copy, key, clock, work)
        sync_file(copy, forget=True)
        found = faults_of_copy(copy, key)
        if found:
            raise Unsound(*found)
        copy.replace(path)
        sync_folder(path.parent)
    finally:
        copy.unlink(missing_ok=True)
        journal_of(copy).unlink(missing_ok=True)


def worked_on(copy: Path, key: Key, clock: Clock, work: Callable[[Register], object]) -> Key:
    """Do some work on a copy that nobody else knows of; return what opens it afterwards.

    Raises what opening and ``work`` raise.
    """
    register = Register(Layout(copy), key, None, clock)
    try:
        register.attach()
        work(register)
        return register.key
    finally:
        register.abandon()
