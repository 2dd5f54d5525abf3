"""What each kind of change is called, where people see what was done."""

from __future__ import annotations

from familieklubb.i18n import N_

ACTS: dict[str, str] = {
    "import": N_("Spreadsheets brought in"),
    "import.undo": N_("Import taken back"),
    "undo": N_("Change taken back"),
    "owner.set": N_("Own name set"),
    "family.add": N_("Family added"),
    "family.edit": N_("Family changed"),
    "family.end": N_("Family has left"),
    "family.return": N_("Family is back"),
    "family.move": N_("Family moved to another club"),
    "family.remove": N_("Family removed"),
    "member.add": N_("Member added"),
    "member.edit": N_("Member changed"),
    "member.end": N_("Member has left"),
    "member.return": N_("Member is back"),
    "member.remove": N_("Member removed"),
    "member.consent": N_("Consent noted"),
    "member.consent_withdrawn": N_("Consent taken back"),
    "club.divide": N_("Club divided"),
    "meeting.save": N_("Meeting logged"),
    "meeting.correct": N_("Meeting corrected"),
    "meeting.remove": N_("Meeting removed"),
    "absence.announce": N_("Absence announced"),
    "absence.withdraw": N_("Announced absence withdrawn"),
}
"""By the act's name in the history; English msgids, translated where they are shown."""
