"""The indicators of clubs: their life, their families and members, their meetings.

In the definitions "the day" is D and "the period" is P (design, domain, section 4).
"""

from __future__ import annotations

from familieklubb.domain.figures import N_, IndicatorKind, club_figure, people_figure

_STOCK = IndicatorKind.stock
_FLOW = IndicatorKind.flow
_RATIO = IndicatorKind.ratio
_CHECK = IndicatorKind.check

LIFE_OF_CLUBS = (
    club_figure("clubs_active", _STOCK, N_("Clubs"), N_("Clubs that are active on the day.")),
    club_figure(
        "clubs_founded",
        _FLOW,
        N_("New clubs"),
        N_("Clubs whose first active day is in the period."),
    ),
    club_figure(
        "clubs_founded_after",
        _FLOW,
        N_("New after the period"),
        N_("Clubs whose first active day is after the period, up to the cut-off date."),
    ),
    club_figure(
        "clubs_starting", _STOCK, N_("Starting up"), N_("Clubs that are starting up on the day.")
    ),
    club_figure("clubs_paused", _STOCK, N_("Paused"), N_("Clubs that are paused on the day.")),
    club_figure(
        "clubs_reopened",
        _FLOW,
        N_("Reopened"),
        N_("From paused or closed to active in the period, the first active day left out."),
    ),
    club_figure("clubs_closed", _FLOW, N_("Closed"), N_("Closed in the period, from any state.")),
    club_figure(
        "closed_from_active",
        _FLOW,
        N_("Closed while active"),
        N_("Closed in the period, from active."),
    ),
    club_figure(
        "paused_from_active",
        _FLOW,
        N_("Paused while active"),
        N_("Paused in the period, from active."),
    ),
    club_figure(
        "clubs_divided",
        _FLOW,
        N_("Divisions"),
        N_("Clubs with a parent club whose first active day is in the period."),
        "parent,child",
    ),
    club_figure(
        "clubs_balance",
        _CHECK,
        N_("Balance"),
        N_(
            "Active the day before the period, plus founded and reopened, less paused and closed "
            "from active, is active on its last day."
        ),
    ),
    club_figure("places", _STOCK, N_("Places"), N_("Places with an active club on the day.")),
    club_figure(
        "municipalities",
        _STOCK,
        N_("Municipalities"),
        N_("Municipalities with an active club on the day, in the division of that day."),
    ),
    club_figure(
        "counties",
        _STOCK,
        N_("Counties"),
        N_("Counties with an active club on the day, in the division of that day."),
    ),
)

FAMILIES_AND_MEMBERS = (
    people_figure(
        "families",
        _STOCK,
        N_("Families"),
        N_("Families with an open membership on the day in an active club."),
    ),
    people_figure(
        "members",
        _STOCK,
        N_("Members"),
        N_("Persons with an open membership on the day in an active club, contact persons too."),
        "role",
        "age_band",
    ),
    people_figure(
        "families_per_club",
        _RATIO,
        N_("Families per club"),
        N_("Families by active clubs; and clubs by their number of families."),
        "size",
    ),
    people_figure(
        "families_joined",
        _FLOW,
        N_("New families"),
        N_("Families whose first membership in the club began in the period, moves left out."),
    ),
    people_figure(
        "families_returned",
        _FLOW,
        N_("Families that came back"),
        N_("Families whose membership began in the period after an earlier one there had ended."),
    ),
    people_figure(
        "families_left",
        _FLOW,
        N_("Families that left"),
        N_("Families whose membership ended in the period, moves left out."),
        "left_because",
    ),
    people_figure(
        "families_moved_in",
        _FLOW,
        N_("Families moved in"),
        N_("Families that came from another club in the period."),
    ),
    people_figure(
        "families_moved_out",
        _FLOW,
        N_("Families moved out"),
        N_("Families that went on in another club in the period."),
    ),
    people_figure(
        "persons_reached",
        _FLOW,
        N_("Persons reached"),
        N_("Members present at least once in the period, within each club."),
    ),
)

MEETINGS = (
    club_figure("meetings_held", _FLOW, N_("Meetings held"), N_("Meetings held in the period.")),
    club_figure(
        "meetings_cancelled",
        _FLOW,
        N_("Meetings cancelled"),
        N_("Meetings not held in the period, whatever the reason."),
    ),
    club_figure(
        "meetings_expected",
        _FLOW,
        N_("Meetings expected"),
        N_("The weekly meetings of active clubs in the period, less breaks and holidays."),
    ),
    club_figure(
        "meeting_coverage",
        _RATIO,
        N_("Meeting coverage"),
        N_("Meetings held by meetings expected."),
    ),
    people_figure(
        "attendances",
        _FLOW,
        N_("Attendances"),
        N_("Members present, over held meetings; assistants not counted, guests apart."),
    ),
    people_figure(
        "attendance_mean", _RATIO, N_("Mean attendance"), N_("Attendances by meetings held.")
    ),
    people_figure(
        "attendance_rate",
        _RATIO,
        N_("Attendance"),
        N_("Present by present, absent and excused; unknown is left out."),
    ),
    people_figure(
        "chairs_distinct",
        _FLOW,
        N_("Members who chaired"),
        N_("Members who chaired a meeting in the period, within each club."),
    ),
    club_figure(
        "chaired_by_assistant",
        _RATIO,
        N_("Chaired by an assistant"),
        N_("Of held meetings with a chair noted, those where it is an assistant."),
    ),
)
