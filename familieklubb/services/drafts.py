"""What a person has typed and not yet saved: kept at once, offered again, gone when saved."""

from __future__ import annotations

import json
import threading
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sqlmodel import Session, col, select

from familieklubb.records import Draft
from familieklubb.register.clock import Clock
from familieklubb.register.file import Register
from familieklubb.register.writing import Writing

Content = Mapping[str, Any]
"""What was typed: plain JSON, by field."""

_ABOUT_LIMIT = 200
# A draft is what fits on a screen; more is no typing.
LONGEST = 200_000


@dataclass(frozen=True, slots=True)
class KeptDraft:
    """A draft: what it is about, such as ``meeting:<club>:<date>``, when, and what was typed."""

    about: str
    at: datetime
    content: Content


class Drafts:
    """Drafts of an open register; they leave no trace in its history and never travel."""

    def __init__(self, register: Register, clock: Clock) -> None:
        self._register = register
        self._clock = clock
        self._noted: dict[str, Content] = {}
        self._gate = threading.Lock()

    def note(self, about: str, content: Content) -> None:
        """Remember what was typed until ``flush`` keeps it; quick enough for every key."""
        with self._gate:
            self._noted[about] = content

    def flush(self) -> None:
        """Keep what was noted; raises what ``keep`` raises, and what was not kept stays noted."""
        with self._gate:
            for about, content in list(self._noted.items()):
                self.keep(about, content)
                del self._noted[about]

    def keep(self, about: str, content: Content) -> None:
        """Keep what was typed so far in the place of what was kept before.

        Characters that may not be kept in a text are kept in a draft: it is refused when it
        is saved, not while it is typed. Raises NotSaved, ValueError for what is no draft.
        """
        written = json.dumps(content)
        if not about or len(about) > _ABOUT_LIMIT or len(written) > LONGEST:
            raise ValueError(len(written))
        at = self._clock().astimezone(UTC).isoformat()

        def work(writing: Writing) -> None:
            found = writing.session.get(Draft, about)
            if found is None:
                writing.session.add(Draft(about=about, at=at, content=written))
            elif found.content != written:
                found.at, found.content = at, written

        self._register.keep(work)

    def get(self, about: str) -> KeptDraft | None:
        """The draft about a thing, or None."""

        def work(session: Session) -> KeptDraft | None:
            found = session.get(Draft, about)
            return None if found is None else _kept(found)

        return self._register.read(work)

    def forget(self, about: str) -> None:
        """Drop the draft about a thing, if there is one."""
        with self._gate:
            self._noted.pop(about, None)
        self._register.keep(lambda writing: writing.delete_all(Draft, [(about,)]))

    def listed(self, beginning: str = "") -> Sequence[KeptDraft]:
        """The drafts about things whose names begin so, the newest first."""

        def work(session: Session) -> Sequence[KeptDraft]:
            question = select(Draft).order_by(col(Draft.at).desc(), col(Draft.about))
            kept = [_kept(found) for found in session.exec(question)]
            return tuple(one for one in kept if one.about.startswith(beginning))

        return self._register.read(work)


def _kept(draft: Draft) -> KeptDraft:
    return KeptDraft(draft.about, datetime.fromisoformat(draft.at), json.loads(draft.content))
