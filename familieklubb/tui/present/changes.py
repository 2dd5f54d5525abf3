"""How an undone change is told."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from familieklubb import i18n
from familieklubb.i18n import _

if TYPE_CHECKING:
    from familieklubb.services.changes import Undone


def undone_text(undone: Undone) -> str:
    """What was undone, and when it had been done."""
    from familieklubb.services.acts import ACTS

    act = _(ACTS.get(undone.act, undone.act))
    at = i18n.moment(datetime.fromisoformat(undone.at).astimezone(), "short")
    return _("Undone: {act}, {at}").format(act=act, at=at)
