"""What is missing: clubs without a certified assistant, and assistants without a club."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rich.text import Text

from familieklubb.i18n import _
from familieklubb.tui.present.words import cell
from familieklubb.tui.widgets.record_pane import RecordPane


@dataclass(frozen=True, slots=True)
class Missing:
    """A club or an assistant, and what is missing."""

    id: bytes
    name: str
    place: str
    of_club: bool


class MissingPane(RecordPane[Missing]):
    """Where somebody should be found a place, or somebody for it."""

    empty = _("Nothing is missing: every active club has a certified assistant.")

    def columns(self) -> Sequence[str]:
        """The headings."""
        return _("Name"), _("Missing")

    def load(self) -> Iterable[Missing]:
        """Clubs first."""
        found = self.desk.assistants.all()
        yield from (Missing(key, name, "", of_club=True) for key, name in found.clubs_without)
        lines = {line.id: line for line in found.assistants}
        for key in found.without_club:
            yield Missing(key, lines[key].name, lines[key].place, of_club=False)

    def cells(self, record: Missing) -> Sequence[Text]:
        """One club or assistant."""
        what = _("no certified assistant") if record.of_club else _("no active club")
        return cell(record.name), cell(what)

    def key(self, record: Missing) -> bytes:
        """The id."""
        return record.id

    def detail(self, record: Missing) -> str:
        """What it means and what to do."""
        if record.of_club:
            return "\n".join(
                (
                    record.name,
                    "",
                    _("The club is active, and nobody certified has a role in it."),
                    _("Give an assistant a role in it, or note the certification."),
                )
            )
        return "\n".join(
            (
                _("{name}, {place}").format(name=record.name, place=record.place),
                "",
                _("The assistant is certified, and has no role in an active club."),
                _("Note the role in the list of assistants, with r."),
            )
        )
