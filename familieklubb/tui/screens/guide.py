"""A page of the guide, inside the program."""

from __future__ import annotations

from importlib import resources
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Footer, MarkdownViewer

from familieklubb.i18n import _, language


def page_text(name: str) -> str:
    """A page in the chosen language; nynorsk readers get the bokmål one where there is no other.

    Raises FileNotFoundError for a page that no language has.
    """
    folder = resources.files("familieklubb") / "guide"
    wanted = {"nn": ("nn", "nb"), "nb": ("nb",), "en": ("en", "nb")}[language()]
    for code in wanted:
        page = folder / code / f"{name}.md"
        if page.is_file():
            return page.read_text(encoding="utf-8")
    if name != "start":
        return page_text("start")
    raise FileNotFoundError(name)


class GuideScreen(ModalScreen[None]):
    """Shows a page; esc goes back."""

    CSS_PATH = "../styles/forms.tcss"

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,f1", "dismiss(None)", _("Back"), id="guide.back", key_display="esc"),
    ]

    def __init__(self, page: str) -> None:
        super().__init__()
        self._page = page

    def compose(self) -> ComposeResult:
        """The page, with its headings beside it where there is room."""
        with Vertical(id="guide"):
            yield MarkdownViewer(
                page_text(self._page), show_table_of_contents=False, open_links=False
            )
            yield Footer(show_command_palette=False)
