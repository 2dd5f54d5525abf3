"""Every key of the screens with what it does, as Markdown."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from familieklubb import i18n
from familieklubb.i18n import _

SCREENS = Path(__file__).parents[2] / "familieklubb" / "tui"

# The first part of a binding's id says where it holds.
PLACES: dict[str, dict[str, str]] = {
    "app": {"nb": "Overalt", "en": "Everywhere"},
    "first": {"nb": "Første start", "en": "The first start"},
    "unlock": {"nb": "Lås opp", "en": "Unlocking"},
    "wayback": {"nb": "Glemt passfrase", "en": "A forgotten passphrase"},
    "lists": {"nb": "Der det er flere lister", "en": "Where there are several lists"},
    "home": {"nb": "Hjem", "en": "Home"},
    "log": {"nb": "Før møte", "en": "Logging a meeting"},
    "meetings": {"nb": "Møter: året", "en": "Meetings: the year"},
    "attendance": {"nb": "Møter: oppmøte", "en": "Meetings: attendance"},
    "absence": {"nb": "Møter: meldte forfall", "en": "Meetings: announced absences"},
    "families": {"nb": "Familier", "en": "Families"},
    "who": {"nb": "Deling: hvem som går", "en": "Division: who goes"},
    "assistants": {"nb": "Assistenter", "en": "Assistants"},
    "courses": {"nb": "Kurs", "en": "Courses"},
    "supervision": {"nb": "Veiledning", "en": "Supervision"},
    "gatherings": {"nb": "Samlinger", "en": "Gatherings"},
    "door": {"nb": "Listen ved døren", "en": "The list at the door"},
    "clubs": {"nb": "Klubber", "en": "Clubs"},
    "bodies": {"nb": "Ledd", "en": "Network bodies"},
    "report": {"nb": "Rapport", "en": "Report"},
    "form": {"nb": "Skjemaer", "en": "Forms"},
    "search": {"nb": "Søk", "en": "Search"},
    "palette": {"nb": "Kommandoer", "en": "Commands"},
    "keymap": {"nb": "Taster", "en": "Keys"},
    "guide": {"nb": "Håndboken", "en": "The guide"},
}
# Everybody knows what these do.
_MOVES = {"up", "down", "left", "right", "home", "end", "pageup", "pagedown"}
_SIGNS = {"slash": "/", "minus": "-", "plus": "+", "escape": "esc", "question_mark": "?"}


@dataclass(frozen=True)
class Key:
    """A key, the English word for what it does, and where it holds."""

    key: str
    does: str
    id: str

    @property
    def place(self) -> str:
        """The first part of the id; what has no place of its own is a form."""
        first = self.id.partition(".")[0]
        return first if first in PLACES else "form"


def lines(language: str) -> Iterator[str]:
    """A list of keys for each place; the language stays as it was."""
    before = i18n.language()
    i18n.use(language)
    try:
        found = keys()
        for place, titles in PLACES.items():
            there = [f"- `{_(key.key)}` – {_(key.does)}" for key in found if key.place == place]
            if there:
                yield from (f"### {titles[language]}", "", *dict.fromkeys(there), "")
    finally:
        i18n.use(before)


def keys() -> list[Key]:
    """Every key with a word for what it does, once."""
    found: dict[str, Key] = {}
    for path in sorted(SCREENS.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and ast.unparse(node.func) == "Binding":
                for key in _key(node):
                    found.setdefault(key.id, key)
    return list(found.values())


def _key(node: ast.Call) -> Iterator[Key]:
    named = {word.arg: word.value for word in node.keywords}
    words = [_word(part) for part in node.args]
    name, does, id = words[0], words[2] if len(words) > 2 else "", _word(named.get("id"))
    if "tooltip" in named:
        does = _word(named["tooltip"])
    if name and does and id and name not in _MOVES:
        display = _word(named.get("key_display")) or ", ".join(
            _SIGNS.get(one, one) for one in name.split(",")
        )
        yield Key(display, does, id)


def _word(node: ast.expr | None) -> str:
    """A text, also one that is marked for the catalogues; empty for anything else."""
    if isinstance(node, ast.Call) and node.args and ast.unparse(node.func) in {"_", "N_"}:
        node = node.args[0]
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else ""
