"""Bech32, the spelling of age identities: a readable head, the data, a checksum (BIP-173)."""

from __future__ import annotations

from collections.abc import Iterable

_LETTERS = "qpzry9x8gf2tvdw0s3jn54khce6mua7l"
_GENERATOR = (0x3B6A57B2, 0x26508E6D, 0x1EA119FA, 0x3D4233DD, 0x2A1462B3)


def encode(head: str, data: bytes) -> str:
    """The data in Bech32 under a head, all in lower case.

    The limit of 90 characters in BIP-173 is not kept, as in age. Raises ValueError for a head
    that is empty, in upper case, or outside printable ASCII.
    """
    if not head or head != head.lower() or not all("!" <= c <= "~" for c in head):
        raise ValueError(head)
    values = _five_bit_values(data)
    spread = [ord(c) >> 5 for c in head] + [0] + [ord(c) & 31 for c in head]
    remainder = _polymod([*spread, *values, 0, 0, 0, 0, 0, 0]) ^ 1
    checksum = [(remainder >> shift) & 31 for shift in (25, 20, 15, 10, 5, 0)]
    return head + "1" + "".join(_LETTERS[value] for value in [*values, *checksum])


def _five_bit_values(data: bytes) -> list[int]:
    """The bits of the data in fives, first bit first, the last five filled up with zeros."""
    bits = "".join(f"{byte:08b}" for byte in data)
    return [int(bits[start : start + 5].ljust(5, "0"), 2) for start in range(0, len(bits), 5)]


def _polymod(values: Iterable[int]) -> int:
    """The remainder of the checksum's polynomial, as BIP-173 defines it."""
    remainder = 1
    for value in values:
        top = remainder >> 25
        remainder = (remainder & 0x1FFFFFF) << 5 ^ value
        for place, generator in enumerate(_GENERATOR):
            if top >> place & 1:
                remainder ^= generator
    return remainder
