from __future__ import annotations

import pytest

from familieklubb.errors import FamilieklubbError
from familieklubb.register.clock import Clock
from familieklubb.register.file import Register
from familieklubb.services.assistant_inputs import AssistantInput
from familieklubb.services.assistants import Assistants
from familieklubb.services.changes import Changes
from familieklubb.services.families import Families
from familieklubb.services.family_inputs import FamilyInput, MemberInput
from familieklubb.services.gathering_views import DoorKind, GatheringInput
from familieklubb.services.gatherings import Gatherings
from familieklubb.services.refused import Refused
from tests.services.club_ground import Ground

AUTUMN = GatheringInput(
    "Høstsamling", "nasjonal", "felles", "", "Hamar", "20.11.2026", "22.11.2026"
)


@pytest.fixture
def gatherings(register: Register, clock: Clock) -> Gatherings:
    return Gatherings(register, clock)


def test_the_head_count_is_taken_before_the_names(gatherings: Gatherings) -> None:
    one = gatherings.add(AUTUMN)
    gatherings.add_name(one, "Kari")
    assert gatherings.show(one).came == 1
    gatherings.head_count(one, "43")
    assert gatherings.show(one).came == 43
    gatherings.head_count(one, "")
    assert gatherings.show(one).came == 1


def test_the_door_has_assistants_members_and_names(
    register: Register, clock: Clock, gatherings: Gatherings
) -> None:
    club_id = Ground(register).club()
    assistant = Assistants(register, clock).add(AssistantInput("Åse", "Hitra"))
    Families(register, clock).add(
        FamilyInput(club_id, "Berg", "1.1.2026", (MemberInput("Anne", "pårørende"),))
    )
    one = gatherings.add(AUTUMN)
    assert [person.name for person in gatherings.door(one).people] == ["Anne", "Åse"]
    gatherings.mark(one, DoorKind.assistant, assistant, arrived=True)
    member = gatherings.door(one).people[0]
    gatherings.mark(one, member.kind, member.id, arrived=True)
    visitor = gatherings.add_name(one, "[b]Ola[/b]")
    found = gatherings.door(one)
    assert (found.arrived, found.people[0].name) == (3, "[b]Ola[/b]")
    gatherings.mark(one, DoorKind.visitor, visitor, arrived=False)
    gatherings.mark(one, DoorKind.assistant, assistant, arrived=False)
    assert gatherings.door(one).arrived == 1
    Changes(register).undo_last()
    assert gatherings.door(one).arrived == 2


def test_a_gathering_for_assistants_shows_no_members(
    register: Register, clock: Clock, gatherings: Gatherings
) -> None:
    club_id = Ground(register).club()
    Families(register, clock).add(
        FamilyInput(club_id, "Berg", "1.1.2026", (MemberInput("Anne", "pårørende"),))
    )
    one = gatherings.add(
        GatheringInput("Assistentsamling", "lokal", "assistenter", "", "", "i dag")
    )
    assert gatherings.door(one).people == ()


def test_marking_twice_counts_once(
    register: Register, clock: Clock, gatherings: Gatherings
) -> None:
    assistant = Assistants(register, clock).add(AssistantInput("Åse", "Hitra"))
    one = gatherings.add(AUTUMN)
    gatherings.mark(one, DoorKind.assistant, assistant, arrived=True)
    gatherings.mark(one, DoorKind.assistant, assistant, arrived=True)
    assert gatherings.show(one).named == 1


def test_a_removed_gathering_takes_its_list_along(gatherings: Gatherings) -> None:
    one = gatherings.add(AUTUMN)
    gatherings.add_name(one, "Kari")
    gatherings.remove(one)
    assert gatherings.all() == ()
    with pytest.raises(FamilieklubbError):
        gatherings.door(one)


def test_a_gathering_of_a_name_that_is_there_is_refused(gatherings: Gatherings) -> None:
    one = gatherings.add(AUTUMN)
    with pytest.raises(Refused) as refusal:
        gatherings.add(AUTUMN)
    assert set(refusal.value.fields) == {"name"}
    gatherings.edit(one, AUTUMN)
