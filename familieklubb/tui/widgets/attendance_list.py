"""The list of families and members in which attendance is marked, key by key.

It draws its lines itself: a key changes one line, and nothing is built anew.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.style import Style
from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Region, Size
from textual.message import Message
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip

from familieklubb.domain.values import AttendanceStatus
from familieklubb.i18n import _
from familieklubb.tui.present.meeting_log import MeetingLog
from familieklubb.tui.present.meetings import member_text
from familieklubb.tui.widgets.attendance_drawing import DIGITS, drawn, named
from familieklubb.tui.widgets.attendance_layout import FAMILY, Layout, Place

if TYPE_CHECKING:
    from familieklubb.services.meeting_views import SheetFamily

_PART = "attendance-list--"
# What takes the focus away: the keys after it are for the field that it goes to.
_LEAVING = frozenset({"log.theme", "log.guests", "log.on"})

_KEYS: list[BindingType] = [
    Binding("a", "all", _("All here"), id="log.all", tooltip=_("Everybody not yet marked")),
    Binding("space", "turn", _("Here/away"), id="log.toggle", key_display=_("space")),
    Binding("f", "mark('excused')", _("Excused"), id="log.excused"),
    Binding("u", "mark('unknown')", _("Unknown"), id="log.unknown"),
    # Here too, so that a narrow screen tells them before the rest.
    Binding("ctrl+s", "screen.save", _("Save"), id="log.save", priority=True),
    Binding("escape", "screen.leave", _("Leave"), id="log.leave"),
    Binding("1", "family(1)", _("Family"), id="log.family1", key_display="1–9"),
    *(
        Binding(str(n), f"family({n})", show=False, id=f"log.family{n}")
        for n in range(2, DIGITS + 1)
    ),
    Binding("slash", "find", _("Find"), id="log.find", key_display="/", show=False),
    Binding("ctrl+z", "unmark", _("Undo the last mark"), id="log.unmark", show=False),
    Binding("up", "move(-1)", _("Up"), id="log.up", show=False),
    Binding("down", "move(1)", _("Down"), id="log.down", show=False),
    Binding("left", "step(-1)", _("Left"), id="log.left", show=False),
    Binding("right", "step(1)", _("Right"), id="log.right", show=False),
    Binding("home", "family(1)", _("First family"), id="log.first", show=False),
    Binding("end", "last", _("Last family"), id="log.last", show=False),
    Binding("pageup", "move(-8)", _("Page up"), id="log.pageup", show=False),
    Binding("pagedown", "move(8)", _("Page down"), id="log.pagedown", show=False),
    Binding("enter", "screen.to_theme", _("Go on to the theme"), id="log.on", show=False),
]


class AttendanceList(ScrollView, can_focus=True):
    """Families, a line or more each, with their members and marks.

    Letters are commands here. It changes the ``log`` that it is given, and says so.
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        f"{_PART}{name}" for name in ("family", "digit", "present", "away", "unmarked", "cursor")
    }
    BINDINGS: ClassVar[list[BindingType]] = _KEYS

    place: reactive[Place] = reactive(Place(0), repaint=False)

    class Marked(Message):
        """Marks were changed."""

    class Moved(Message):
        """The cursor stands on another place."""

    class Finding(Message):
        """A name is being typed; None when it no longer is."""

        def __init__(self, typed: str | None) -> None:
            super().__init__()
            self.typed = typed

    def __init__(self, id: str | None = None) -> None:
        super().__init__(id=id)
        self._meeting: MeetingLog | None = None
        self._grid = Layout((), 0, 1)
        self._finding: str | None = None
        # Keys that came before there was a meeting to mark.
        self._early: list[events.Key] = []

    # -- what is shown

    def show(self, log: MeetingLog) -> None:
        """Show a meeting, from its first family on."""
        self._meeting = log
        self._lay_out()
        self.place = Place(0)
        self.refresh()
        early, self._early = self._early, []
        for key in early:
            self.post_message(events.Key(key.key, key.character))

    @property
    def _family(self) -> SheetFamily | None:
        if self._meeting is None or not self._meeting.sheet.families:
            return None
        return self._meeting.sheet.families[self.place.family]

    @property
    def member(self) -> bytes | None:
        """The member under the cursor; None on a family."""
        family, number = self._family, self.place.member
        return None if family is None or number == FAMILY else family.members[number].id

    def on_resize(self) -> None:
        """Put the families into the new width."""
        self._lay_out()

    def _lay_out(self) -> None:
        if self._meeting is None:
            return
        families = self._meeting.sheet.families
        self._grid = Layout.of(
            [family.label for family in families],
            [[member_text(member) for member in family.members] for family in families],
            self.scrollable_content_region.width,
        )
        self.virtual_size = Size(self.scrollable_content_region.width, len(self._grid.lines))

    def render_line(self, y: int) -> Strip:
        """One line on the screen."""
        row = y + self.scroll_offset.y
        width = self.size.width
        if self._meeting is None or row >= len(self._grid.lines):
            return Strip.blank(width, self.rich_style)
        segments = drawn(self._meeting, self._grid, self._grid.lines[row], self._style)
        return Strip(segments).adjust_cell_length(width).apply_style(self.rich_style)

    def _style(self, name: str, place: Place | None) -> Style:
        if self.has_focus and place == self.place:
            name = "cursor"
        return self.get_component_rich_style(f"{_PART}{name}")

    # -- moving

    def watch_place(self, before: Place, after: Place) -> None:
        """Draw the two lines anew, and keep the cursor in view."""
        if self._meeting is None or not self._grid.lines:
            return
        self._refresh_row(before)
        self._refresh_row(after)
        where = Region(self._grid.column(after), self._grid.row(after), self._grid.cell, 1)
        self.scroll_to_region(where, animate=False, x_axis=False)
        self.post_message(self.Moved())

    def _refresh_row(self, place: Place) -> None:
        row = self._grid.row(place) - self.scroll_offset.y
        if 0 <= row < self.size.height:
            self.refresh(Region(0, row, self.size.width, 1))

    def on_focus(self) -> None:
        """Show the cursor."""
        self._refresh_row(self.place)

    def on_blur(self) -> None:
        """Show no cursor where keys do not go."""
        self._finding = None
        self._refresh_row(self.place)

    def action_move(self, by: int) -> None:
        """Some lines down."""
        self.place = self._grid.vertical(self.place, by)

    def action_step(self, by: int) -> None:
        """To the next member, or on to the next family."""
        places = self._grid.places()
        if places:
            at = places.index(self.place) + by
            self.place = places[min(max(at, 0), len(places) - 1)]

    def action_family(self, number: int) -> None:
        """To a family by its digit."""
        if self._meeting is not None and number <= len(self._meeting.sheet.families):
            self.place = Place(number - 1)

    def action_last(self) -> None:
        """To the last family."""
        if self._meeting is not None and self._meeting.sheet.families:
            self.place = Place(len(self._meeting.sheet.families) - 1)

    # -- marking

    def action_all(self) -> None:
        """Everybody without a mark is here."""
        if self._meeting is not None and self._meeting.all_present():
            self._marked()

    def action_turn(self) -> None:
        """Here or away: a member, or the whole family."""
        family = self._family
        if self._meeting is None or family is None:
            return
        if self.member is None:
            self._meeting.toggle_family(family)
        else:
            self._meeting.toggle(self.member)
        self._marked()

    def action_mark(self, status: str) -> None:
        """Give the member, or the whole family, a mark."""
        family = self._family
        if self._meeting is None or family is None:
            return
        members = [one.id for one in family.members] if self.member is None else [self.member]
        self._meeting.mark(members, AttendanceStatus(status))
        self._marked()

    def action_unmark(self) -> None:
        """Take the last mark back; what is saved stays saved."""
        if self._meeting is not None and self._meeting.unmark():
            self._marked()

    def _marked(self) -> None:
        self.refresh()
        self.post_message(self.Marked())

    def on_click(self, event: events.Click) -> None:
        """A click goes there and turns the mark."""
        offset = event.get_content_offset(self)
        if offset is None:
            return
        place = self._grid.at(offset.x, offset.y + self.scroll_offset.y)
        if place is not None:
            self.place = place
            self.action_turn()

    # -- finding by name

    def action_find(self) -> None:
        """Begin to type a name."""
        self._finding = ""
        self._show_found()

    def on_key(self, event: events.Key) -> None:
        """Keys that must not go through the bindings, or not yet."""
        if self._meeting is None:
            self._early.append(event)
        elif self.screen.focused is not self and self.screen.focused is not None:
            # Typed faster than the focus went on: it was meant for the field.
            self.screen.focused.post_message(events.Key(event.key, event.character))
        elif not (self._find_by(event) or self._leave_by(event)):
            return
        event.stop()
        event.prevent_default()

    def _leave_by(self, event: events.Key) -> bool:
        """Go to a field at once, so that the next key is typed there however fast it comes."""
        active = self.screen.active_bindings.get(event.key)
        if active is None or active.binding.id not in _LEAVING:
            return False
        action = active.binding.action.rpartition(".")[2]
        getattr(self.screen, f"action_{action}")()
        return True

    def _find_by(self, event: events.Key) -> bool:
        """While a name is typed, letters are letters."""
        if self._finding is None:
            return False
        if event.key == "backspace":
            self._finding = self._finding[:-1]
        elif event.is_printable and event.character is not None:
            self._finding += event.character
        else:
            self._finding = None
            self.post_message(self.Finding(None))
            return event.key in {"enter", "escape"}
        self._show_found()
        return True

    def _show_found(self) -> None:
        self.post_message(self.Finding(self._finding))
        if not self._finding or self._meeting is None:
            return
        wanted, meeting = self._finding.casefold(), self._meeting
        for place in self._grid.places():
            if named(meeting, place).casefold().startswith(wanted):
                self.place = place
                return
