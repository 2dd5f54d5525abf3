"""The door for people's text, and the warning for identity numbers."""

from __future__ import annotations

import time
import unicodedata

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from familieklubb.domain.text import (
    TextProblem,
    TextReason,
    clean,
    holds_identity_number,
    shown,
)

REFUSED_CATEGORIES = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}
ANY_TEXT = st.text(st.characters(), max_size=40)


def problem(text: str, *, limit: int = 100, multiline: bool = False) -> TextProblem:
    with pytest.raises(TextProblem) as caught:
        clean(text, limit=limit, multiline=multiline)
    return caught.value


@pytest.mark.parametrize(
    "text",
    [
        "Hitra familieklubb",
        "Blå Kors",
        "Žižek",
        "Łódź",
        "日本",
        "«sitat» – 50 %",
        "=1+1",
        "[/]",
        "🎈",
    ],
)
def test_an_ordinary_text_is_kept_as_it_is(text: str) -> None:
    assert clean(text, limit=100) == text


def test_a_decomposed_letter_is_composed() -> None:
    assert clean("A\u030alesund", limit=100) == "Ålesund"


def test_the_limit_counts_composed_letters() -> None:
    assert clean("a\u030a" * 10, limit=10) == "å" * 10


def test_outer_white_space_goes() -> None:
    assert clean("\t \u00a0Oslo \u3000\r\n", limit=100) == "Oslo"


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("a\x00b", "control"),
        ("a\x1b[2Jb", "control"),
        ("a\x9db", "control"),
        ("a\tb", "control"),
        ("a\nb", "control"),
        ("a\u00adb", "format"),
        ("a\u200bb", "format"),
        ("a\ufeffb", "format"),
        ("\ufeffab", "format"),
        ("a\u202eb", "format"),
        ("a\u2066b", "format"),
        ("a\ud800b", "surrogate"),
        ("a\ue000b", "private"),
        ("a\uffffb", "unassigned"),
        ("a\u2028b", "separator"),
        ("ab\u2029", "separator"),
        ("e\u0301\u0302\u0303\u0304\u0305", "too_many_marks"),
    ],
)
def test_what_may_not_be_kept_is_refused_with_its_reason(text: str, reason: str) -> None:
    assert problem(text).reason == reason


def test_a_control_character_at_the_edge_is_refused_and_not_stripped() -> None:
    assert problem("Oslo\x1f").reason == TextReason.control
    assert problem("\x85Oslo").reason == TextReason.control


def test_a_problem_tells_where_and_which() -> None:
    found = problem("  Per\u202eOla")

    assert (found.position, found.character) == (3, "\u202e")


def test_three_marks_in_a_row_are_taken_and_four_are_not() -> None:
    assert clean("q\u0301\u0302\u0303", limit=10) == "q\u0301\u0302\u0303"
    assert problem("q\u0301\u0302\u0303\u0304").reason == TextReason.too_many_marks


def test_a_newline_is_taken_only_where_lines_are() -> None:
    assert clean("Til stede: 5\r\nTema: mot\n", limit=100, multiline=True) == (
        "Til stede: 5\nTema: mot"
    )
    assert problem("a\rb", multiline=True).reason == TextReason.control


def test_a_text_over_the_limit_is_refused() -> None:
    assert clean("å" * 100, limit=100) == "å" * 100
    found = problem("å" * 101)
    assert (found.reason, found.position) == (TextReason.too_long, 100)


def test_a_long_run_of_marks_is_refused_at_once() -> None:
    hostile = "a" + "\u0301\u0316" * 100_000
    started = time.perf_counter()

    assert problem(hostile, limit=1_000_000).reason == TextReason.too_many_marks
    assert time.perf_counter() - started < 5


def test_the_quick_way_agrees_with_the_categories() -> None:
    for code in range(0x3000):
        character = chr(code)
        category = unicodedata.category(character)
        if category in REFUSED_CATEGORIES:
            assert problem(f"a{character}b").character == character
        elif category[0] != "M":
            expected = unicodedata.normalize("NFC", f"a{character}b")
            assert clean(f"a{character}b", limit=9) == expected


@given(ANY_TEXT, st.booleans())
def test_what_passes_holds_nothing_refused_and_passes_again(text: str, multiline: bool) -> None:
    try:
        kept = clean(text, limit=30, multiline=multiline)
    except TextProblem:
        return
    allowed = {"\n"} if multiline else set()
    assert not {c for c in kept if unicodedata.category(c) in REFUSED_CATEGORIES} - allowed
    assert len(kept) <= 30
    assert unicodedata.is_normalized("NFC", kept)
    assert clean(kept, limit=30, multiline=multiline) == kept


@given(st.text(st.characters(categories=["L", "N", "P", "S"]), max_size=30))
def test_letters_digits_and_signs_always_pass(text: str) -> None:
    assert clean(text, limit=120) == unicodedata.normalize("NFC", text)


@given(ANY_TEXT)
def test_a_shown_text_always_prints(text: str) -> None:
    assert shown(text).isprintable()


def test_a_shown_text_is_cut_and_spells_out_what_does_not_print() -> None:
    assert shown("a\x1b\u202eb") == "a\\u001b\\u202eb"
    assert shown("å" * 100, limit=10) == "å" * 9 + "…"


def identity_number(first_nine: str) -> str | None:
    digits = [int(digit) for digit in first_nine]
    first = -sum(map(int.__mul__, digits, (3, 7, 6, 1, 8, 9, 4, 5, 2))) % 11
    second = -sum(map(int.__mul__, [*digits, first], (5, 4, 3, 2, 7, 6, 5, 4, 3, 2))) % 11
    return None if 10 in (first, second) else f"{first_nine}{first}{second}"


@pytest.mark.parametrize(
    "text",
    [
        "17054026641",
        "Født 170540 26641, ringte i går",
        "170540-26641.",
        "57054026635",
    ],
)
def test_an_identity_number_in_a_text_is_found(text: str) -> None:
    assert holds_identity_number(text)


@pytest.mark.parametrize(
    "text",
    ["", "17054026642", "170540266411", "99054026641", "17990026641", "22 33 44 55", "1705402664"],
)
def test_other_numbers_are_no_identity_numbers(text: str) -> None:
    assert not holds_identity_number(text)


@given(
    st.integers(1, 31), st.integers(1, 12), st.integers(0, 99), st.integers(0, 999), st.booleans()
)
def test_every_valid_number_is_found_and_no_changed_digit_passes(
    day: int, month: int, year: int, individual: int, temporary: bool
) -> None:
    number = identity_number(f"{day + 40 * temporary:02}{month:02}{year:02}{individual:03}")
    assume(number is not None)
    assert number is not None
    assert holds_identity_number(f"nr {number[:6]} {number[6:]} her")
    changed = number[:10] + str((int(number[10]) + 1) % 10)
    assert not holds_identity_number(changed)
