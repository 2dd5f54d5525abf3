"""The shipped list and reading words as people type them."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from importlib import resources
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.distance import DamerauLevenshtein

from familieklubb import i18n
from familieklubb.errors import WRONG_PASSPHRASE, WrongPassphrase
from familieklubb.register import words

LIST = words.shipped().words
FINGERPRINT = "2a68c3b9717300ab3d1a8008e44d9ac7544cef61ae2ad0921c78d87f04879b71"
TWELVE = ("hest", "båttur", "ærlig", "øvelse", "åpne", "gulrot", "snømann", "ape", *LIST[-4:])


@pytest.fixture(autouse=True)
def _in_english() -> Iterator[None]:
    before = i18n.language()
    i18n.use("en")
    yield
    i18n.use(before)


def without_norwegian_letters(word: str) -> str:
    return word.replace("æ", "ae").replace("ø", "oe").replace("å", "aa")


def as_heard(word: str) -> str:
    """Roughly what is left of a word on a bad line: letters that sound alike made the same."""
    sound = re.sub(r"^hv", "v", word)
    sound = re.sub(r"^[hgl]j", "j", sound)
    sound = re.sub(r"^(kj|tj|k(?=[iy]))", "ç", sound)
    sound = re.sub(r"skj|stj|sj|sk(?=[iy])|rs|^ch", "ʃ", sound)
    sound = sound.replace("c", "k").replace("z", "s").replace("w", "v").replace("x", "ks")
    sound = re.sub(r"(?<=[lnr])d", "", sound)
    sound = re.sub(r"ig$", "i", sound)
    sound = re.sub(r"(?<=[aeiouyæøå])d$", "", sound)
    sound = sound.translate(str.maketrans("åædgbvym", "oetkpfin"))
    return re.sub(r"(.)\1+", r"\1", sound)


def test_the_list_can_never_change_because_printed_sheets_depend_on_it() -> None:
    text = "\n".join(LIST) + "\n"

    assert hashlib.sha256(text.encode()).hexdigest() == FINGERPRINT


def test_there_are_2048_words_one_a_line_in_sorted_order() -> None:
    text = resources.files(words).joinpath("nb.txt").read_text(encoding="utf-8")

    assert text == "\n".join(LIST) + "\n"
    assert len(LIST) == words.LIST_LENGTH == 2**words.BITS_PER_WORD
    assert list(LIST) == sorted(set(LIST))


def test_words_have_three_to_seven_lower_case_norwegian_letters() -> None:
    assert [w for w in LIST if not re.fullmatch("[a-zæøå]{3,7}", w)] == []
    assert [w for w in LIST if unicodedata.normalize("NFC", w) != w] == []


def test_the_first_four_letters_tell_the_word() -> None:
    starts = Counter(word[: words.PREFIX_LENGTH] for word in LIST)
    short = [word for word in LIST if len(word) == 3]

    assert [start for start, n in starts.items() if n > 1] == []
    assert [(s, w) for s in short for w in LIST if w != s and w.startswith(s)] == []


def test_two_slips_of_the_hand_lie_between_any_two_words() -> None:
    close = [
        (a, b)
        for a, b in combinations(LIST, 2)
        if abs(len(a) - len(b)) < 2 and DamerauLevenshtein.distance(a, b, score_cutoff=1) < 2
    ]

    assert close == []


def test_no_two_words_sound_alike_over_the_phone() -> None:
    heard = Counter(as_heard(word) for word in LIST)

    assert [word for word in LIST if heard[as_heard(word)] > 1] == []


def test_no_word_is_confused_with_another_when_typed_without_norwegian_letters() -> None:
    folded = Counter(without_norwegian_letters(word) for word in LIST)

    assert [word for word in LIST if folded[without_norwegian_letters(word)] > 1] == []


def test_no_word_is_one_that_people_here_should_not_have_to_read_aloud() -> None:
    text = """øl vin rus fyll sprit drikke skål flaske kork dram pils brygge gjær gløgg edru
    beruse full dop hasj pille sprøyte snus røyk koks speed syk lege blod død grav kiste drepe
    prest bønn synd engel sex rumpe naken skam skyld slå kniv krig våpen tap sprekk"""

    assert [word for word in LIST if word in re.split(r"\s+", text)] == []


@given(st.lists(st.sampled_from(LIST), min_size=1, max_size=12))
def test_words_are_read_back_as_they_were_shown(chosen: list[str]) -> None:
    assert words.parse(" ".join(chosen), len(chosen)) == tuple(chosen)


@given(st.sampled_from(LIST))
def test_a_word_may_be_typed_in_any_case_and_without_norwegian_letters(word: str) -> None:
    typed = [word.upper(), unicodedata.normalize("NFD", word), without_norwegian_letters(word)]

    assert [words.find(t) for t in typed] == [word] * 3


@given(st.sampled_from(LIST))
def test_four_letters_are_enough(word: str) -> None:
    assert words.find(word[: words.PREFIX_LENGTH]) == word


@pytest.mark.parametrize("letters", ["hes", "sø", "h"])
def test_three_letters_are_not_enough_for_a_longer_word(letters: str) -> None:
    assert words.find(letters) is None


@pytest.mark.parametrize(
    "separated",
    [
        "  ".join(TWELVE),
        ", ".join(TWELVE),
        "-".join(TWELVE),
        "\r\n".join(TWELVE),
        "\n".join(f"{n}. {word}" for n, word in enumerate(TWELVE, start=1)),
        " ".join(f"{n}){word.title()}" for n, word in enumerate(TWELVE, start=1)),
        "«" + " ".join(TWELVE) + "».",
        "\ufeff" + "\u00ad".join(" ".join(TWELVE)),
        unicodedata.normalize("NFD", " ".join(TWELVE)).upper(),
    ],
)
def test_spacing_numbers_and_punctuation_do_not_matter(separated: str) -> None:
    assert words.parse(separated, 12) == TWELVE


def test_a_wrong_word_is_named_by_its_number_with_what_it_may_be() -> None:
    with pytest.raises(WrongPassphrase) as refused:
        words.parse(" ".join((*TWELVE[:2], "snømaan", *TWELVE[3:])), 12)

    assert refused.value.title == "Word number 3 is not in the word list."
    assert refused.value.what_to_do.startswith("Word 3: could it be snømann")
    assert refused.value.exit_code == WRONG_PASSPHRASE


def test_every_wrong_word_is_named_and_none_is_repeated_back() -> None:
    with pytest.raises(WrongPassphrase) as refused:
        words.parse("gulroot qqqqqqqqqq hest", 12)

    assert refused.value.title == "Words number 1, 2 are not in the word list."
    assert refused.value.what_to_do.splitlines() == [
        "Word 1: could it be gulrot?",
        "Word 2: no word in the list looks like it.",
        "3 words were given; there must be 12.",
    ]


def test_suggestions_come_nearest_first() -> None:
    assert words.shipped().nearest("gulrott")[0] == "gulrot"
    assert words.shipped().nearest("baattur")[0] == "båttur"
    assert words.shipped().nearest("x" * 100_000) == ()


@pytest.mark.parametrize(
    ("given_words", "title"),
    [
        ("", "0 words were given; there must be 12."),
        ("hest", "1 word was given; there must be 12."),
        ("hest " * 13, "13 words were given; there must be 12."),
    ],
)
def test_the_wrong_number_of_words_is_told(given_words: str, title: str) -> None:
    with pytest.raises(WrongPassphrase) as refused:
        words.parse(given_words, 12)

    assert refused.value.title == title


@given(st.text())
def test_any_text_is_read_or_refused_in_words(text: str) -> None:
    try:
        read = words.parse(text, 1)
    except WrongPassphrase as refused:
        assert refused.title
    else:
        assert read[0] in words.shipped()


def test_each_word_is_drawn_from_the_whole_list() -> None:
    asked: list[int] = []

    def last(below: int) -> int:
        asked.append(below)
        return below - 1

    assert words.pick(3, last) == (LIST[-1],) * 3
    assert asked == [2048] * 3


def test_drawing_is_random_unless_told_otherwise() -> None:
    assert words.pick(12) != words.pick(12)


def test_a_digest_gives_its_words_from_its_first_bit_on() -> None:
    assert words.words_from_digest(bytes.fromhex("ffe0003f"), 2) == (LIST[2047], LIST[0])


@given(st.lists(st.integers(0, 2047), min_size=1, max_size=12), st.integers(0, 255))
def test_eleven_bits_make_a_word_and_the_rest_is_not_looked_at(
    numbers: list[int], rest: int
) -> None:
    bits = "".join(f"{n:011b}" for n in numbers)
    filled = bits + "0" * (-len(bits) % 8)
    digest = int(filled, 2).to_bytes(len(filled) // 8, "big") + bytes([rest])

    assert words.words_from_digest(digest, len(numbers)) == tuple(LIST[n] for n in numbers)


def test_a_digest_that_is_too_short_is_a_fault_of_the_program() -> None:
    assert len(words.words_from_digest(bytes(7), 5)) == 5
    with pytest.raises(ValueError, match="48"):
        words.words_from_digest(bytes(6), 5)
