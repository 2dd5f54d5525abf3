"""Telling a wrong passphrase from a damaged file, without opening it.

Every page carries a message authentication code under a key that comes from the passphrase
and the salt. One page that is authentic proves the passphrase, whatever happened to others.
Source: SQLCipher's design, https://www.zetetic.net/sqlcipher/design/.
"""

from __future__ import annotations

import hmac
from hashlib import pbkdf2_hmac
from pathlib import Path

from familieklubb.register.connection import Key
from familieklubb.register.sealing import SALT_BYTES, Seal

PAGE_BYTES = 4096
_MARK_BYTES = 64
_KEY_BYTES = 32
_SALT_MASK = 0x3A
_MARK_ITERATIONS = 2
_PAGES_LOOKED_AT = 64


def mark_key(key: Key, salt: bytes) -> bytes:
    """The key of the pages' authentication codes, 32 bytes."""
    secret = pbkdf2_hmac("sha512", key.passphrase.encode(), salt, key.kdf_iterations, _KEY_BYTES)
    masked = bytes(byte ^ _SALT_MASK for byte in salt)
    return pbkdf2_hmac("sha512", secret, masked, _MARK_ITERATIONS, _KEY_BYTES)


def salt_of(path: Path) -> bytes:
    """The first 16 bytes of a file."""
    with path.open("rb") as file:
        return file.read(SALT_BYTES)


def fits_a_page(path: Path, marks: bytes) -> bool:
    """Whether any of the pages looked at, spread over the file, is authentic."""
    pages = path.stat().st_size // PAGE_BYTES
    step = max(1, pages // _PAGES_LOOKED_AT)
    with path.open("rb") as file:
        for number in range(1, pages + 1, step):
            file.seek((number - 1) * PAGE_BYTES)
            if _is_authentic(file.read(PAGE_BYTES), number, marks):
                return True
    return False


def is_proven(path: Path, key: Key, seal: Seal | None) -> bool:
    """Whether the passphrase fits a page of the file, under the salt that it has or had."""
    salts = {salt_of(path)} | ({seal.salt} if seal is not None else set())
    return any(fits_a_page(path, mark_key(key, salt)) for salt in salts)


def is_cut(path: Path, seal: Seal | None) -> bool:
    """Whether the file has a size that a whole register cannot have."""
    size = path.stat().st_size
    return size % PAGE_BYTES != 0 or (seal is not None and size < seal.size)


def _is_authentic(page: bytes, number: int, marks: bytes) -> bool:
    if len(page) != PAGE_BYTES:
        return False
    first = SALT_BYTES if number == 1 else 0
    body, mark = page[first:-_MARK_BYTES], page[-_MARK_BYTES:]
    expected = hmac.digest(marks, body + number.to_bytes(4, "little"), "sha512")
    return hmac.compare_digest(expected, mark)
