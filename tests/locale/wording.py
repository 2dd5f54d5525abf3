"""Words that show that a text was left in another language, and words that all share."""

from __future__ import annotations

from pathlib import Path


def _words(language: str) -> frozenset[str]:
    file = Path(__file__).parent / "words" / f"{language}.txt"
    return frozenset(file.read_text(encoding="utf-8").split())


ENGLISH = _words("english")
"""Small words that no Norwegian text has; "for", "under" and "at" are Norwegian, too."""
BOKMAL = _words("bokmal")
"""What is written otherwise in nynorsk."""
NYNORSK = _words("nynorsk")
"""What is written otherwise in bokmål."""

# Texts that are the same in Norwegian and in English.
SAME_IN_NORWEGIAN = frozenset(
    {
        "2026, 2026H1, november, 1.8–31.10",
        "CSV",
        "For",
        "JSON",
        "Person",
        "Under",
        "open",
        "regional",
        "{n} min",
    }
)

# No one is a patient, no one is called by what was drunk, and no one is begged.
NEVER = ("pasient", "alkoholiker", "alkoholikar", "vennligst", "venlegst", "ver venleg")
