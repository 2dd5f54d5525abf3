"""What differs between systems: modes, syncing, links, core dumps. Windows stands only here."""

from __future__ import annotations

import errno
import os
import shutil
import sys
from contextlib import suppress
from pathlib import Path

WINDOWS = sys.platform == "win32"

_NO_SYNC = frozenset({errno.EINVAL, getattr(errno, "ENOTSUP", errno.EINVAL)})


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


def may_write(folder: Path) -> bool:
    """Whether this program may make files in a folder, as far as the system says beforehand."""
    return os.access(folder, os.W_OK, effective_ids=os.access in os.supports_effective_ids)


def create_private_file(path: Path) -> int:
    """Create a new file of mode 0600 and return its descriptor.

    Raises FileExistsError when something is there already.
    """
    flags = os.O_RDWR | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    return os.open(path, flags, 0o600)


def create_empty_file(path: Path) -> None:
    """Create a new file of mode 0600 that SQLite will fill.

    Raises FileExistsError.
    """
    os.close(create_private_file(path))


def copy_private(source: Path, target: Path) -> None:
    """Copy a file's bytes into a new file of mode 0600, and force them to the disk.

    Raises FileExistsError.
    """
    descriptor = create_private_file(target)
    with os.fdopen(descriptor, "wb") as written, source.open("rb") as read:
        shutil.copyfileobj(read, written, 1 << 20)
        written.flush()
        _force(written.fileno())


def sync_file(path: Path, *, forget: bool = False) -> None:
    """Force a file's bytes to the disk.

    ``forget`` also drops them from memory, so that what is read next comes from the disk:
    a memory stick of fake capacity shows itself only then.
    """
    descriptor = os.open(path, os.O_RDWR | getattr(os, "O_BINARY", 0))
    try:
        _force(descriptor)
        if forget and hasattr(os, "posix_fadvise"):
            os.posix_fadvise(descriptor, 0, 0, os.POSIX_FADV_DONTNEED)
    finally:
        os.close(descriptor)


def _force(descriptor: int) -> None:
    if sys.platform == "darwin":
        import fcntl

        with suppress(OSError):  # a disk that does not know it is left with fsync
            # On macOS fsync alone stops at the disk's own memory.
            fcntl.fcntl(descriptor, fcntl.F_FULLFSYNC)
            return
    os.fsync(descriptor)


def sync_folder(folder: Path) -> None:
    """Force a folder's names to the disk; Windows offers no way and needs none."""
    if WINDOWS:
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    except OSError as error:
        if error.errno not in _NO_SYNC:  # some file systems cannot sync a folder at all
            raise
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
            _force(file.fileno())
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
    try:
        os.link(finished, final)
    except FileExistsError:
        raise
    except OSError:  # memory sticks have no links; the register's lock keeps others away
        if os.path.lexists(final):
            raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(final)) from None
        finished.rename(final)
    else:
        finished.unlink()
    sync_folder(final.parent)


def keep_aside(path: Path, aside: Path) -> None:
    """Give a file a second name, so that it stays when another file takes the first one.

    Where there are no links the file moves. Raises FileExistsError.
    """
    try:
        os.link(path, aside)
    except FileExistsError:
        raise
    except OSError:
        if os.path.lexists(aside):
            raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(aside)) from None
        path.rename(aside)
    sync_folder(aside.parent)


def free_name(path: Path, ending: str) -> Path:
    """The path with an ending, and a number where that is taken already."""
    number = 1
    while True:
        found = path.with_name(f"{path.name}.{ending}" + (f"-{number}" if number > 1 else ""))
        if not os.path.lexists(found):
            return found
        number += 1


# Folders of services that copy what lies in them to other machines, by how their name begins.
_SYNCED = (
    ("onedrive", "OneDrive"),
    ("dropbox", "Dropbox"),
    ("google drive", "Google Drive"),
    ("googledrive", "Google Drive"),
    ("icloud", "iCloud"),
    ("iclouddrive", "iCloud"),
    ("com~apple~clouddocs", "iCloud"),
    ("mobile documents", "iCloud"),
    ("nextcloud", "Nextcloud"),
    ("owncloud", "ownCloud"),
    ("jottacloud", "Jottacloud"),
    ("pcloud", "pCloud"),
    ("proton drive", "Proton Drive"),
    ("protondrive", "Proton Drive"),
    ("box sync", "Box"),
    ("megasync", "MEGA"),
    ("cloudstorage", "CloudStorage"),
)
_SYNCED_VARIABLES = ("OneDrive", "OneDriveConsumer", "OneDriveCommercial")


def synced_folder(path: Path) -> str | None:
    """The name of the cloud service whose folder a register lies in, as far as can be seen.

    Told by the names of the folders above it, by Dropbox's own mark, and by OneDrive's
    environment variables.
    """
    ways = [path.absolute(), Path(os.path.realpath(path))]
    for folder in (one for way in ways for one in (way, *way.parents)):
        name = folder.name.lower()
        for beginning, service in _SYNCED:
            if name == beginning or name.startswith((f"{beginning} ", f"{beginning}-")):
                return service
        if (folder / ".dropbox").exists() and (folder / ".dropbox.cache").exists():
            return "Dropbox"
    roots = [root for name in _SYNCED_VARIABLES if (root := os.environ.get(name))]
    if any(way.is_relative_to(root) for way in ways for root in roots):
        return "OneDrive"
    return None
