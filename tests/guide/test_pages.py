"""The guide is true: every command, sheet and figure stands in it, as the program has them."""

from __future__ import annotations

import re

import pytest

from familieklubb.cli import application
from familieklubb.cli.running import run
from familieklubb.domain.indicators import CATALOGUE
from familieklubb.importing.sheets import SHEETS
from tests.guide import commands, markdown
from tests.guide.keys import SCREENS
from tests.guide.pages import GUIDE, LANGUAGES, WRITTEN, as_it_should_be, names, page

# A screen names the page that F1 shows.
_GUIDE_OF = re.compile(r"""guide: ClassVar\[str\] = "(\w+)\"""")

PAGES = [(language, name) for language in LANGUAGES for name in names(language)]


@pytest.mark.parametrize(("language", "name"), PAGES)
def test_the_tables_are_as_the_program_is(language: str, name: str) -> None:
    text = page(language, name).read_text(encoding="utf-8")

    assert text == as_it_should_be(language, name), "run python -m tests.guide.write"


@pytest.mark.parametrize(("language", "name"), PAGES)
def test_every_command_on_the_page_is_understood(
    language: str, name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    found = markdown.commands(page(language, name).read_text(encoding="utf-8"))

    assert [words for words in found if run([*words, "--help"]) != 0] == []


@pytest.mark.parametrize(("language", "name"), PAGES)
def test_a_page_begins_with_its_title(language: str, name: str) -> None:
    assert page(language, name).read_text(encoding="utf-8").startswith("# ")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_verb_has_help_and_stands_in_the_guide(language: str) -> None:
    text = page(language, "commands").read_text(encoding="utf-8")
    for name, verb in commands.verbs(application()):
        assert verb.help, name
        assert f"### {name}\n" in text
        for param in verb.params:
            assert param.help, f"{name}: {param.name}"
            assert f"`{param.opts[0] if param.param_type_name == 'option' else ''}" in text


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_sheet_and_column_stands_in_the_guide(language: str) -> None:
    text = page(language, "spreadsheets").read_text(encoding="utf-8")
    columns = [column for sheet in SHEETS if not sheet.matrix for column in sheet.columns]

    assert [sheet.name for sheet in SHEETS if f"(`{sheet.name}`)" not in text] == []
    assert [one.name for one in columns if one.heading(language) not in text] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_figure_stands_in_the_guide(language: str) -> None:
    text = page(language, "figures").read_text(encoding="utf-8")

    assert [code for code in CATALOGUE if f"`{code}`" not in text] == []


def test_every_screen_has_its_page() -> None:
    wanted = {
        name
        for path in SCREENS.rglob("*.py")
        for name in _GUIDE_OF.findall(path.read_text(encoding="utf-8"))
    }

    assert "home" in wanted
    assert wanted - set(names("nb")) == set()


def test_the_guide_has_the_same_pages_in_every_language() -> None:
    first, *others = (names(language) for language in LANGUAGES)

    assert set(WRITTEN) <= set(first)
    assert others == [first] * len(others)
    assert {path.name for path in GUIDE.iterdir()} == {*LANGUAGES, "pictures"}
