from __future__ import annotations

import errno
import os
import stat
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from familieklubb.register import platforms
from familieklubb.register.platforms import (
    copy_private,
    create_private_file,
    free_name,
    keep_aside,
    publish_new,
    sync_file,
    sync_folder,
    synced_folder,
    write_private,
)


def failing(number: int) -> Any:
    def fail(*_: Any, **__: Any) -> None:
        raise OSError(number, os.strerror(number))

    return fail


@pytest.fixture(params=["links", "no links", "windows"])
def system(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """A disk with links, a stick without, and Windows, where a rename never replaces."""
    if request.param != "links":
        monkeypatch.setattr(os, "link", failing(errno.EPERM))
    if request.param == "windows":
        monkeypatch.setattr(platforms, "WINDOWS", True)
        rename = Path.rename

        def windows_rename(path: Path, target: Path) -> Path:
            if target.exists():
                raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST))
            return rename(path, target)

        monkeypatch.setattr(Path, "rename", windows_rename)
    return str(request.param)


def test_a_finished_file_gets_its_name_at_once(tmp_path: Path, system: str) -> None:
    finished, final = tmp_path / "finished", tmp_path / "final"
    finished.write_bytes(b"new")

    publish_new(finished, final)

    assert final.read_bytes() == b"new"
    assert not finished.exists()


def test_a_finished_file_never_takes_the_place_of_another(tmp_path: Path, system: str) -> None:
    finished, final = tmp_path / "finished", tmp_path / "final"
    finished.write_bytes(b"new")
    final.write_bytes(b"old")

    with pytest.raises(FileExistsError):
        publish_new(finished, final)

    assert final.read_bytes() == b"old"


def test_a_file_is_kept_aside_and_never_over_another(tmp_path: Path, system: str) -> None:
    path, aside, other = tmp_path / "path", tmp_path / "aside", tmp_path / "other"
    path.write_bytes(b"old")
    other.write_bytes(b"other")

    with pytest.raises(FileExistsError):
        keep_aside(path, other)
    keep_aside(path, aside)

    assert aside.read_bytes() == b"old"
    assert other.read_bytes() == b"other"


def test_a_small_file_is_written_whole_for_its_owner_alone(tmp_path: Path) -> None:
    path = tmp_path / "small"
    path.write_bytes(b"old")
    path.chmod(0o644)

    write_private(path, b"new")

    assert path.read_bytes() == b"new"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert [one.name for one in tmp_path.iterdir()] == ["small"]


def test_a_small_file_that_cannot_be_written_leaves_the_old_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "small"
    path.write_bytes(b"old")
    monkeypatch.setattr(os, "fsync", failing(errno.EIO))

    with pytest.raises(OSError, match="Input/output"):
        write_private(path, b"new")

    assert path.read_bytes() == b"old"
    assert [one.name for one in tmp_path.iterdir()] == ["small"]


def test_a_new_file_is_never_made_over_another(tmp_path: Path) -> None:
    path = tmp_path / "file"
    os.close(create_private_file(path))

    with pytest.raises(FileExistsError):
        create_private_file(path)
    with pytest.raises(FileExistsError):
        copy_private(path, path)

    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_a_copy_is_private_whatever_the_original_is(tmp_path: Path) -> None:
    source, target = tmp_path / "source", tmp_path / "target"
    source.write_bytes(os.urandom(3_000_000))
    source.chmod(0o644)

    copy_private(source, target)

    assert target.read_bytes() == source.read_bytes()
    assert stat.S_IMODE(target.stat().st_mode) == 0o600


def test_a_folder_that_cannot_be_synced_is_no_error_but_a_broken_disk_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "fsync", failing(errno.EINVAL))
    sync_folder(tmp_path)

    monkeypatch.setattr(os, "fsync", failing(errno.EIO))
    with pytest.raises(OSError, match="Input/output"):
        sync_folder(tmp_path)

    monkeypatch.setattr(platforms, "WINDOWS", True)
    sync_folder(tmp_path)


def test_a_synced_file_is_still_what_it_was(tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.write_bytes(os.urandom(100_000))
    before = path.read_bytes()

    sync_file(path)
    sync_file(path, forget=True)

    assert path.read_bytes() == before


def test_a_name_that_is_taken_gets_a_number(tmp_path: Path) -> None:
    path = tmp_path / "a.register"
    (tmp_path / "a.register.damaged").write_bytes(b"")
    (tmp_path / "a.register.damaged-2").symlink_to("nowhere")

    assert free_name(path, "damaged") == tmp_path / "a.register.damaged-3"
    assert free_name(path, "replaced") == tmp_path / "a.register.replaced"


@pytest.mark.parametrize("windows", [False, True])
def test_memory_stays_out_of_core_dumps_where_there_are_such(windows: bool) -> None:
    code = f"""
import os, resource
from familieklubb.register import platforms
platforms.WINDOWS = {windows}
os.umask(0o022)
platforms.harden_process()
print(oct(os.umask(0)), resource.getrlimit(resource.RLIMIT_CORE)[0] == 0 or {windows})
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert done.stdout.split() == ["0o22" if windows else "0o77", "True"]


SYNCED = [
    ("OneDrive/Dokumenter", "OneDrive"),
    ("OneDrive - Blå Kors/klubb", "OneDrive"),
    ("Dropbox/klubb", "Dropbox"),
    ("Dropbox (Personlig)/klubb", "Dropbox"),
    ("Google Drive/Min disk", "Google Drive"),
    ("Library/CloudStorage/GoogleDrive-ola@example.org/Min disk", "Google Drive"),
    ("Library/CloudStorage/OneDrive-Personal", "OneDrive"),
    ("Library/Mobile Documents/com~apple~CloudDocs/klubb", "iCloud"),
    ("iCloudDrive/klubb", "iCloud"),
    ("Nextcloud", "Nextcloud"),
    ("Jottacloud/klubb", "Jottacloud"),
    ("Library/CloudStorage/Something-else", "CloudStorage"),
]


@pytest.mark.parametrize(("folder", "service"), SYNCED)
def test_a_folder_that_a_cloud_copies_is_recognised(
    tmp_path: Path, folder: str, service: str
) -> None:
    assert synced_folder(tmp_path / folder / "hitra.register") == service


@pytest.mark.parametrize(
    "folder", ["Documents", "dropboxes", "my onedrive notes", ".local/share/familieklubb"]
)
def test_an_ordinary_folder_is_not(tmp_path: Path, folder: str) -> None:
    assert synced_folder(tmp_path / folder / "hitra.register") is None


def test_a_link_into_such_a_folder_is_recognised_too(tmp_path: Path) -> None:
    (tmp_path / "Dropbox").mkdir()
    (tmp_path / "Dokumenter").symlink_to(tmp_path / "Dropbox")

    assert synced_folder(tmp_path / "Dokumenter" / "hitra.register") == "Dropbox"


def test_onedrive_says_itself_where_its_folder_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OneDriveCommercial", str(tmp_path / "jobb"))

    assert synced_folder(tmp_path / "jobb" / "klubb" / "hitra.register") == "OneDrive"
    assert synced_folder(tmp_path / "jobbsøknad" / "hitra.register") is None


def test_a_renamed_dropbox_has_its_mark(tmp_path: Path) -> None:
    (tmp_path / ".dropbox").write_bytes(b"")
    (tmp_path / ".dropbox.cache").mkdir()

    assert synced_folder(tmp_path / "klubb" / "hitra.register") == "Dropbox"
