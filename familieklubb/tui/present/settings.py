"""How settings are told."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from familieklubb.i18n import _, ngettext

if TYPE_CHECKING:
    from familieklubb.domain.profile import NetworkProfile

LANGUAGE_NAMES = {"nb": "Bokmål", "nn": "Nynorsk", "en": "English"}
IDLE_CHOICES = (2, 5, 10, 20, 30, 60)


def idle_text(minutes: int) -> str:
    """After how long the program locks."""
    if not minutes:
        return _("never")
    return ngettext("after {n} minute", "after {n} minutes", minutes).format(n=minutes)


def outside_text(last: date | None, today: date) -> str:
    """How old the last copy on another disk is."""
    if last is None:
        return _("No copy outside this machine yet. One on a memory stick saves the day.")
    days = (today - last).days
    return ngettext(
        "Last copy outside this machine: {n} day ago",
        "Last copy outside this machine: {n} days ago",
        days,
    ).format(n=days)


def profile_text(profile: NetworkProfile) -> str:
    """The network's rules in short."""
    return _(
        "Rules of the network ({code}): {least}–{most} families is best, divide at {divide}; "
        "supervision {supervision} and training {training} times a year"
    ).format(
        code=profile.code,
        least=profile.ideal_min,
        most=profile.ideal_max,
        divide=profile.divide_at,
        supervision=profile.supervision_per_year,
        training=profile.training_per_year,
    )
