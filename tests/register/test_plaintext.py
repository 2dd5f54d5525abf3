from __future__ import annotations

import sys
from collections.abc import Iterable
from contextlib import suppress
from itertools import pairwise
from pathlib import Path

import pytest

from familieklubb.records import Draft, Family, Meeting
from familieklubb.register import backups
from familieklubb.register.erasures import append_erased
from familieklubb.register.rekeying import rekey
from familieklubb.register.restoring import restore
from familieklubb.register.writing import Writing
from tests.register.forker import Forker
from tests.register.place import ITERATIONS, PASSPHRASE, Place
from tests.register.rows import every_kind_of_value, row_id
from tests.register.works import NEW_PASSPHRASE

CANARY = "Kanarifugl-Åse-7431"


def forms(text: str) -> list[bytes]:
    """A text as any program might have written it."""
    return [
        text.encode("utf-8"),
        text.encode("utf-16-le"),
        text.encode("latin-1"),
        ascii(text)[1:-1].encode(),
    ]


def leaks(paths: Iterable[Path], texts: Iterable[str]) -> list[str]:
    found = []
    for path in paths:
        data = path.read_bytes()
        found += [f"{text} in {path.name}" for text in texts if any(f in data for f in forms(text))]
    return found


def secrets_of(place: Place) -> list[str]:
    assert place.words is not None
    schema = ["CREATE TABLE", "family_membership", "SQLite format 3"]
    # Short words stand in noise by chance; two of them together do not.
    words = [" ".join(pair) for pair in pairwise(place.words.words)]
    return [CANARY, PASSPHRASE, NEW_PASSPHRASE, *words, *schema]


def files(place: Place) -> list[Path]:
    return [path for path in place.path.parent.rglob("*") if path.is_file()]


def sing(writing: Writing) -> None:
    """The canary in every kind of text, new, changed and removed, so that undo holds it too."""
    every_kind_of_value(writing)
    writing.insert_all(
        Family, [{"id": row_id(n), "label": f"{CANARY} {n}"} for n in range(50, 250)]
    )
    writing.session.flush()
    meeting = writing.session.get(Meeting, row_id(4))
    assert meeting is not None
    meeting.notes = CANARY * 100
    writing.session.add(Draft(about=CANARY, at="2026", content=CANARY))


def change(writing: Writing) -> None:
    writing.update_all(Family, [{"id": row_id(n), "label": CANARY} for n in range(50, 200)])
    writing.delete_all(Family, [(row_id(n),) for n in range(200, 250)])
    writing.meta.name = CANARY


def test_nothing_can_be_read_without_the_passphrase(place: Place, tmp_path: Path) -> None:
    with place.create() as register:
        register.write("sing", sing)
        register.write("change", change)
        backup = backups.make(register)
        backups.make(register, tmp_path / "klubb" / "stick")
    append_erased(place.layout.erased, [row_id(3)])
    restore(place.path, backup, PASSPHRASE, clock=place.clock, kdf_iterations=ITERATIONS)
    with place.open() as register:
        rekey(register, NEW_PASSPHRASE)

    assert len(files(place)) >= 12
    assert leaks(files(place), secrets_of(place)) == []


def test_the_grep_would_find_it(place: Place) -> None:
    place.make().close()
    for number, form in enumerate(forms(CANARY)):
        place.path.with_name(f"leak{number}").write_bytes(b"\0\1" + form + b"\2")

    assert len(leaks(files(place), [CANARY])) == 4


def test_the_journal_and_half_made_files_cannot_be_read_either(
    place: Place, forker: Forker, tmp_path: Path
) -> None:
    with place.make() as register:
        register.write("sing", sing)
    kept: list[Path] = []
    works: list[tuple[str, ...]] = [
        ("die_in_a_change", "2000"),
        ("back_up_killed", "faults_of_copy", "before"),
        ("rekey_killed", "rekeying", "keep_way_back", "before"),
    ]
    for work, *arguments in works:
        assert forker.run(work, place.path, *arguments) < 0
        for path in files(place):
            kept.append(tmp_path / f"seen {len(kept)} {path.name}")
            kept[-1].hardlink_to(path)

    names = {path.name.split(" ", 2)[2] for path in kept}
    assert any(name.endswith("-journal") for name in names)
    assert any(name.endswith(".tmp") for name in names)
    assert leaks(kept, secrets_of(place)) == []


@pytest.mark.skipif(sys.platform != "linux", reason="open files are seen in /proc")
def test_no_file_is_open_but_the_register_and_its_journal(
    place: Place, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    for name in ("TMPDIR", "SQLITE_TMPDIR"):
        monkeypatch.setenv(name, str(temporary))
    register = place.make()
    before = open_files()
    seen = set()

    def work(writing: Writing) -> None:
        sing(writing)
        # Sorting and a subquery that would make SQLite write temporary files.
        writing.session.connection().exec_driver_sql(
            "SELECT a.label FROM family a, family b, family c ORDER BY a.label || b.label LIMIT 9"
        ).all()
        seen.update(open_files() - before)

    register.on_connection(lambda c: c.execute("PRAGMA cache_size = 5").close())
    register.write("sing", work)

    assert {path.removesuffix("-journal") for path in seen} <= {str(place.path)}
    assert list(temporary.iterdir()) == []


def open_files() -> set[str]:
    found = set()
    for descriptor in Path("/proc/self/fd").iterdir():
        with suppress(FileNotFoundError):  # the folder itself, closed again meanwhile
            found.add(str(descriptor.readlink()))
    return {target for target in found if target.startswith("/")}
