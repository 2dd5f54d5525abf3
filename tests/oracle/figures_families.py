"""The figures of families and members: who is there, who came, left and moved.

Source: domain.md, section 4 and its fine print on joined, returned, left and age.
"""

from __future__ import annotations

from tests.oracle.answer import Figure, Figures, Parts, Question, counted
from tests.oracle.figures_clubs import families_per_club
from tests.oracle.history import ClubHistory
from tests.oracle.people import FamilyStay, MemberStay
from tests.oracle.world import World

AGE_BANDS = (
    ("0–5", 0, 5),
    ("6–12", 6, 12),
    ("13–17", 13, 17),
    ("18–29", 18, 29),
    ("30–49", 30, 49),
    ("50–66", 50, 66),
    ("67+", 67, 1000),
)
MODULES = ("module_1", "module_2", "module_3")


def family_figures(world: World, clubs: list[ClubHistory], question: Question) -> Figures:
    """Every figure of families and members in the clubs given."""
    day = question.as_of
    families_of = {
        club.name: {
            stay.identity
            for stay in world.family_stays
            if stay.club == club.name and stay.open_on(day)
        }
        for club in clubs
        if club.active_on(day)
    }
    families = len(set().union(*families_of.values()))
    sizes = [len(there) for there in families_of.values()]
    return {
        "families": Figure(families),
        "families_per_club": families_per_club(sizes, families),
        "members": _members(world, clubs, question),
        **_comings_and_goings(world, clubs, question),
        "module_families": _module_families(world, clubs, question),
    }


def _members(world: World, clubs: list[ClubHistory], question: Question) -> Figure:
    """Distinct persons, by role and by age band; of two open stays the later one's role."""
    active = {club.name for club in clubs if club.active_on(question.as_of)}
    persons: dict[object, MemberStay] = {}
    for stay in sorted(world.member_stays, key=lambda stay: stay.joined):
        if stay.club in active and stay.open_on(question.as_of):
            persons[stay.identity] = stay
    roles = [stay.role for stay in persons.values()]
    bands = [age_band(stay.birth_year, question.as_of.year) for stay in persons.values()]
    return Figure(len(persons), parts=counted("role", roles) | counted("age_band", bands))


def age_band(birth_year: int | None, year: int) -> str:
    """The band of the age, which is the year less the birth year."""
    if birth_year is None:
        return "unknown"
    age = year - birth_year
    return next((name for name, least, most in AGE_BANDS if least <= age <= most), "unknown")


def _comings_and_goings(world: World, clubs: list[ClubHistory], question: Question) -> Figures:
    names = {club.name for club in clubs}
    stays = [stay for stay in world.family_stays if stay.club in names]
    begun = [stay for stay in stays if question.holds(stay.joined)]
    ended = [stay for stay in stays if question.holds(stay.left)]
    moved_in = [stay for stay in begun if _moved_in(stay, world.family_stays)]
    others = [stay for stay in begun if stay not in moved_in]
    first = [stay for stay in others if not _earlier_stays(stay, stays)]
    again = [
        stay
        for stay in others
        if any(
            earlier.left is not None and earlier.left <= stay.joined
            for earlier in _earlier_stays(stay, stays)
        )
    ]
    left = [stay for stay in ended if not stay.moves_out()]
    return {
        "families_joined": Figure(len(first)),
        "families_returned": Figure(len(again)),
        "families_left": Figure(
            len(left), parts=counted("left_because", [stay.because or "unknown" for stay in left])
        ),
        "families_moved_in": Figure(len(moved_in)),
        "families_moved_out": Figure(len(ended) - len(left)),
    }


def _earlier_stays(stay: FamilyStay, stays: list[FamilyStay]) -> list[FamilyStay]:
    """The memberships of the same family in the same club that began before."""
    return [
        other
        for other in stays
        if (other.club, other.label) == (stay.club, stay.label) and other.joined < stay.joined
    ]


def _moved_in(stay: FamilyStay, stays: list[FamilyStay]) -> bool:
    """Whether it begins on the day a membership elsewhere ended with a move to here."""
    return any(
        other.identity == stay.identity
        and other.club != stay.club
        and other.moves_out()
        and other.moved_to == stay.club
        and other.left == stay.joined
        for other in stays
    )


def _module_families(world: World, clubs: list[ClubHistory], question: Question) -> Figure:
    """Families that finished each module in P, distinct within a club, in the row's club."""
    names = {club.name for club in clubs}
    finished = {
        (row.club, row.family, kind)
        for row in world.participation
        if row.family is not None
        and row.club in names
        and question.holds(row.completed_on)
        and (kind := world.courses[row.course].kind) in MODULES
    }
    parts: Parts = counted("module", [kind for _, _, kind in finished])
    return Figure(len(finished), parts=parts)
