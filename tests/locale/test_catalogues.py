"""Every text of the program stands in every language, whole and in that language's words."""

from __future__ import annotations

import gettext
import re
import string
from collections.abc import Iterator

import pytest
from babel.messages.extract import extract_from_dir

from familieklubb.i18n import LANGUAGES
from tests.locale import wording
from tests.locale.catalogues import Entry, as_mo, as_po, mo_file, po_file, read
from tests.locale.extraction import PACKAGE, Text, extracted
from tests.locale.update import brought_up_to_date

NORWEGIAN = ("nb", "nn")

# What is no word of a language: places to fill, options, variables, commands between quotes.
_NO_WORDS = re.compile(
    r"\{[^}]*\}|familieklubb \w+|\.\w+|--[\w-]+|\b[A-Z_]{4,}\b|“[^”]*”|«[^»]*»"
    r"|\S+\.\w{2,4}\b|\w+/\w+"
)
# Values of a closed list, which commands take in English: "group, individual or joint."
_VALUES = re.compile(r"[\w…]+ (\(unless given\),? )?or \w+( \(unless given\))?\.$")
_WORD = re.compile(r"[a-zæøåéêòôA-ZÆØÅ]+")


@pytest.fixture(scope="module")
def texts() -> list[Text]:
    return extracted()


def told(wrong: Iterator[str]) -> str:
    """The culprits, one a line; empty when there is none."""
    return "\n".join(wrong)


def done(language: str) -> list[Entry]:
    """The entries that are whole; what is left to translate has a test of its own."""
    return [entry for entry in read(language).values() if entry.done]


def places(text: str) -> list[str]:
    """The names of the places to fill, in the order of the alphabet."""
    return sorted(name for _, name, _, _ in string.Formatter().parse(text) if name is not None)


def words(entry: Entry) -> set[str]:
    """The words of a translation, without what is the same in every language."""
    return set(_WORD.findall(_NO_WORDS.sub(" ", " ".join(entry.forms)).lower()))


def ending(text: str) -> str:
    """How a text ends: with a full stop, with another sign, with white space, or with a word."""
    return re.sub(r"[\w)}”»\"*/]", "", text[-1:])


def test_what_the_common_tool_finds_is_found(texts: list[Text]) -> None:
    keywords = {"_": None, "N_": None, "ngettext": (1, 2), "pgettext": ((1, "c"), 2)}
    found = set()
    for _, _, message, _, context in extract_from_dir(PACKAGE, [("**.py", "python")], {}, keywords):
        one, many = message if isinstance(message, tuple) else (message, "")
        found.add(Text(one, many, context or ""))

    assert len(found) > 100
    assert found - set(texts) == set()


def test_places_to_fill_have_names(texts: list[Text]) -> None:
    wrong = (text.one for text in texts if not all(map(all, map(places, text.forms))))

    assert told(wrong) == ""


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_text_is_in_the_catalogue_and_nothing_else(language: str, texts: list[Text]) -> None:
    standing = set(read(language))

    assert told(text.one for text in texts if text not in standing) == ""
    assert told(text.one for text in standing - set(texts)) == ""


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_text_is_translated_in_every_form(language: str) -> None:
    assert told(e.text.one for e in read(language).values() if not e.done) == ""


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_places_to_fill_are_the_same(language: str) -> None:
    wrong = (
        f"{entry.text.one} → {entry.forms}"
        for entry in done(language)
        if [*map(places, entry.text.forms)] != [*map(places, entry.forms)]
    )

    assert told(wrong) == ""


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_translation_ends_as_the_text_does(language: str) -> None:
    wrong = (
        f"{text} → {form}"
        for entry in done(language)
        for text, form in zip(entry.text.forms, entry.forms, strict=True)
        if ending(text) != ending(form) or text[:1].isspace() != form[:1].isspace()
    )

    assert told(wrong) == ""


@pytest.mark.parametrize("language", NORWEGIAN)
def test_no_text_is_left_in_english(language: str) -> None:
    wrong = (
        entry.text.one
        for entry in done(language)
        if set(entry.forms) & set(entry.text.forms)
        and entry.text.one not in wording.SAME_IN_NORWEGIAN
        and _WORD.search(_NO_WORDS.sub(" ", entry.text.one))
    )

    assert told(wrong) == ""


@pytest.mark.parametrize(
    ("language", "foreign"),
    [
        ("nb", wording.ENGLISH | wording.NYNORSK),
        ("nn", wording.ENGLISH | wording.BOKMAL),
    ],
)
def test_no_word_is_of_another_language(language: str, foreign: frozenset[str]) -> None:
    wrong = (
        f"{', '.join(sorted(found))}: {' / '.join(entry.forms)}"
        for entry in done(language)
        if (found := words(entry) & foreign) and not _VALUES.search(entry.text.one)
    )

    assert told(wrong) == ""


@pytest.mark.parametrize("language", NORWEGIAN)
@pytest.mark.parametrize("word", wording.NEVER)
def test_a_word_that_is_never_used_is_not_used(language: str, word: str) -> None:
    wrong = (
        form for entry in read(language).values() for form in entry.forms if word in form.lower()
    )

    assert told(wrong) == ""


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_catalogues_are_as_the_update_writes_them(language: str, texts: list[Text]) -> None:
    entries = brought_up_to_date(language, texts)

    assert po_file(language).read_text(encoding="utf-8") == as_po(language, entries)
    assert mo_file(language).read_bytes() == as_mo(
        language, [entry for entry in entries if entry.done]
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_program_reads_the_compiled_catalogue(language: str) -> None:
    with mo_file(language).open("rb") as file:
        compiled = gettext.GNUTranslations(file)

    for entry in done(language):
        one, many = entry.text.one, entry.text.many
        if many:
            assert (compiled.ngettext(one, many, 1), compiled.ngettext(one, many, 0)) == entry.forms
        elif entry.text.context:
            assert compiled.pgettext(entry.text.context, one) == entry.forms[0]
        else:
            assert compiled.gettext(one) == entry.forms[0]
