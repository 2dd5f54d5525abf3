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
    municipality: str = ""


@dataclass(frozen=True, slots=True)
class Named:
    """Who, what and where, as they are kept."""

    owner: str
    name: str
    place: str
    municipality_code: str | None
