"""The family Berg, and short ways to it, for the tests of families."""

from __future__ import annotations

import pytest

from familieklubb.services.families import Families, FamilySaved
from familieklubb.services.family_inputs import (
    FamilyInput,
    MemberInput,
)
from familieklubb.services.family_views import (
    FamilyCard,
    FamilyLine,
    MemberView,
)
from familieklubb.services.refused import Refused

BERG = (
    MemberInput("Anne", "egen bruk", "1975", "1.9.26"),
    MemberInput("Bjørn", "relative", "ca. 1970"),
    MemberInput("Cecilie", "barn", "6-12", "1.9"),
)


def berg(families: Families, club: bytes, joined: str = "1.9.26") -> FamilySaved:
    return families.add(FamilyInput(club, "Berg", joined, BERG, contact=1))


def line(families: Families, saved: FamilySaved) -> FamilyLine:
    return families.show(saved.family_id).line


def member(card: FamilyCard, label: str) -> MemberView:
    return next(one for one in card.members if one.label == label)


def ids(families: Families, saved: FamilySaved) -> dict[str, bytes]:
    return {one.label: one.id for one in families.show(saved.family_id).members}


def refused(call: object, *arguments: object) -> dict[str, str]:
    with pytest.raises(Refused) as caught:
        call(*arguments)  # type: ignore[operator]
    return caught.value.fields
