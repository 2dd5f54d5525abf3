"""The ids of rows: 16 bytes, random, or derived where the world has a natural key."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from hashlib import sha256

ID_BYTES = 16


def derived_id(kind: str, *parts: bytes | str | int | date) -> bytes:
    """The id of the thing that a natural key names, the same in every register.

    The first 16 bytes of SHA-256 over the kind and the parts, each written as a letter for
    its type, its length in 4 bytes (big-endian) and its value, so that no two keys run
    together. Raises TypeError for a moment or a truth value: neither is a key.
    """
    encoded = b"".join(_encoded(part) for part in (kind, *parts))
    return sha256(encoded).digest()[:ID_BYTES]


def random_id(token_bytes: Callable[[int], bytes]) -> bytes:
    """A new id from a source of random bytes, such as ``secrets.token_bytes``."""
    return token_bytes(ID_BYTES)


def _encoded(part: bytes | str | int | date) -> bytes:
    if isinstance(part, bool | datetime):
        raise TypeError(type(part).__name__)
    if isinstance(part, bytes):
        letter, value = b"b", part
    elif isinstance(part, str):
        letter, value = b"s", part.encode()
    elif isinstance(part, int):
        letter, value = b"i", str(int(part)).encode()
    else:
        letter, value = b"d", part.isoformat().encode()
    return letter + len(value).to_bytes(4, "big") + value
