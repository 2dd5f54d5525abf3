"""What a meeting's screens say in each language, and what is typed into them."""

from __future__ import annotations

import pytest
from textual.widgets import Input, Label, TextArea

from familieklubb import i18n
from familieklubb.domain.values import AttendanceStatus
from familieklubb.services.absences import AbsenceInput
from familieklubb.services.desk import Desk
from familieklubb.services.meeting_views import MeetingInput
from familieklubb.tui.screens.home import HomeScreen
from familieklubb.tui.screens.meeting_log import MeetingLogScreen
from tests.services.evening import TUESDAY, Evening
from tests.tui.evening_hands import Hands, at
from tests.tui.opened import shown as opened
from tests.tui.test_hostile import REFUSED, SHOWN
from tests.tui.test_walk import english_texts, shown
from tests.tui.waiting import settle

WAY = (
    ("log", ("n",)),
    ("marked", ("a", "right", "f", "p", "g", "2", "enter")),
    ("not held", ("h",)),
    ("day", ("escape", "d")),
    ("draft", ("escape", "escape", "n")),
    ("discard", ("x",)),
    ("year", ("escape", "ctrl+s", "2")),
    ("ask day", ("n",)),
    ("attendance", ("escape", "t")),
    ("members", ("m",)),
    ("wrong period", ("o", "x", "enter")),
    ("absences", ("escape", "tab", "t")),
    ("announce", ("i",)),
    ("wrong absence", ("ctrl+s",)),
)


@pytest.mark.parametrize("size", [(80, 24), (120, 36)])
@pytest.mark.parametrize("language", ["nb", "nn"])
async def test_no_screen_of_meetings_says_a_word_of_english(
    desk: Desk, evening: Evening, language: str, size: tuple[int, int]
) -> None:
    i18n.use(language)
    desk.meetings.save(MeetingInput(evening.club, "3.11", held=False, reason="weather"))
    desk.meetings.announce(AbsenceInput((evening.member("Eva"),), "16.11", "20.11"))
    foreign = english_texts(language)
    found = []
    async with opened(desk, size) as (app, pilot):
        hands = Hands(pilot)
        for name, keys in WAY:
            await hands.press(*keys)
            text = shown(app)
            found += [(name, one.pattern) for one in foreign if one.search(text)]
    assert found == []


@pytest.mark.parametrize("text", REFUSED, ids=range(len(REFUSED)))
async def test_a_theme_that_a_terminal_would_obey_is_refused_with_a_reason(
    desk: Desk, evening: Evening, text: str
) -> None:
    async with opened(desk) as (app, pilot):
        hands = Hands(pilot)
        await hands.press("n")
        await hands.press("a")
        app.screen.query_one("#theme", Input).value = text
        await settle(pilot)
        await hands.press("ctrl+s")
        wrong = app.screen.query("#log-wrong")
        if at(app, MeetingLogScreen):
            assert str(wrong.first(Label).render()).isprintable()
            assert desk.meetings.sheet(evening.club, TUESDAY).meeting_id is None
        else:
            theme = desk.meetings.sheet(evening.club, TUESDAY).theme
            assert theme is None or theme.isprintable()


@pytest.mark.parametrize("text", SHOWN)
async def test_minutes_with_markup_are_kept_and_shown_as_they_stand(
    desk: Desk, evening: Evening, text: str
) -> None:
    marks = dict.fromkeys(evening.members.values(), AttendanceStatus.present)
    typed = MeetingInput(evening.club, "17.11", marks=marks, theme=text, notes=text)
    desk.meetings.save(typed)
    async with opened(desk) as (app, pilot):
        hands = Hands(pilot)
        await hands.press("2")
        assert text[:8] in shown(app)
        await hands.press("enter")
        assert app.screen.query_one("#notes", TextArea).text == text
        await hands.press("escape", "1")
        assert at(app, HomeScreen)
