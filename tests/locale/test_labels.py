"""The words of the figures are those that the network itself uses in its reports."""

from __future__ import annotations

import pytest

from familieklubb import i18n
from familieklubb.domain.indicators import CATALOGUE

# Design, domain, section 4, the column of bokmål. Where it names several figures in one line,
# the words that all of them share are spelt out.
LABELS = {
    "clubs_active": "Klubber",
    "clubs_founded": "Nye klubber",
    "clubs_founded_after": "Nye etter årsskiftet",
    "clubs_starting": "Under oppstart",
    "clubs_paused": "På pause",
    "clubs_reopened": "Gjenåpnet",
    "clubs_closed": "Nedlagt",
    "closed_from_active": "Nedlagt mens aktiv",
    "paused_from_active": "Satt på pause",
    "clubs_divided": "Delinger",
    "clubs_balance": "Balanse",
    "places": "Steder",
    "municipalities": "Kommuner",
    "counties": "Fylker",
    "families": "Familier",
    "members": "Medlemmer",
    "families_per_club": "Familier per klubb",
    "families_joined": "Nye familier",
    "families_returned": "Familier kommet tilbake",
    "families_left": "Familier sluttet",
    "families_moved_in": "Familier flyttet inn",
    "families_moved_out": "Familier flyttet ut",
    "persons_reached": "Personer nådd",
    "meetings_held": "Møter holdt",
    "meetings_cancelled": "Møter avlyst",
    "meetings_expected": "Møter forventet",
    "meeting_coverage": "Møtedekning",
    "attendances": "Frammøter",
    "attendance_mean": "Snitt til stede",
    "attendance_rate": "Oppmøte",
    "chairs_distinct": "Ledelse på omgang",
    "chaired_by_assistant": "Ledet av klubbassistent",
    "assistants_trained": "Utdannet i året",
    "assistants_certified": "Godkjente klubbassistenter",
    "assistants_active": "Aktive klubbassistenter",
    "clubs_without_assistant": "Klubber uten godkjent assistent",
    "assistants_updated": "Oppdatert",
    "supervision_sessions": "Veiledninger",
    "supervision_hours": "Timer veiledning",
    "supervision_coverage": "Veiledningsdekning",
    "gatherings": "Samlinger",
    "gathering_participants": "Deltakere på samlinger",
    "gathering_hours": "Timer på samlinger",
    "module_families": "Klubbskole",
    "clubs_expected": "Klubber som skal rapportere",
    "clubs_reported": "Klubber som har rapportert",
    "clubs_reported_on_time": "Klubber som rapporterte i tide",
    "reporting_rate": "Svarprosent",
}


def test_every_figure_has_the_label_of_the_reports() -> None:
    i18n.use("nb")

    assert {code: i18n._(figure.label) for code, figure in CATALOGUE.items()} == LABELS


@pytest.mark.parametrize("language", i18n.LANGUAGES)
def test_no_two_figures_have_the_same_label(language: str) -> None:
    i18n.use(language)
    labels = [i18n._(figure.label) for figure in CATALOGUE.values()]

    assert len(set(labels)) == len(labels)
