"""The guided first start: who, which club, passphrase, recovery words; one step at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Button, ContentSwitcher, Footer, Input, Label, RadioButton, RadioSet

from familieklubb.errors import FamilieklubbError
from familieklubb.i18n import _
from familieklubb.tui.asking import AskingScreen
from familieklubb.tui.present.first import numbered_words, question_about

if TYPE_CHECKING:
    from familieklubb.services.first import FirstFacts
    from familieklubb.tui.door import Door

_STEPS = ("who", "secret", "words", "quiz")


class Kind(RadioButton):
    """One of two; the mark is there or not, for colour alone would not tell."""

    BUTTON_LEFT, BUTTON_INNER, BUTTON_RIGHT = "(", " ", ")"

    def render(self) -> Content:
        """The mark as it is now, and the label."""
        self.BUTTON_INNER = "●" if self.value else " "
        return super().render()


class FirstStartScreen(AskingScreen):
    """Four steps; nothing is made before the last one is done."""

    guide: ClassVar[str] = "start"

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "back", _("Back"), id="first.back"),
        Binding("f1", "app.guide", _("Help"), id="first.guide"),
    ]

    def __init__(self, door: Door) -> None:
        super().__init__()
        self._door = door
        self._at = 0
        self._words: tuple[str, ...] = ()
        self._asked: tuple[int, int] = (1, 2)

    def compose(self) -> ComposeResult:
        """All steps, one of them shown."""
        with Vertical(id="unlock"):
            yield Label("", id="unlock-title")
            with ContentSwitcher(initial="who", id="steps"):
                with Vertical(id="who"):
                    yield from self._who()
                with Vertical(id="secret"):
                    yield from self._secret()
                with Vertical(id="words"):
                    yield Label(
                        _(
                            "Write these twelve words on paper. They are the only way back in if "
                            "the passphrase is forgotten. They are shown only now."
                        )
                    )
                    yield Label("", id="shown-words")
                with Vertical(id="quiz"):
                    yield Label(_("To be sure that they are on the paper:"))
                    yield Label("", id="question-1")
                    yield Input(id="answer-1")
                    yield Label("", id="question-2")
                    yield Input(id="answer-2")
            yield Label("", id="unlock-wrong")
            with Horizontal(id="unlock-buttons"):
                yield Button(_("Next"), variant="primary", id="next")
                yield Button(_("Back"), id="back")
        yield Footer(show_command_palette=False)

    def _who(self) -> list[Widget]:
        return [
            RadioSet(
                Kind(_("I am an assistant in a club"), value=True, id="club"),
                Kind(_("I coordinate the network"), id="coordinator"),
                id="kind",
            ),
            Label(_("Your name")),
            Input(id="owner"),
            Label(_("The club's name, or the network's")),
            Input(id="name"),
            Label(_("Place")),
            Input(id="place"),
        ]

    def _secret(self) -> list[Widget]:
        return [
            Label(
                _(
                    "The passphrase opens the register. Five words are easy to remember; these "
                    "are a suggestion. Anything of at least 15 characters will do."
                )
            ),
            Input(id="new"),
            Label(_("Once more")),
            Input(id="again"),
        ]

    def on_mount(self) -> None:
        """Begin with who it is."""
        self.ask(self._door.suggest, then=self._suggest)
        self._show(0)

    def _suggest(self, passphrase: str) -> None:
        self.query_one("#new", Input).value = passphrase

    def _show(self, at: int) -> None:
        self._at = at
        self.query_one("#steps", ContentSwitcher).current = _STEPS[at]
        self.query_one("#unlock-title", Label).update(
            Content(_("First start, step {n} of {of}").format(n=at + 1, of=len(_STEPS)))
        )
        self._say("")
        first = {"who": "#owner", "secret": "#again", "words": "#next", "quiz": "#answer-1"}
        self.query_one(first[_STEPS[at]]).focus()

    def _value(self, name: str) -> str:
        return self.query_one(f"#{name}", Input).value.strip()

    def _say(self, text: str) -> None:
        label = self.query_one("#unlock-wrong", Label)
        label.display = bool(text)
        label.set_class(True, "wrong")
        label.update(Content(text))

    @on(Input.Submitted)
    @on(Button.Pressed, "#next")
    def go_on(self) -> None:
        """To the next step, when this one is done."""
        getattr(self, f"_after_{_STEPS[self._at]}")()

    def _after_who(self) -> None:
        self.ask(
            lambda: self._door.check_names(self._facts()),
            then=lambda _named: self._show(1),
            failed=self._refused,
        )

    def _after_secret(self) -> None:
        if self._value("new") != self._value("again"):
            self._say(_("The two are not the same. Type the passphrase once more."))
            return
        self.ask(self._door.check, self._value("new"), then=self._show_words, failed=self._refused)

    def _show_words(self, _checked: Any) -> None:
        self._words = self._words or self._door.new_words()
        shown = numbered_words(self._words)
        self.query_one("#shown-words", Label).update(Content(shown))
        self._show(2)

    def _after_words(self) -> None:
        self._asked = self._door.quiz()
        for number, position in enumerate(self._asked, 1):
            text = Content(question_about(position))
            self.query_one(f"#question-{number}", Label).update(text)
            self.query_one(f"#answer-{number}", Input).value = ""
        self._show(3)

    def _after_quiz(self) -> None:
        answers = [self._value("answer-1").casefold(), self._value("answer-2").casefold()]
        if answers != [self._words[position - 1] for position in self._asked]:
            self._say(_("That is not what the paper says. Go back and look at the words again."))
            return
        self._make()

    def _make(self) -> None:
        self.query_one("#next").disabled = True
        facts = self._facts()
        self.ask(self._door.create, facts, self._words, then=self._enter, failed=self._refused)

    def _facts(self) -> FirstFacts:
        from familieklubb.services.first import FirstFacts

        kind = self.query_one("#kind", RadioSet).pressed_button
        return FirstFacts(
            kind=(kind.id if kind is not None else None) or "club",
            name=self._value("name"),
            owner=self._value("owner"),
            place=self._value("place"),
            passphrase=self._value("new"),
        )

    def _enter(self, desk: Any) -> None:
        self.app.unlocked(desk)  # type: ignore[attr-defined]

    def _refused(self, error: FamilieklubbError) -> None:
        self.query_one("#next").disabled = False
        fields: dict[str, str] = getattr(error, "fields", {})
        self._say("\n".join(fields.values()) or f"{error.title} {error.what_to_do}".strip())
        for name in fields:
            self.query_one(f"#{name}", Input).focus()
            break

    @on(Button.Pressed, "#back")
    def action_back(self) -> None:
        """To the step before, or out."""
        if self._at:
            self._show(self._at - 1)
        else:
            self.app.pop_screen()
