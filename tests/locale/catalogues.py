"""The catalogues: read from .po, written back in one order, compiled to .mo."""

from __future__ import annotations

import struct
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from babel.messages.pofile import normalize, read_po

from familieklubb.i18n import LOCALE_FOLDER
from tests.locale.extraction import Text

NAMES = {"nb": "norsk bokmål", "nn": "norsk nynorsk", "en": "English"}

# All three have one form for one, and one for any other number.
FORMS = 2
_MAGIC = 0x950412DE
_HEADER_SIZE = 28


@dataclass(frozen=True)
class Entry:
    """A text and its translation: one form, or one for each number."""

    text: Text
    forms: tuple[str, ...]
    fuzzy: bool = False

    @property
    def done(self) -> bool:
        """Whether every form is there."""
        return all(self.forms) and len(self.forms) == len(self.text.forms) and not self.fuzzy


def po_file(language: str) -> Path:
    """The catalogue that people write."""
    return LOCALE_FOLDER / language / "LC_MESSAGES" / "familieklubb.po"


def mo_file(language: str) -> Path:
    """The catalogue that the program reads."""
    return po_file(language).with_suffix(".mo")


def read(language: str) -> dict[Text, Entry]:
    """Every entry of a catalogue; empty when there is none yet."""
    path = po_file(language)
    if not path.exists():
        return {}
    with path.open("rb") as file:
        messages = read_po(file, locale=language, abort_invalid=True)
    entries = {}
    for message in messages:
        ids, forms = _words(message.id), _words(message.string)
        if ids[0]:
            text = Text(ids[0], ids[1] if len(ids) > 1 else "", message.context or "")
            entries[text] = Entry(text, forms, message.fuzzy)
    return entries


def _words(found: object) -> tuple[str, ...]:
    """Babel's one word, several or none, always as several."""
    if isinstance(found, str) or not isinstance(found, Iterable):
        return (str(found or ""),)
    return tuple(str(word or "") for word in found)


def as_po(language: str, entries: list[Entry]) -> str:
    """The catalogue as people write it, without line numbers and dates, which only make noise."""
    parts = [
        f"# Familieklubb: {NAMES[language]}\n" + _po_message("msgid", "") + _po_header(language)
    ]
    for entry in sorted(entries, key=lambda entry: entry.text):
        text = entry.text
        lines = [f"#: {name}\n" for name in sorted(text.files)]
        if text.context:
            lines.append(_po_message("msgctxt", text.context))
        lines.append(_po_message("msgid", text.one))
        if text.many:
            lines.append(_po_message("msgid_plural", text.many))
            lines += [
                _po_message(f"msgstr[{number}]", form) for number, form in enumerate(entry.forms)
            ]
        else:
            lines.append(_po_message("msgstr", entry.forms[0]))
        parts.append("".join(lines))
    return "\n".join(parts)


def _po_message(keyword: str, text: str) -> str:
    return f"{keyword} {normalize(text, width=92)}\n"


def _header(language: str) -> str:
    return (
        f"Language: {language}\n"
        "MIME-Version: 1.0\n"
        "Content-Type: text/plain; charset=UTF-8\n"
        "Content-Transfer-Encoding: 8bit\n"
        f"Plural-Forms: nplurals={FORMS}; plural=(n != 1);\n"
    )


def _po_header(language: str) -> str:
    lines = "".join(f'"{line}\\n"\n' for line in _header(language).splitlines())
    return f'msgstr ""\n{lines}'


def as_mo(language: str, entries: list[Entry]) -> bytes:
    """The catalogue as the program reads it: gettext's binary form, the same for the same texts."""
    pairs = {b"": _header(language).encode()}
    for entry in entries:
        key = "\0".join(entry.text.forms)
        if entry.text.context:
            key = f"{entry.text.context}\x04{key}"
        pairs[key.encode()] = "\0".join(entry.forms).encode()
    keys = sorted(pairs)
    count = len(keys)
    originals, translations = _HEADER_SIZE, _HEADER_SIZE + 8 * count
    tables, content = [b"", b""], b""
    start = _HEADER_SIZE + 16 * count
    for table, words in enumerate((keys, [pairs[key] for key in keys])):
        for word in words:
            tables[table] += struct.pack("<II", len(word), start + len(content))
            content += word + b"\0"
    head = struct.pack("<7I", _MAGIC, 0, count, originals, translations, 0, start)
    return head + tables[0] + tables[1] + content
