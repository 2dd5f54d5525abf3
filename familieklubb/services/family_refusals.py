"""What is said when a family, a member or a club is not as it was taken to be."""

from __future__ import annotations

from datetime import date

from familieklubb import i18n
from familieklubb.errors import FamilieklubbError
from familieklubb.i18n import _


def no_family() -> FamilieklubbError:
    """The family is not in the register any more."""
    return FamilieklubbError(
        _("The family is not in the register any more."), _("Go back to the list of families.")
    )


def no_member() -> FamilieklubbError:
    """The member is not in the register any more."""
    return FamilieklubbError(
        _("The member is not in the register any more."), _("Go back to the list of families.")
    )


def no_club() -> FamilieklubbError:
    """There is no such club in the register."""
    return FamilieklubbError(
        _("The club is not in the register."), _("Add it first, or choose another.")
    )


def has_left(label: str, day: date) -> FamilieklubbError:
    """The family or member has left already."""
    return FamilieklubbError(
        _("{label} left on {day}.").format(label=label, day=i18n.day(day)),
        _("Edit it to correct the day or the reason."),
    )


def cannot_be_removed(label: str) -> FamilieklubbError:
    """Something was noted of the family or member, so it stays."""
    return FamilieklubbError(
        _("{label} has attendance, or something else was noted of them.").format(label=label),
        _("They stay for the figures. Instead, note the day on which they left."),
    )
