from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
import sqlcipher3.dbapi2 as sqlcipher

from familieklubb.domain.values import RegisterKind
from familieklubb.errors import WrongPassphrase
from familieklubb.register.connection import DEFAULT_KDF_ITERATIONS, Key, connect
from familieklubb.register.creation import create
from familieklubb.register.opening import open_register
from tests.register.place import PASSPHRASE, Hands, Place

# As SQLite and SQLCipher say them back.
SETTINGS = {
    "journal_mode": "delete",
    "synchronous": 3,
    "fullfsync": 1,
    "foreign_keys": 1,
    "temp_store": 2,
    "secure_delete": 1,
    "trusted_schema": 0,
    "cell_size_check": 1,
    "mmap_size": 0,
    "cipher_memory_security": "1",
    "cipher_page_size": "4096",
    "cipher_use_hmac": "1",
    "cipher_hmac_algorithm": "HMAC_SHA512",
    "cipher_kdf_algorithm": "PBKDF2_HMAC_SHA512",
    "cipher_plaintext_header_size": "0",
}


def settings_of(connection: sqlcipher.Connection) -> dict[str, object]:
    found = {}
    for name in SETTINGS:
        row = connection.execute(f"PRAGMA {name}").fetchone()
        found[name] = row[0] if row else None
    return found


def test_an_open_register_has_every_setting_on_both_its_connections(place: Place) -> None:
    register = place.make()

    assert register.on_connection(settings_of) == SETTINGS
    assert register.aside(settings_of) == SETTINGS


def test_a_register_is_opened_with_256000_rounds_unless_a_test_says_otherwise(
    tmp_path: Path,
) -> None:
    path = tmp_path / "default.register"
    register, _ = create(
        path,
        PASSPHRASE,
        kind=RegisterKind.club,
        name="Hitra",
        profile_code="norway",
        clock=Hands(),
    )
    register.close()

    with open_register(path, PASSPHRASE, clock=Hands()) as register:
        rounds = register.on_connection(lambda c: c.execute("PRAGMA kdf_iter").fetchone()[0])
        assert int(rounds) == DEFAULT_KDF_ITERATIONS == 256_000

    plain = sqlcipher.connect(str(path))
    try:
        # Any other tool for SQLCipher 4 opens it with the passphrase and nothing else.
        plain.execute("PRAGMA key = '" + PASSPHRASE + "'").close()
        assert plain.execute("SELECT name FROM meta").fetchone()[0] == "Hitra"
    finally:
        plain.close()


def test_a_transaction_begins_by_taking_the_right_to_write(place: Place) -> None:
    register = place.make()

    def other_writer(connection: sqlcipher.Connection) -> str:
        connection.execute("PRAGMA busy_timeout = 0").close()
        try:
            connection.execute("BEGIN IMMEDIATE").close()
        except sqlcipher.OperationalError as error:
            return str(error)
        return "taken"

    def while_reading(session: object) -> str:
        session.connection()  # type: ignore[attr-defined]
        other = connect(place.path, place.key)
        try:
            return other_writer(other)
        finally:
            other.close()

    assert register.read(while_reading) == "database is locked"


def test_nothing_is_written_to_standard_error_over_the_screen(place: Place) -> None:
    place.make().close()
    code = f"""
from pathlib import Path
from familieklubb.register.opening import open_register
from familieklubb.errors import WrongPassphrase
try:
    open_register(Path({str(place.path)!r}), "not the passphrase", kdf_iterations=100)
except WrongPassphrase:
    print("refused")
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert (done.stdout, done.stderr) == ("refused\n", "")


@pytest.mark.parametrize("passphrase", ["", "\0", "x'" + "00" * 32 + "'", "\ud800 a lone half"])
def test_no_connection_is_made_without_a_passphrase_that_encrypts(
    tmp_path: Path, passphrase: str
) -> None:
    with pytest.raises(WrongPassphrase):
        connect(tmp_path / "new.db", Key(passphrase, 100))

    found = [path for path in tmp_path.iterdir() if path.stat().st_size]
    assert not found


def test_a_key_does_not_show_its_passphrase() -> None:
    assert PASSPHRASE not in repr(Key(PASSPHRASE))
