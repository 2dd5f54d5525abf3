"""Every screen in every language: no word of another, nothing a name can break."""

from __future__ import annotations

import html
import re
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from babel.messages.pofile import read_po
from textual.pilot import Pilot

from familieklubb import i18n
from familieklubb.domain.values import RegisterKind
from familieklubb.services.door import RegisterDoor
from familieklubb.tui.app import FamilieklubbApp
from tests.tui.made_up import OpenDesk, made_up, open_desk
from tests.tui.waiting import settle

__all__ = ["made_up", "open_desk"]

_WORD = re.compile(r"[A-Za-zÆØÅæøå]{2,}")


def shown(app: FamilieklubbApp) -> str:
    """What the screen shows, a line for each row."""
    drawing = app.export_screenshot()
    pieces = re.findall(r'<text [^>]*?y="([0-9.]+)"[^>]*>(.*?)</text>', drawing, re.S)
    rows: dict[float, list[str]] = {}
    for at, piece in pieces:
        rows.setdefault(float(at), []).append(html.unescape(piece).replace("\xa0", " "))
    return "\n".join(" ".join(row) for _at, row in sorted(rows.items()))


def english_texts(language: str) -> list[re.Pattern[str]]:
    """The English texts that the language says otherwise, each as a pattern of whole words.

    A single short word, or one that the language has too, could be anything and is left out.
    """
    path = Path(i18n.LOCALE_FOLDER) / language / "LC_MESSAGES" / "familieklubb.po"
    with path.open("rb") as file:
        messages = [(_texts(one.id), _texts(one.string)) for one in read_po(file)]
    own_words = {
        word.casefold() for _ids, said in messages for word in _WORD.findall(" ".join(said))
    }
    found = set()
    for ids, said in messages:
        for text in ids:
            words = _WORD.findall(text)
            single = len(words) == 1 and (len(text) < 5 or words[0].casefold() in own_words)
            if words and "{" not in text and text not in said and not single:
                found.add(re.compile(rf"(?<!\w){re.escape(text)}(?!\w)"))
    return sorted(found, key=lambda pattern: pattern.pattern)


def _texts(text: str | tuple[str, ...] | list[str] | None) -> tuple[str, ...]:
    return (text,) if isinstance(text, str) else tuple(text or ())


def test_the_walk_would_notice_a_word_of_english() -> None:
    patterns = english_texts("nb")
    assert any(pattern.search("│ Nothing fits. │") for pattern in patterns)
    assert not any(pattern.search("│ Ingenting passer. │") for pattern in patterns)


async def walk(pilot: Pilot[int], app: FamilieklubbApp) -> AsyncIterator[tuple[str, str]]:
    """Each area in turn, then what opens everywhere."""
    for number, (area, _title) in enumerate(app.areas, 1):
        app.action_area(number)
        await settle(pilot)
        yield area.value, shown(app)
    app.action_settings()
    await settle(pilot)
    yield "settings", shown(app)
    for name, action in (
        ("palette", app.action_palette),
        ("keys", app.action_keys),
        ("search", app.action_search),
    ):
        action()
        await settle(pilot)
        yield name, shown(app)
        await pilot.press("escape")
        await settle(pilot)


@pytest.mark.parametrize("language", ["nb", "nn"])
@pytest.mark.parametrize("kind", list(RegisterKind))
async def test_no_screen_says_a_word_of_english(
    open_desk: OpenDesk, language: str, kind: RegisterKind
) -> None:
    i18n.use(language)
    foreign = english_texts(language)
    desk = open_desk(kind)
    app = FamilieklubbApp(RegisterDoor(desk.register.layout.register), open_on=desk)
    found = []
    async with app.run_test(size=(120, 36)) as pilot:
        await settle(pilot)
        async for name, text in walk(pilot, app):
            found += [(name, one.pattern) for one in foreign if one.search(text)]
    desk.register.abandon()
    assert found == []
