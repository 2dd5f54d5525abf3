"""How people write the name of a place."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from familieklubb.geography.spelling import Written, folded, plain, readings


@pytest.mark.parametrize(
    ("typed", "same_as"),
    [
        ("ÅS", "Ås"),
        (unicodedata.normalize("NFD", "Ås"), "Ås"),
        ("  nordre   follo ", "Nordre Follo"),
        ("Midt Telemark", "Midt-Telemark"),
    ],
)
def test_case_spaces_and_the_way_a_letter_is_put_together_do_not_matter(
    typed: str, same_as: str
) -> None:
    assert folded(typed) == folded(same_as)


def test_norwegian_letters_matter() -> None:
    assert folded("Ørnes") != folded("Ornes")


@pytest.mark.parametrize("typed", ["Aalesund", "Alesund", "Ålesund"])
def test_old_and_foreign_spellings_are_near(typed: str) -> None:
    assert plain(folded(typed)) == "alesund"


@pytest.mark.parametrize(
    ("typed", "reading"),
    [
        ("Os (Innlandet)", Written("Os ", "Innlandet")),
        ("Os, Hedmark", Written("Os", " Hedmark")),
        ("Os i Hordaland", Written("Os", "Hordaland")),
        ("Nes på Hedmarken", Written("Nes", "Hedmarken")),
        ("OS KOMMUNE", Written("OS", as_municipality=True)),
    ],
)
def test_what_stands_beside_a_name_is_read_after_the_whole(typed: str, reading: Written) -> None:
    assert list(readings(typed)) == [Written(typed), reading]


@given(st.text(max_size=40))
def test_any_text_can_be_read(typed: str) -> None:
    assert next(readings(typed)).name == " ".join(unicodedata.normalize("NFC", typed).split())
