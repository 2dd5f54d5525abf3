"""Brings the catalogues up to date with the source: python -m tests.locale.update.

New texts come in untranslated, texts that are gone go out; English translates itself.
Exits with 1 when something is left to translate, and names it.
"""

from __future__ import annotations

import sys

from familieklubb.i18n import LANGUAGES
from tests.locale.catalogues import Entry, as_mo, as_po, mo_file, po_file, read
from tests.locale.extraction import Text, extracted


def brought_up_to_date(language: str, texts: list[Text]) -> list[Entry]:
    """The entries that a catalogue should have, with the translations that it has."""
    standing = read(language)
    entries = []
    for text in texts:
        old = standing.get(text)
        if language == "en":
            forms = text.forms
        elif old is not None and len(old.forms) == len(text.forms) and not old.fuzzy:
            forms = old.forms
        else:
            forms = ("",) * len(text.forms)
        entries.append(Entry(text, forms))
    return entries


def main() -> int:
    """Write every catalogue; 1 when a text has no translation yet."""
    texts = extracted()
    left = 0
    for language in LANGUAGES:
        entries = brought_up_to_date(language, texts)
        po_file(language).parent.mkdir(parents=True, exist_ok=True)
        po_file(language).write_text(as_po(language, entries), encoding="utf-8", newline="\n")
        done = [entry for entry in entries if entry.done]
        mo_file(language).write_bytes(as_mo(language, done))
        for entry in entries:
            if not entry.done:
                left += 1
                sys.stderr.write(f"{language}: {entry.text.one!r}\n")
        sys.stdout.write(f"{language}: {len(done)} of {len(entries)} texts\n")
    return 1 if left else 0


if __name__ == "__main__":
    sys.exit(main())
