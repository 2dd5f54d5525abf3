from __future__ import annotations

from datetime import date

import pytest

from familieklubb.domain.values import CertificationState
from familieklubb.register.clock import Clock
from familieklubb.register.file import Register
from familieklubb.services.assistant_inputs import (
    AssistantInput,
    CertificationInput,
    RoleInput,
)
from familieklubb.services.assistants import Assistants
from familieklubb.services.course_views import CourseInput, SessionInput
from familieklubb.services.refused import Refused
from tests.services.club_ground import Ground


@pytest.fixture
def ground(register: Register) -> Ground:
    return Ground(register)


@pytest.fixture
def assistants(register: Register, clock: Clock) -> Assistants:
    return Assistants(register, clock)


def test_the_state_of_a_certification_follows_the_day(assistants: Assistants) -> None:
    one = assistants.add(AssistantInput("Åse", "Hitra"))
    assert assistants.all().assistants[0].state is None
    assistants.certify(one, CertificationInput("1.6.2020", "1.1.2027", "Italia", "AICAT"))
    (line,) = assistants.all().assistants
    assert (line.state, line.renew_by) == (CertificationState.renew, date(2027, 1, 1))
    assert line.certified
    later = assistants.all(date(2028, 1, 1)).assistants[0]
    assert later.state is CertificationState.expired
    card = assistants.show(one)
    assert (card.certifications[0].country, card.certifications[0].issuer) == ("IT", "AICAT")
    assistants.withdraw(card.certifications[0].id, "i går")
    assert assistants.all().assistants[0].state is CertificationState.withdrawn


def test_what_is_missing_is_named(assistants: Assistants, ground: Ground) -> None:
    club_id = ground.club("Hitra")
    one = assistants.add(AssistantInput("Åse", "Hitra"))
    assistants.certify(one, CertificationInput("1.6.2020"))
    found = assistants.all()
    assert (found.clubs_without, found.without_club) == (((club_id, "Hitra"),), (one,))
    assistants.begin_role(one, RoleInput(club_id, "1.1.2026"))
    found = assistants.all()
    assert (found.clubs_without, found.without_club) == ((), ())
    assert found.assistants[0].clubs == ("Hitra",)


def test_a_role_cannot_be_held_twice_at_once(assistants: Assistants, ground: Ground) -> None:
    club_id = ground.club("Hitra")
    one = assistants.add(AssistantInput("Åse", "Hitra", club_id=club_id, role_from="1.1.2026"))
    with pytest.raises(Refused):
        assistants.begin_role(one, RoleInput(club_id))
    (role,) = assistants.show(one).roles
    with pytest.raises(Refused):
        assistants.end_role(role.id, "31.12.2025")
    assistants.end_role(role.id, "1.6.2026")
    assistants.begin_role(one, RoleInput(club_id, "1.9.2026"))
    assert [bool(role.last_day) for role in assistants.show(one).roles] == [False, True]


def test_two_of_one_name_and_place_need_something_to_tell_them_apart(
    assistants: Assistants,
) -> None:
    assistants.add(AssistantInput("Åse", "Hitra"))
    with pytest.raises(Refused) as refusal:
        assistants.add(AssistantInput("åse", "Hitra"))
    assert "person" in refusal.value.fields
    assistants.add(AssistantInput("Åse", "Hitra", "den yngre"))
    assert len(assistants.all().assistants) == 2


def test_a_course_counts_as_training_for_twelve_months(assistants: Assistants) -> None:
    one = assistants.add(AssistantInput("Åse", "Hitra"))
    course = assistants.courses.add(
        CourseInput("Oppdatering 2026", "oppdateringskurs", "Danmark", from_day="1.3.2026")
    )
    assistants.courses.take_part(course, [one])
    assert assistants.all().assistants[0].training == 1
    assert assistants.all(date(2027, 3, 2)).assistants[0].training == 0
    card = assistants.courses.show(course)
    assert (card.course.country, card.course.participants) == ("DK", 1)
    assert card.taking_part[0].completed_on == date(2026, 3, 1)
    assistants.courses.take_part(course, [])
    assert assistants.all().assistants[0].training == 0
    assistants.courses.remove(course)
    assert assistants.courses.all() == ()


def test_supervision_is_counted_over_twelve_months(assistants: Assistants) -> None:
    one = assistants.add(AssistantInput("Åse", "Hitra"))
    two = assistants.add(AssistantInput("Eva", "Hitra"))
    session = assistants.supervision.add(
        SessionInput("1.11.2026", "Trondheim", "", "1,5", participants=(one, two))
    )
    lines = {line.name: line for line in assistants.all().assistants}
    assert (lines["Eva"].supervision, lines["Eva"].supervision_asked) == (1, 12)
    assistants.supervision.edit(
        session, SessionInput("1.11.2026", "Trondheim", "individuell", "2", participants=(one,))
    )
    (view,) = assistants.supervision.all()
    assert (view.hours, [one.name for one in view.participants]) == (2, ["Åse"])
    assistants.supervision.remove(session)
    assert assistants.show(one).supervision == ()


def test_a_course_that_ends_before_it_begins_is_refused(assistants: Assistants) -> None:
    with pytest.raises(Refused) as refusal:
        assistants.courses.add(
            CourseInput("Kurs", "annet", "Atlantis", "", "5.3.2026", "1.3.2026", "mange")
        )
    assert set(refusal.value.fields) == {"country", "last_day", "hours"}
