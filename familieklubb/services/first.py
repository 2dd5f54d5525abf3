"""What the first start asks for."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class FirstFacts:
    """Who keeps the register, of what, where, and with which passphrase."""

    kind: str
    name: str
    owner: str
    place: str
    passphrase: str
    profile: str = "norway"
    municipality_code: str | None = None
