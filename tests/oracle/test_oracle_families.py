from __future__ import annotations

from tests.oracle.cases import ask, ask_groups, club, course, day, family, member, values
from tests.oracle.figures import Figure
from tests.oracle.network import Network
from tests.oracle.sheets import CourseParticipation, Family

CLUBS = [club("A", "active", "2000-01-01"), club("B", "active", "2000-01-01")]
FLOWS = (
    "families_joined",
    "families_returned",
    "families_left",
    "families_moved_in",
    "families_moved_out",
)


def test_the_day_of_leaving_is_the_first_day_without_the_membership() -> None:
    network = Network(clubs=CLUBS, families=[family("A", "F", "2003-02-01", "2003-03-01")])

    assert ask(network, as_of="2003-01-31")["families"].value == 0
    assert ask(network, as_of="2003-02-01")["families"].value == 1
    assert ask(network, as_of="2003-02-28")["families"].value == 1
    assert ask(network, as_of="2003-03-01")["families"].value == 0


def test_families_and_members_of_a_club_that_is_not_active_are_in_no_stock() -> None:
    network = Network(
        clubs=[club("A", "active", "2003-01-01"), club("A", "paused", "2003-06-01")],
        families=[family("A", "F", "2003-02-01")],
        members=[member("A", "F", "Mor")],
    )

    assert values(ask(network), "families", "members") == [0, 0]
    assert values(ask(network, as_of="2003-05-31"), "families", "members") == [1, 1]


def test_the_same_label_in_two_clubs_is_two_families_unless_one_moved() -> None:
    apart = [family("A", "F", "2003-01-01"), family("B", "F", "2003-01-01")]
    # The move in 2002 makes them one; what was left open in A is counted once.
    moved = [
        family("A", "F", "2001-01-01", "2002-01-01", "moved", "B"),
        family("B", "F", "2002-01-01"),
        family("A", "F", "2002-06-01"),
    ]
    people = [member("A", "F", "Mor"), member("B", "F", "Mor"), member("B", "F", "Far")]

    def found(families: list[Family]) -> list[float | None]:
        network = Network(clubs=CLUBS, families=families, members=people)
        return values(ask(network), "families", "members")

    assert found(apart) == [2, 3]
    assert found(moved) == [1, 2]


def test_a_family_in_two_groups_counts_in_each() -> None:
    network = Network(
        clubs=CLUBS,
        families=[
            family("A", "F", "2001-01-01", "2002-01-01", "moved", "B"),
            family("B", "F", "2002-01-01"),
            family("A", "F", "2002-06-01"),
        ],
    )

    groups = ask_groups(network, "club")

    assert [groups[name]["families"].value for name in "AB"] == [1, 1]


def test_families_per_club_has_the_size_classes_as_parts() -> None:
    sizes = {"A": 1, "B": 2, "C": 5, "D": 6, "E": 8, "F": 9, "G": 11, "H": 12, "I": 0}
    network = Network(
        clubs=[
            *(club(name, "active", "2000-01-01") for name in sizes),
            club("Z", "paused", "2000-01-01"),
        ],
        families=[
            family(name, f"{name}{number}", "2001-01-01")
            for name, size in sizes.items()
            for number in range(size)
        ],
    )

    assert ask(network)["families_per_club"] == Figure(
        54 / 9,
        54,
        9,
        {
            ("size", "0–1"): 2,
            ("size", "2–5"): 2,
            ("size", "6–8"): 2,
            ("size", "9–11"): 2,
            ("size", "≥ 12"): 1,
        },
    )


def test_families_per_club_without_clubs_has_no_value() -> None:
    assert ask(Network())["families_per_club"] == Figure(None, 0, 0, {}, "no_data")


def test_joined_is_the_first_time_in_the_club_and_returned_every_later_one() -> None:
    network = Network(
        clubs=CLUBS,
        families=[
            family("A", "F", "2003-01-01", "2003-02-01", "finished"),
            family("A", "F", "2003-02-01", "2003-03-01"),
            family("A", "F", "2003-06-01"),
            family("B", "F", "2003-07-01"),
            family("A", "Old", "2002-12-31", "2003-01-01", "died"),
        ],
    )

    found = ask(network)

    assert values(found, *FLOWS) == [2, 2, 3, 0, 0]
    assert found["families_left"].parts == {
        ("left_because", "finished"): 1,
        ("left_because", "unknown"): 1,
        ("left_because", "died"): 1,
    }


def test_a_first_membership_before_the_period_makes_the_next_one_a_return() -> None:
    network = Network(
        clubs=CLUBS,
        families=[family("A", "F", "2001-01-01", "2001-02-01"), family("A", "F", "2003-06-01")],
    )

    assert values(ask(network), *FLOWS) == [0, 1, 0, 0, 0]


def test_a_move_is_neither_a_coming_nor_a_leaving() -> None:
    network = Network(
        clubs=CLUBS,
        families=[
            family("A", "F", "2001-01-01", "2003-04-01", "moved", "B"),
            family("B", "F", "2003-04-01"),
        ],
    )

    assert values(ask(network), *FLOWS) == [0, 0, 0, 1, 1]
    assert values(ask_groups(network, "club")["A"], *FLOWS) == [0, 0, 0, 0, 1]
    assert values(ask_groups(network, "club")["B"], *FLOWS) == [0, 0, 0, 1, 0]


def test_a_family_that_moves_and_moves_back_has_not_returned() -> None:
    network = Network(
        clubs=CLUBS,
        families=[
            family("A", "F", "2003-01-01", "2003-04-01", "moved", "B"),
            family("B", "F", "2003-04-01", "2003-05-01", "moved", "A"),
            family("A", "F", "2003-05-01", "2003-06-01", "lost_interest"),
            family("A", "F", "2003-07-01"),
            family("B", "F", "2003-08-01"),
        ],
    )

    # July in A and August in B are returns: the family had been in both, and moved to neither.
    assert values(ask(network), *FLOWS) == [1, 2, 1, 2, 2]
    assert ask(network)["families"].value == 1


def test_moved_without_a_club_is_a_leaving() -> None:
    network = Network(
        clubs=CLUBS,
        families=[
            family("A", "F", "2001-01-01", "2003-04-01", "moved"),
            family("B", "F", "2003-04-01"),
        ],
    )

    found = ask(network)

    assert values(found, *FLOWS) == [1, 0, 1, 0, 0]
    assert found["families_left"].parts == {("left_because", "moved"): 1}


def test_members_are_counted_by_role_and_by_age_band() -> None:
    born = {"a": 1998, "b": 1997, "c": 1991, "d": 1990, "e": 1986, "f": 1985, "g": 1974}
    born |= {"h": 1973, "i": 1954, "j": 1953, "k": 1937, "l": 1936, "m": 2003}
    network = Network(
        clubs=CLUBS,
        families=[family("A", "F", "2001-01-01")],
        members=[
            *(member("A", "F", name, birth_year=year) for name, year in born.items()),
            member("A", "F", "n", role="contact"),
        ],
    )

    members = ask(network)["members"]

    assert members.value == 14
    assert members.parts == {
        ("role", "own_use"): 13,
        ("role", "contact"): 1,
        ("age_band", "0–5"): 2,
        ("age_band", "6–12"): 2,
        ("age_band", "13–17"): 2,
        ("age_band", "18–29"): 2,
        ("age_band", "30–49"): 2,
        ("age_band", "50–66"): 2,
        ("age_band", "67+"): 1,
        ("age_band", "unknown"): 1,
    }


def test_a_member_without_an_end_stays_when_the_family_has_left() -> None:
    network = Network(
        clubs=CLUBS,
        families=[family("A", "F", "2001-01-01", "2002-01-01")],
        members=[member("A", "F", "Mor"), member("A", "F", "Far", left="2002-01-01")],
    )

    assert values(ask(network), "families", "members") == [0, 1]


def test_a_member_who_moved_is_one_person_with_one_birth_year() -> None:
    network = Network(
        clubs=CLUBS,
        families=[
            family("A", "F", "2001-01-01", "2003-04-01", "moved", "B"),
            family("B", "F", "2003-04-01"),
        ],
        members=[
            member("A", "F", "Barn", role="child", birth_year=1995),
            member("B", "F", "Barn", "2003-04-01", role="child"),
        ],
    )

    members = ask(network)["members"]

    assert members.value == 1
    assert members.parts == {("role", "child"): 1, ("age_band", "6–12"): 1}


def test_a_member_who_began_again_is_there_only_while_there() -> None:
    network = Network(
        clubs=CLUBS,
        families=[family("A", "F", "2001-01-01")],
        members=[
            member("A", "F", "Mor", "2003-01-01", "2003-02-01"),
            member("A", "F", "Mor", "2003-03-01"),
        ],
    )

    seen = [ask(network, as_of=f"2003-0{month}-15")["members"].value for month in (1, 2, 3)]

    assert seen == [1, 0, 1]


def test_a_module_belongs_to_its_own_day_and_a_family_counts_once_a_module() -> None:
    def took(name: str, label: str, on: str | None) -> CourseParticipation:
        return CourseParticipation(name, None, "A", label, day(on) if on else None)

    network = Network(
        clubs=CLUBS,
        families=[family("A", "F", "2001-01-01"), family("A", "G", "2001-01-01")],
        courses=[
            course("Trinn 1", "module_1"),
            course("Trinn 1 igjen", "module_1"),
            course("Trinn 2", "module_2"),
            course("Trinn 3", "module_3"),
            course("Kurs", "members"),
        ],
        course_participation=[
            took("Trinn 1", "F", "2003-01-01"),
            took("Trinn 1 igjen", "F", "2003-12-31"),
            took("Trinn 2", "F", "2003-05-01"),
            took("Trinn 3", "F", "2004-01-01"),
            took("Trinn 1", "G", "2003-05-01"),
            took("Trinn 2", "G", None),
            took("Kurs", "G", "2003-05-01"),
        ],
    )

    found = ask(network)["module_families"]

    assert found.value == 3
    assert found.parts == {("module", "module_1"): 2, ("module", "module_2"): 1}
    assert ask_groups(network, "club")["B"]["module_families"].value == 0
