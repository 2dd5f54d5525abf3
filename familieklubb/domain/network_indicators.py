"""The indicators of the network: assistants, gatherings and courses, and who has reported.

In the definitions "the day" is D and "the period" is P (design, domain, section 4).
"""

from __future__ import annotations

from familieklubb.domain.figures import (
    N_,
    IndicatorKind,
    club_figure,
    network_figure,
    people_figure,
)

_STOCK = IndicatorKind.stock
_FLOW = IndicatorKind.flow
_RATIO = IndicatorKind.ratio

ASSISTANTS = (
    network_figure(
        "assistants_trained",
        _FLOW,
        N_("Trained in the period"),
        N_("Persons whose first certification is dated in the period, by country of the course."),
        "country",
    ),
    network_figure(
        "assistants_certified",
        _STOCK,
        N_("Certified club assistants"),
        N_("Persons certified on the day."),
    ),
    club_figure(
        "assistants_active",
        _STOCK,
        N_("Active club assistants"),
        N_("Persons certified on the day, with an open role in an active club."),
    ),
    club_figure(
        "clubs_without_assistant",
        _STOCK,
        N_("Clubs without a certified assistant"),
        N_("Active clubs with no active assistant on the day."),
    ),
    network_figure(
        "assistants_updated",
        _RATIO,
        N_("Up to date"),
        N_("Of active assistants, those with a training in the 12 months before the day."),
    ),
    network_figure(
        "supervision_sessions",
        _FLOW,
        N_("Supervision sessions"),
        N_("Supervision sessions in the period."),
    ),
    network_figure(
        "supervision_hours",
        _FLOW,
        N_("Supervision hours"),
        N_("Hours of each session in the period, not times participants."),
    ),
    network_figure(
        "supervision_coverage",
        _RATIO,
        N_("Supervision coverage"),
        N_("Of assistants active at any time in the period, those with a session in it."),
    ),
)

GATHERINGS = (
    network_figure(
        "gatherings",
        _FLOW,
        N_("Gatherings"),
        N_("Gatherings in the period, by scope and audience."),
        "scope,audience",
    ),
    network_figure(
        "gathering_participants",
        _FLOW,
        N_("Participants in gatherings"),
        N_("The head-count of each gathering in the period, else those named."),
    ),
    network_figure(
        "gathering_hours",
        _FLOW,
        N_("Hours of gatherings"),
        N_("Hours of each gathering in the period, not times participants."),
    ),
    people_figure(
        "module_families",
        _FLOW,
        N_("Club school"),
        N_("Families that finished a module in the period."),
        "module",
    ),
)

REPORTING = (
    club_figure(
        "clubs_expected",
        _FLOW,
        N_("Clubs expected to report"),
        N_("Clubs active on at least one day of the period."),
    ),
    club_figure(
        "clubs_reported",
        _FLOW,
        N_("Clubs that reported"),
        N_("Of the expected clubs, those with an accepted file or a declared year."),
    ),
    club_figure(
        "clubs_reported_on_time",
        _FLOW,
        N_("Clubs that reported on time"),
        N_("Of the clubs that reported, those whose file is not later than the deadline's day."),
    ),
    club_figure("reporting_rate", _RATIO, N_("Reporting rate"), N_("Reported by expected clubs.")),
)
