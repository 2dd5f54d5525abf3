"""Bech32 against the vectors of BIP-173 and against age itself."""

from __future__ import annotations

import pyrage
import pytest
from hypothesis import given
from hypothesis import strategies as st

from familieklubb.register import bech32


@pytest.mark.parametrize(
    ("head", "data", "text"),
    [
        ("a", "", "a12uel5l"),
        (
            "abcdef",
            "00443214c74254b635cf84653a56d7c675be77df",
            "abcdef1qpzry9x8gf2tvdw0s3jn54khce6mua7lmqqqxw",
        ),
        (
            "split",
            "c5f38b70305f519bf66d85fb6cf03058f3dde463ecd7918f2dc743918f2d",
            "split1checkupstagehandshakeupstreamerranterredcaperred2y9e3w",
        ),
    ],
)
def test_the_vectors_of_bip_173_come_out(head: str, data: str, text: str) -> None:
    assert bech32.encode(head, bytes.fromhex(data)) == text


@given(st.binary(min_size=32, max_size=32))
def test_age_reads_what_is_written(data: bytes) -> None:
    text = bech32.encode("age-secret-key-", data).upper()

    assert str(pyrage.x25519.Identity.from_str(text)) == text


@pytest.mark.parametrize("head", ["", "Age", "å", "a b"])
def test_a_head_outside_the_standard_is_a_fault_of_the_program(head: str) -> None:
    with pytest.raises(ValueError, match=f"^{head}$"):
        bech32.encode(head, b"")
