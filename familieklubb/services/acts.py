"""What each kind of change is called, where people see what was done."""

from __future__ import annotations

from familieklubb.i18n import N_

ACTS: dict[str, str] = {
    "import": N_("Spreadsheets brought in"),
    "import.undo": N_("Import taken back"),
    "undo": N_("Change taken back"),
    "owner.set": N_("Own name set"),
}
"""By the act's name in the history; English msgids, translated where they are shown."""
