"""Passphrases: suggested, refused, and taken by a real SQLCipher file."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlcipher3.dbapi2 as sqlcipher
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from familieklubb import i18n
from familieklubb.errors import WRONG_WORDS, WrongPassphrase, WrongWords
from familieklubb.register import words
from familieklubb.register.passphrase import (
    LONGEST,
    SHORTEST,
    check_new_passphrase,
    is_raw_key,
    key_literal,
    normalise_passphrase,
    suggest,
)

RAW_KEYS = ["x'" + "0f" * 32 + "'", "x'" + "0F" * 48 + "'", "X'" + "ab" * 32 + "'", "x'abc'"]
typable = st.characters(exclude_categories=["C", "Zl", "Zp"])
long_enough = st.text(typable, min_size=SHORTEST, max_size=60)
anything_typed = st.text(st.sampled_from("x'\"0aåÅé ;-🐎\u0301") | typable, min_size=SHORTEST)


@pytest.fixture(autouse=True)
def _in_english() -> Iterator[None]:
    before = i18n.language()
    i18n.use("en")
    yield
    i18n.use(before)


def accepted(text: str) -> str:
    try:
        return check_new_passphrase(text)
    except WrongWords:
        assume(False)
        raise


def connect(path: Path, literal: str) -> sqlcipher.Connection:
    connection = sqlcipher.connect(str(path))
    connection.execute("PRAGMA cipher_log_level=NONE")
    connection.execute(f"PRAGMA key = {literal}")
    connection.execute("PRAGMA kdf_iter = 1000")  # the default makes a hundred files slow
    return connection


def create(path: Path, passphrase: str) -> None:
    connection = connect(path, key_literal(passphrase))
    connection.execute("CREATE TABLE kept (text TEXT)")
    connection.execute("INSERT INTO kept VALUES ('hei')")
    connection.commit()
    connection.close()


def read(path: Path, passphrase: str) -> object:
    connection = connect(path, key_literal(passphrase))
    try:
        return connection.execute("SELECT text FROM kept").fetchone()[0]
    finally:
        connection.close()


def test_a_suggestion_is_five_words_of_the_list_and_may_be_used() -> None:
    suggested = suggest()

    assert words.parse(suggested, 5) == tuple(suggested.split(" "))
    assert check_new_passphrase(suggested) == suggested
    assert suggest() != suggested


def test_the_shortest_five_words_are_long_enough() -> None:
    shortest = " ".join(sorted(words.shipped().words, key=len)[:5])

    assert len(shortest) >= SHORTEST
    assert check_new_passphrase(shortest) == shortest


def test_fifteen_characters_are_enough_and_fourteen_are_not() -> None:
    assert check_new_passphrase("æ" * 15) == "æ" * 15
    with pytest.raises(WrongWords, match="14 characters of at least 15"):
        check_new_passphrase("æ" * 14)


def test_a_pasted_document_is_not_a_passphrase() -> None:
    assert check_new_passphrase("ab" * (LONGEST // 2))
    with pytest.raises(WrongWords, match="too long"):
        check_new_passphrase("a" * (LONGEST + 1))


@pytest.mark.parametrize("around", ["{}\n", "  {} ", "\ufeff{}\r\n", "\t{}"])
def test_white_space_around_a_passphrase_is_not_part_of_it(around: str) -> None:
    assert check_new_passphrase(around.format("hest på grønn eng")) == "hest på grønn eng"


@pytest.mark.parametrize("text", ["", "   ", "\n", "\ufeff"])
def test_an_empty_passphrase_is_refused(text: str) -> None:
    with pytest.raises(WrongWords, match="empty"):
        check_new_passphrase(text)


@pytest.mark.parametrize(
    "unseen",
    [
        "\0",
        "\x1b",
        "\x7f",
        "\n",
        "\r",
        "\t",
        "\x9d",
        "\ud800",
        "\udfff",
        "\u200b",
        "\u202e",
        "\u2028",
        "\u2029",
        "\ufeff",
        "\ue000",
        "\U000e0041",
        "\U0010ffff",
    ],
)
def test_a_character_that_cannot_be_seen_is_refused(unseen: str) -> None:
    with pytest.raises(WrongWords, match="cannot be seen") as refused:
        check_new_passphrase(f"hest på {unseen} grønn eng")

    assert refused.value.exit_code == WRONG_WORDS
    assert refused.value.what_to_do


@pytest.mark.parametrize("raw", RAW_KEYS + [f"  {raw}\n" for raw in RAW_KEYS])
def test_what_sqlcipher_would_take_as_a_raw_key_is_refused(raw: str) -> None:
    with pytest.raises(WrongWords, match="x'"):
        check_new_passphrase(raw)
    with pytest.raises(WrongPassphrase):
        key_literal(raw)


@pytest.mark.parametrize("raw", RAW_KEYS[:3])
def test_sqlcipher_really_takes_such_a_text_as_a_raw_key(tmp_path: Path, raw: str) -> None:
    path = tmp_path / "raw.db"
    literal = "'" + raw.replace("'", "''") + "'"
    connection = connect(path, literal)
    connection.execute("CREATE TABLE kept (text TEXT)")
    connection.close()

    again = sqlcipher.connect(str(path))
    again.execute(f"PRAGMA key = {literal}")
    again.execute("PRAGMA kdf_iter = 2000")  # a passphrase would now give another key

    assert again.execute("SELECT count(*) FROM kept").fetchone() == (0,)
    again.close()


@pytest.mark.parametrize("text", ["", "  ", "hest\0på grønn eng", "hest \ud800 på grønn eng"])
def test_what_can_lock_no_register_never_reaches_sqlcipher(text: str) -> None:
    with pytest.raises(WrongPassphrase):
        key_literal(text)


def test_single_quotes_are_doubled() -> None:
    assert key_literal("it's 'my' \"own\"; --") == "'it''s ''my'' \"own\"; --'"


@given(st.text())
def test_normalising_twice_is_normalising_once(text: str) -> None:
    once = normalise_passphrase(text)

    assert normalise_passphrase(once) == once


@given(st.text() | anything_typed)
def test_any_text_is_accepted_or_refused_in_words(text: str) -> None:
    try:
        passphrase = check_new_passphrase(text)
    except WrongWords as refused:
        assert refused.title
        assert refused.what_to_do
    else:
        assert passphrase == normalise_passphrase(text)
        assert not is_raw_key(passphrase)
        assert key_literal(passphrase).startswith("'")


@settings(max_examples=60, deadline=None)
@given(long_enough | anything_typed)
@example("blåbærsyltetøy på grøten")
@example('it\'s "mine"; DROP TABLE kept --')
@example("''''''''''''''''")
@example("🐎🌲🎣 hest og fisketur 🐎")
@example("e\u0301e\u0301e\u0301e\u0301e\u0301 e\u0301e\u0301e\u0301 A\u030angstrom")
@example("x'" + "0f" * 32)
@example("%s ? :name \\ \\' \\\\ $1 {x}")
def test_an_accepted_passphrase_opens_its_file_and_another_does_not(
    tmp_path_factory: pytest.TempPathFactory, text: str
) -> None:
    passphrase = accepted(text)
    path = tmp_path_factory.mktemp("register") / "register.db"

    create(path, text)

    assert path.read_bytes()[:6] != b"SQLite"
    assert read(path, passphrase) == "hei"
    assert read(path, unicodedata.normalize("NFD", text) + "\n") == "hei"
    for other in (passphrase + "x", passphrase[1:], "'" + passphrase):
        if is_raw_key(other) or normalise_passphrase(other) == passphrase:
            continue
        with pytest.raises(sqlcipher.DatabaseError, match="not a database"):
            read(path, other)
