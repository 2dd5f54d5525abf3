from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from familieklubb.register.clock import Clock
from familieklubb.register.file import Register
from familieklubb.register.opening import open_register
from familieklubb.services.drafts import LONGEST, Drafts
from tests.services.conftest import NOW, PASSPHRASE, made_register


@pytest.fixture
def drafts(register: Register, clock: Clock) -> Drafts:
    return Drafts(register, clock)


def test_a_draft_comes_back_as_it_was_typed(drafts: Drafts) -> None:
    drafts.keep("meeting:1", {"theme": "Å være\x1b to \ud800", "away": ["ab"], "guests": 2})

    found = drafts.get("meeting:1")

    assert found is not None
    assert found.content == {"theme": "Å være\x1b to \ud800", "away": ["ab"], "guests": 2}
    assert found.at == NOW


def test_the_newest_words_take_the_place_of_the_older(drafts: Drafts, register: Register) -> None:
    drafts.keep("meeting:1", {"theme": "a"})
    before = register.about().counter

    drafts.keep("meeting:1", {"theme": "ab"})
    drafts.keep("meeting:1", {"theme": "ab"})

    found = drafts.get("meeting:1")
    assert found is not None
    assert found.content == {"theme": "ab"}
    assert register.about().counter == before + 1


def test_a_forgotten_draft_is_gone(drafts: Drafts) -> None:
    drafts.keep("meeting:1", {})

    drafts.forget("meeting:1")
    drafts.forget("meeting:1")

    assert drafts.get("meeting:1") is None


def test_drafts_are_listed_by_what_they_are_about(drafts: Drafts) -> None:
    for about in ("meeting:2", "meeting:1", "family:new"):
        drafts.keep(about, {})

    assert [draft.about for draft in drafts.listed("meeting:")] == ["meeting:1", "meeting:2"]
    assert len(drafts.listed()) == 3


def test_what_no_one_types_is_no_draft(drafts: Drafts) -> None:
    with pytest.raises(ValueError, match=r"\d"):
        drafts.keep("meeting:1", {"theme": "x" * LONGEST})
    with pytest.raises(ValueError, match=r"\d"):
        drafts.keep("", {})


def test_what_was_noted_is_kept_when_it_is_flushed(drafts: Drafts, register: Register) -> None:
    before = register.about().counter
    for theme in ("a", "ab", "abc"):
        drafts.note("meeting:1", {"theme": theme})

    assert drafts.get("meeting:1") is None
    drafts.flush()
    drafts.flush()

    found = drafts.get("meeting:1")
    assert found is not None
    assert found.content == {"theme": "abc"}
    assert register.about().counter == before + 1


def test_a_forgotten_draft_is_not_kept_by_what_was_noted_before(drafts: Drafts) -> None:
    drafts.note("meeting:1", {})

    drafts.forget("meeting:1")
    drafts.flush()

    assert drafts.get("meeting:1") is None


KEEP_AND_WAIT = """
import sys, time
from datetime import UTC, datetime
from pathlib import Path
from familieklubb.register.opening import open_register
from familieklubb.services.drafts import Drafts

clock = lambda: datetime(2026, 11, 21, 12, 0, tzinfo=UTC)
path, passphrase, iterations = sys.argv[1:]
register = open_register(Path(path), passphrase, clock=clock, kdf_iterations=int(iterations))
drafts = Drafts(register, clock)
for number in range(10_000):
    drafts.keep("meeting:1", {"theme": str(number)})
    print(number, flush=True)
"""


def test_what_was_kept_survives_a_kill(tmp_path: Path, clock: Clock, kdf: int) -> None:
    path = tmp_path / "killed.familieklubb"
    made_register(path, clock, kdf).close()
    program = subprocess.Popen(
        [sys.executable, "-c", KEEP_AND_WAIT, str(path), PASSPHRASE, str(kdf)],
        stdout=subprocess.PIPE,
        text=True,
    )
    assert program.stdout is not None
    kept = [int(program.stdout.readline()) for _ in range(20)]

    os.kill(program.pid, signal.SIGKILL)
    rest = program.stdout.read().split()
    program.stdout.close()
    program.wait()

    last = int(rest[-1]) if rest else kept[-1]
    with open_register(path, PASSPHRASE, clock=clock, kdf_iterations=kdf) as opened:
        found = Drafts(opened, clock).get("meeting:1")
        assert found is not None
        assert int(found.content["theme"]) >= last
        assert opened.faults() == []
