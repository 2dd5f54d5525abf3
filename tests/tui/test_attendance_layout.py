from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from familieklubb.tui.widgets.attendance_layout import FAMILY, Layout, Place

LABELS = ["Berg", "Dahl", "Fjell"]
MEMBERS = [["Anne", "Bjørn", "Cecilie (barn)"], ["David"], []]


def test_each_family_has_a_line_of_its_own() -> None:
    layout = Layout.of(LABELS, MEMBERS, 80)

    assert [line.family for line in layout.lines] == [0, 1, 2]
    assert [line.members for line in layout.lines] == [(0, 1, 2), (0,), ()]


def test_members_who_do_not_fit_stand_on_the_next_line() -> None:
    layout = Layout.of(LABELS, MEMBERS, 50)

    assert [(line.family, line.first, line.members) for line in layout.lines] == [
        (0, True, (0, 1)),
        (0, False, (2,)),
        (1, True, (0,)),
        (2, True, ()),
    ]


def test_a_place_is_found_where_it_is_drawn() -> None:
    layout = Layout.of(LABELS, MEMBERS, 50)

    third = Place(0, 2)
    assert layout.row(third) == 1
    assert layout.at(layout.column(third), 1) == third
    assert layout.at(0, 1) == Place(0)
    assert layout.at(49, 3) is None
    assert layout.at(0, 9) is None


def test_up_and_down_keep_the_column_as_far_as_there_is_one() -> None:
    layout = Layout.of(LABELS, MEMBERS, 80)

    assert layout.vertical(Place(0, 2), 1) == Place(1, 0)
    assert layout.vertical(Place(1, 0), 1) == Place(2)
    assert layout.vertical(Place(0), 1) == Place(1)
    assert layout.vertical(Place(0), -1) == Place(0)
    assert layout.vertical(Place(1), 8) == Place(2)


NAMES = st.text(st.characters(categories=("L", "Zs")), max_size=40)


@given(
    families=st.lists(st.tuples(NAMES, st.lists(NAMES, max_size=12)), max_size=14),
    width=st.integers(1, 200),
)
def test_everybody_has_one_place_at_any_width(
    families: list[tuple[str, list[str]]], width: int
) -> None:
    layout = Layout.of([label for label, _own in families], [own for _l, own in families], width)

    seen = [(line.family, member) for line in layout.lines for member in line.members]
    assert seen == [(n, m) for n, (_label, own) in enumerate(families) for m in range(len(own))]
    for number, (_label, own) in enumerate(families):
        for member in range(FAMILY, len(own)):
            place = Place(number, member)
            assert layout.at(layout.column(place), layout.row(place)) == place
