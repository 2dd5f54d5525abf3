"""Twelve words open the passphrase; nothing else does."""

from __future__ import annotations

import dataclasses
import hashlib
from collections.abc import Iterator
from itertools import product

import pyrage
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from familieklubb import i18n
from familieklubb.errors import FILE_REFUSED, WRONG_PASSPHRASE, FileRefused, WrongPassphrase
from familieklubb.register import recovery, words
from familieklubb.register.passphrase import check_new_passphrase
from familieklubb.register.recovery import RecoveryWords

LIST = words.shipped().words
FIXED_RECIPIENT = "age1sx0kky0afg0wk6yefrdqr5quz6ret9mk72ch7k2tappn2k7myvrqj4z6m3"
SHEET = RecoveryWords(LIST[:12])
OTHERS = RecoveryWords(LIST[12:24])
PASSPHRASE = "blåbær på grønn eng"

twelve_words = st.lists(st.sampled_from(LIST), min_size=12, max_size=12).map(
    lambda chosen: RecoveryWords(tuple(chosen))
)
passphrases = st.text(
    st.characters(exclude_categories=["C", "Z"]), min_size=15, max_size=200
).filter(lambda text: not text.lower().startswith("x'"))


@pytest.fixture(autouse=True)
def _in_english() -> Iterator[None]:
    before = i18n.language()
    i18n.use("en")
    yield
    i18n.use(before)


def test_new_words_are_twelve_of_the_list_and_differ_each_time() -> None:
    made = recovery.new_recovery_words()

    assert len(made.words) == 12
    assert set(made.words) <= set(LIST)
    assert made != recovery.new_recovery_words()


@pytest.mark.parametrize(
    "wrong", [LIST[:11], LIST[:13], (*LIST[:11], "Hest"), (*LIST[:11], "xyzzy")]
)
def test_anything_but_twelve_words_of_the_list_is_a_fault_of_the_program(
    wrong: tuple[str, ...],
) -> None:
    with pytest.raises(ValueError, match=str(len(wrong))):
        RecoveryWords(wrong)


def test_the_words_cannot_be_changed_and_do_not_show_in_a_traceback() -> None:
    with pytest.raises(dataclasses.FrozenInstanceError):
        SHEET.words = OTHERS.words  # type: ignore[misc]

    assert [word for word in SHEET.words if word in repr(SHEET)] == []


@given(twelve_words)
def test_a_sheet_typed_in_with_numbers_is_the_same_words(sheet: RecoveryWords) -> None:
    typed = "\n".join(f"{n}. {word.upper()}" for n, word in enumerate(sheet.words, start=1))

    assert RecoveryWords.parse(typed) == sheet


def test_a_sheet_with_a_wrong_word_is_refused_by_its_number() -> None:
    with pytest.raises(WrongPassphrase, match="Word number 12 "):
        RecoveryWords.parse(" ".join((*LIST[:11], "qqqqqqqq")))


@given(twelve_words)
def test_the_identity_is_the_sha_256_of_the_words_with_one_space_between(
    sheet: RecoveryWords,
) -> None:
    digest = hashlib.sha256(" ".join(sheet.words).encode()).digest()
    identity = pyrage.x25519.Identity.from_str(recovery.identity_text(sheet))

    assert five_bits_back(recovery.identity_text(sheet)) == digest
    assert str(identity.to_public()) == recovery.recipient(sheet)


def five_bits_back(identity: str) -> bytes:
    letters = identity.lower().removeprefix("age-secret-key-1")[:-6]
    bits = "".join(f"{'qpzry9x8gf2tvdw0s3jn54khce6mua7l'.index(c):05b}" for c in letters)
    return int(bits[:256], 2).to_bytes(32, "big")


def test_the_same_words_give_the_same_identity_in_every_version() -> None:
    fixed = RecoveryWords(("ape",) * 6 + ("ærlig",) * 6)

    assert recovery.recipient(fixed) == FIXED_RECIPIENT


@settings(deadline=None)
@given(passphrases, twelve_words)
def test_what_is_sealed_is_opened_by_its_words(text: str, sheet: RecoveryWords) -> None:
    passphrase = check_new_passphrase(text)

    assert recovery.open_sealed(recovery.seal_passphrase(passphrase, sheet), sheet) == passphrase


def test_a_changed_passphrase_is_sealed_again_without_the_words() -> None:
    kept = recovery.recipient(SHEET)

    renewed = recovery.seal_to("en helt ny setning", kept)

    assert recovery.open_sealed(renewed, SHEET) == "en helt ny setning"
    assert "AGE-SECRET-KEY" not in kept


def test_any_age_tool_opens_the_file_with_the_identity_of_the_words() -> None:
    identity = pyrage.x25519.Identity.from_str(recovery.identity_text(SHEET))

    plain = pyrage.decrypt(recovery.seal_passphrase(PASSPHRASE, SHEET), [identity])

    assert plain.decode().rstrip("\n") == PASSPHRASE


def test_the_size_of_the_file_does_not_tell_the_length_of_the_passphrase() -> None:
    def payload(passphrase: str) -> int:
        return len(recovery.seal_passphrase(passphrase, SHEET).split(b"\n--- ", 1)[1])

    assert payload("a" * 15) == payload("å" * 60)


def test_the_passphrase_does_not_stand_in_the_file() -> None:
    assert b"bl" + "å".encode() not in recovery.seal_passphrase(PASSPHRASE, SHEET)


@pytest.mark.parametrize("passphrase", ["", "  \n", "two\nlines of text", "a" * 16_385])
def test_what_is_no_passphrase_is_not_sealed(passphrase: str) -> None:
    with pytest.raises(ValueError, match=r"\d"):
        recovery.seal_to(passphrase, recovery.recipient(SHEET))


@pytest.mark.parametrize("kept", ["", "age1", "age1xyz", recovery.identity_text(SHEET)])
def test_a_recipient_that_cannot_be_read_is_told(kept: str) -> None:
    with pytest.raises(FileRefused, match="cannot be renewed"):
        recovery.seal_to(PASSPHRASE, kept)


def test_other_words_do_not_open_it() -> None:
    with pytest.raises(WrongPassphrase, match="do not open") as refused:
        recovery.open_sealed(recovery.seal_passphrase(PASSPHRASE, OTHERS), SHEET)

    assert refused.value.exit_code == WRONG_PASSPHRASE
    assert refused.value.what_to_do


def test_the_right_words_in_another_order_do_not_open_it() -> None:
    turned = RecoveryWords((SHEET.words[1], SHEET.words[0], *SHEET.words[2:]))

    with pytest.raises(WrongPassphrase):
        recovery.open_sealed(recovery.seal_passphrase(PASSPHRASE, SHEET), turned)


@pytest.mark.parametrize(
    "other", [b"", b"hei", b"age-encryption.org/v2\n", b"SQLite format 3\0" * 9]
)
def test_another_kind_of_file_is_refused(other: bytes) -> None:
    with pytest.raises(FileRefused, match="not a recovery file") as refused:
        recovery.open_sealed(other, SHEET)

    assert refused.value.exit_code == FILE_REFUSED


def test_a_file_that_is_far_too_large_is_refused_unread() -> None:
    with pytest.raises(FileRefused, match="not a recovery file"):
        recovery.open_sealed(b"age-encryption.org/v1\n" + bytes(65_536), SHEET)


def test_a_file_cut_anywhere_is_refused() -> None:
    sealed = recovery.seal_passphrase(PASSPHRASE, SHEET)

    for length in range(len(sealed)):
        with pytest.raises(FileRefused):
            recovery.open_sealed(sealed[:length], SHEET)


def test_one_flipped_bit_never_gives_a_passphrase() -> None:
    sealed = recovery.seal_passphrase(PASSPHRASE, SHEET)

    for place, bit in product(range(len(sealed)), (0, 5)):
        flipped = bytearray(sealed)
        flipped[place] ^= 1 << bit
        with pytest.raises((FileRefused, WrongPassphrase)):
            recovery.open_sealed(bytes(flipped), SHEET)


def test_a_flipped_bit_in_the_sealed_text_is_damage_and_not_wrong_words() -> None:
    sealed = bytearray(recovery.seal_passphrase(PASSPHRASE, SHEET))
    sealed[-1] ^= 1

    with pytest.raises(FileRefused, match="damaged"):
        recovery.open_sealed(bytes(sealed), SHEET)


@pytest.mark.parametrize("plain", [b"", b"\n\n", b"\xff\xfe", " e\u0301 ".encode(), b"a\nb "])
def test_an_age_file_that_holds_no_passphrase_is_refused(plain: bytes) -> None:
    to = pyrage.x25519.Recipient.from_str(recovery.recipient(SHEET))

    with pytest.raises(FileRefused, match="damaged"):
        recovery.open_sealed(pyrage.encrypt(plain, [to]), SHEET)


def test_a_file_locked_with_an_age_passphrase_is_not_tried() -> None:
    locked = pyrage.passphrase.encrypt(b"hei", "hest")

    with pytest.raises(WrongPassphrase):
        recovery.open_sealed(locked, SHEET)


def test_the_quiz_asks_for_every_pair_of_different_positions_equally_often() -> None:
    asked = [
        recovery.quiz_positions({12: first, 11: second}.__getitem__)
        for first, second in product(range(12), range(11))
    ]

    every_pair = [(a, b) for a in range(1, 13) for b in range(a + 1, 13)]
    assert sorted(asked) == sorted(every_pair * 2)


def test_the_quiz_is_passed_by_the_words_that_stand_there() -> None:
    first, last = SHEET.words[0], SHEET.words[11]

    assert recovery.quiz_ok(SHEET, {1: first, 12: f" {last.upper()} "})
    assert not recovery.quiz_ok(SHEET, {1: last, 12: first})
    assert not recovery.quiz_ok(SHEET, {1: first, 12: ""})
    assert not recovery.quiz_ok(SHEET, {1: first, 12: " ".join(SHEET.words)})


@pytest.mark.parametrize("answers", [{}, {1: LIST[0]}, {1: LIST[0], 0: LIST[11]}, {13: "", 14: ""}])
def test_the_quiz_is_not_passed_without_two_answers(answers: dict[int, str]) -> None:
    assert not recovery.quiz_ok(SHEET, answers)
