"""What differs between systems: modes, folder fsync, core dumps. Windows stands only here."""

from __future__ import annotations

import os
import sys
from pathlib import Path

WINDOWS = sys.platform == "win32"


def harden_process() -> None:
    """Make new files private and keep the memory out of core dumps."""
    if WINDOWS:
        return
    import resource

    os.umask(0o077)
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def make_private_folder(folder: Path) -> None:
    """Create a folder that only its owner can read; an existing one is left as it is."""
    if not folder.exists():
        folder.mkdir(parents=True, mode=0o700)


def create_private_file(path: Path) -> int:
    """Create a new file of mode 0600 and return its descriptor.

    Raises FileExistsError when something is there already.
    """
    flags = os.O_RDWR | os.O_CREAT | os.O_EXCL
    if WINDOWS:
        flags |= os.O_BINARY  # type: ignore[attr-defined,unused-ignore]
    return os.open(path, flags, 0o600)


def sync_file(path: Path) -> None:
    """Force a file's bytes to the disk."""
    descriptor = os.open(path, os.O_RDWR | getattr(os, "O_BINARY", 0))
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def sync_folder(folder: Path) -> None:
    """Force a folder's names to the disk; Windows offers no way and needs none."""
    if WINDOWS:
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def write_private(path: Path, data: bytes) -> None:
    """Write a small file whole or not at all: temporary file, fsync, replace, fsync the folder."""
    temporary = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    temporary.unlink(missing_ok=True)
    descriptor = create_private_file(temporary)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(path)
    except OSError:
        temporary.unlink(missing_ok=True)
        raise
    sync_folder(path.parent)


def publish_new(finished: Path, final: Path) -> None:
    """Give a finished file its name at once, and never over another file.

    Raises FileExistsError.
    """
    if WINDOWS:
        finished.rename(final)  # Windows refuses to rename over a file
        return
    os.link(finished, final)
    finished.unlink()
    sync_folder(final.parent)
