from __future__ import annotations

import stat
import sys
from pathlib import Path

import pytest

from familieklubb.errors import FamilieklubbError
from familieklubb.i18n import use
from familieklubb.register import platforms
from familieklubb.services.outgoing import write_out

CONTENT = "æøå;1,5\r\n".encode("utf-8-sig")


def test_a_file_holds_what_was_written_and_nothing_lies_beside_it(tmp_path: Path) -> None:
    write_out(tmp_path / "tall.csv", CONTENT)

    assert (tmp_path / "tall.csv").read_bytes() == CONTENT
    assert len(list(tmp_path.iterdir())) == 1


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such modes")
def test_only_its_owner_may_read_it(tmp_path: Path) -> None:
    write_out(tmp_path / "tall.csv", CONTENT)

    assert stat.S_IMODE((tmp_path / "tall.csv").stat().st_mode) == 0o600


def test_a_file_that_is_there_is_replaced(tmp_path: Path) -> None:
    (tmp_path / "tall.csv").write_bytes(b"an older and longer one")

    write_out(tmp_path / "tall.csv", CONTENT)

    assert (tmp_path / "tall.csv").read_bytes() == CONTENT


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    with pytest.raises(FamilieklubbError):
        write_out(tmp_path, CONTENT)


def test_a_disk_that_fails_leaves_the_older_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "tall.csv"
    file.write_bytes(b"older")

    def fail(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(platforms, "_force", fail)
    with pytest.raises(FamilieklubbError, match="No space left"):
        write_out(file, CONTENT)

    assert file.read_bytes() == b"older"
    assert len(list(tmp_path.iterdir())) == 1


def test_a_stick_that_keeps_something_else_is_found_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    use("en")
    monkeypatch.setattr(Path, "read_bytes", lambda _path: b"\0" * len(CONTENT))

    with pytest.raises(FamilieklubbError, match="does not read back"):
        write_out(tmp_path / "tall.csv", CONTENT)
