"""Says whether every text is in every language: python -m tests.locale.check.

Exits with 1 when something is left to translate or the catalogues are behind the source.
"""

from __future__ import annotations

import sys

from familieklubb.i18n import LANGUAGES
from tests.locale.catalogues import Entry, as_mo, as_po, mo_file, po_file
from tests.locale.extraction import extracted
from tests.locale.update import brought_up_to_date


def main() -> int:
    """Name what is left to do; 1 when there is something."""
    texts = extracted()
    left = 0
    for language in LANGUAGES:
        entries = brought_up_to_date(language, texts)
        waiting = [entry.text.one for entry in entries if not entry.done]
        for text in waiting:
            sys.stderr.write(f"{language}: {text!r}\n")
        left += len(waiting)
        if not waiting and not _is_written(language, entries):
            sys.stderr.write(f"{language}: run python -m tests.locale.update\n")
            left += 1
        sys.stdout.write(f"{language}: {len(entries) - len(waiting)} of {len(entries)} texts\n")
    return 1 if left else 0


def _is_written(language: str, entries: list[Entry]) -> bool:
    po, mo = po_file(language), mo_file(language)
    return (
        po.exists()
        and mo.exists()
        and po.read_text(encoding="utf-8") == as_po(language, entries)
        and mo.read_bytes() == as_mo(language, entries)
    )


if __name__ == "__main__":
    sys.exit(main())
