from __future__ import annotations

import datetime as dt
import stat
from pathlib import Path

from sqlmodel import Session, select

from familieklubb.domain.values import (
    AttendanceStatus,
    GatheringAudience,
    GatheringScope,
    MemberRole,
)
from familieklubb.records import (
    AnnouncedAbsence,
    Assistant,
    Attendance,
    Club,
    Draft,
    Erased,
    Family,
    Gathering,
    GatheringVisitor,
    HistoryEntry,
    Meeting,
    Member,
    MemberMembership,
    UndoRow,
)
from familieklubb.register import backups
from familieklubb.register.erased_backups import erase_in_backups
from familieklubb.register.erasures import NOBODY, append_erased, apply_erased, read_erased
from familieklubb.register.file import Register
from familieklubb.register.restoring import Restored, restore
from familieklubb.register.writing import Writing
from tests.register.place import ITERATIONS, Place
from tests.register.rows import row_id

CLUB, FAMILY, OTHER_FAMILY, OLA, KARI, PER, ASSISTANT, MEETING, QUIET = map(row_id, range(1, 10))
DAY = dt.date(2026, 11, 17)


def people(writing: Writing) -> None:
    """Two families, three members, one assistant, two meetings, one of them named in minutes."""
    session = writing.session
    session.add(Club(id=CLUB, name="Hitra"))
    session.add(Family(id=FAMILY, label="Ola og Kari"))
    session.add(Family(id=OTHER_FAMILY, label="Per"))
    session.add(Assistant(id=ASSISTANT, name="Anne Berg", place="Fillan", person="den eldre"))
    session.flush()
    for one, family, label in [
        (OLA, FAMILY, "Ola"),
        (KARI, FAMILY, "Kari"),
        (PER, OTHER_FAMILY, "Per"),
    ]:
        session.add(
            Member(
                id=one,
                family_id=family,
                label=label,
                role=MemberRole.own_use,
                birth_year=1980,
                birth_year_estimated=True,
                consent_on=DAY,
                consent_text="v1",
                consent_how="papir",
                consent_guardian="mor",
                consent_withdrawn_on=DAY,
            )
        )
        session.flush()
        session.add(MemberMembership(id=one, member_id=one, club_id=CLUB, joined=DAY))
    said(session)


def said(session: Session) -> None:
    """What is said about them in other rows."""
    session.add(Meeting(id=MEETING, club_id=CLUB, date=DAY, notes="Tema sorg.\nOLA fortalte."))
    session.add(Meeting(id=QUIET, club_id=CLUB, date=DAY, n=2, theme="Håp", guests=2))
    session.flush()
    session.add(Attendance(meeting_id=MEETING, member_id=OLA, status=AttendanceStatus.present))
    session.add(
        AnnouncedAbsence(id=OLA, member_id=OLA, from_day=DAY, last_day=DAY, reason="avrusning")
    )
    session.add(
        Gathering(
            id=CLUB,
            name="Sommerleir",
            scope=GatheringScope.local,
            audience=GatheringAudience.mixed,
            country="NO",
            from_day=DAY,
            last_day=DAY,
        )
    )
    session.flush()
    session.add(GatheringVisitor(id=OLA, gathering_id=CLUB, member_id=OLA, name="Ola"))
    session.add(Draft(about="meeting", at="2026", content="Ola kom sent"))


def fill(place: Place) -> Path:
    """A register with people in it, and a backup of it."""
    with place.make() as register:
        register.write("people", people)
    return place.backup()


def put_back(place: Place, backup: Path) -> Restored:
    return restore(
        place.path, backup, place.passphrase, clock=place.clock, kdf_iterations=ITERATIONS
    )


def labels(register: Register) -> list[str]:
    return register.read(lambda session: list(session.exec(select(Member.label))))


def test_who_was_erased_stays_erased_when_an_older_backup_is_restored(place: Place) -> None:
    backup = fill(place)
    append_erased(place.layout.erased, [OLA])

    restored = put_back(place, backup)

    with place.open() as register:
        ola = register.read(lambda session: session.get(Member, OLA))
        assert ola is not None
        version = ola.version
        kept = {"id", "version", "origin", "family_id", "role", "label", "birth_year_estimated"}
        assert (ola.label, ola.role, ola.family_id) == (NOBODY, MemberRole.own_use, FAMILY)
        assert ola.birth_year_estimated is False
        assert {name for name, value in ola.model_dump().items() if value is not None} == kept
        assert version == register.about().clock
        assert register.faults() == []
    assert restored.erased_again == 3
    assert restored.meetings == (MEETING,)


def test_erasure_holds_on_a_machine_where_the_register_is_gone(
    place: Place, tmp_path: Path
) -> None:
    backup = fill(place)
    new = Place(tmp_path / "new" / "hitra.register", place.clock)
    new.path.parent.mkdir()
    append_erased(new.layout.erased, [OLA, KARI])

    put_back(new, backup)

    with new.open() as register:
        assert labels(register) == [NOBODY, NOBODY, "Per"]
        family = register.read(lambda session: session.get(Family, FAMILY))
        assert family is not None
        assert family.label == NOBODY


def test_what_counts_stays(place: Place) -> None:
    backup = fill(place)
    append_erased(place.layout.erased, [OLA])

    put_back(place, backup)

    with place.open() as register:
        assert register.read(lambda s: s.get(Attendance, (MEETING, OLA))) is not None
        stay = register.read(lambda s: s.get(MemberMembership, OLA))
        assert stay is not None
        assert stay.joined == DAY
        absence = register.read(lambda s: s.get(AnnouncedAbsence, OLA))
        assert absence is not None
        assert (absence.from_day, absence.reason) == (DAY, None)
        visitor = register.read(lambda s: s.get(GatheringVisitor, OLA))
        assert visitor is not None
        assert (visitor.gathering_id, visitor.name) == (CLUB, None)


def test_nothing_of_the_erased_is_left_in_undo_drafts_or_the_file(place: Place) -> None:
    backup = fill(place)
    append_erased(place.layout.erased, [OLA])

    put_back(place, backup)

    with place.open() as register:
        assert register.read(lambda s: s.exec(select(UndoRow)).all()) == []
        assert register.read(lambda s: s.exec(select(Draft)).all()) == []
        undoable = register.read(lambda s: set(s.exec(select(HistoryEntry.undoable))))
        assert undoable == {False}
        free = register.on_connection(lambda c: c.execute("PRAGMA secure_delete").fetchone()[0])
        assert free == 1


def test_an_erased_assistant_is_a_stub_too(place: Place) -> None:
    backup = fill(place)
    append_erased(place.layout.erased, [ASSISTANT])

    put_back(place, backup)

    with place.open() as register:
        found = register.read(lambda session: session.get(Assistant, ASSISTANT))
        assert found is not None
        assert (found.name, found.place, found.person) == (NOBODY, NOBODY, None)


def test_the_ids_in_a_restored_register_join_the_list(place: Place, tmp_path: Path) -> None:
    fill(place)
    with place.open() as register:
        register.write("erase", lambda w: apply_erased(w, [KARI]), undoable=False)
        backup = backups.make(register)
    new = Place(tmp_path / "new" / "hitra.register", place.clock)
    new.path.parent.mkdir()
    append_erased(new.layout.erased, [OLA])

    put_back(new, backup)

    assert read_erased(new.layout.erased).ids == {OLA, KARI}
    with new.open() as register:
        assert register.read(lambda s: set(s.exec(select(Erased.row_id)))) == {OLA, KARI}
        assert labels(register) == [NOBODY, NOBODY, "Per"]


def test_a_restore_that_has_nothing_to_erase_leaves_the_backup_as_it_was(place: Place) -> None:
    backup = fill(place)

    restored = put_back(place, backup)

    assert (restored.erased_again, restored.meetings) == (0, ())
    assert place.path.read_bytes() == backup.read_bytes()


def test_erasing_again_changes_nothing(place: Place) -> None:
    fill(place)
    register = place.open()
    first = register.write("erase", lambda w: apply_erased(w, [OLA, PER]), undoable=False)
    before = register.about()

    again = register.write("erase", lambda w: apply_erased(w, [OLA, PER]), undoable=False)

    assert (first.rows, again.rows) == (5, 0)
    assert register.about() == before
    assert register.faults() == []


def test_the_list_only_grows_and_is_private(tmp_path: Path) -> None:
    path = tmp_path / "r.erased"

    append_erased(path, [OLA])
    append_erased(path, [OLA, KARI])
    append_erased(path, [])

    assert read_erased(path).ids == {OLA, KARI}
    assert path.read_text().splitlines() == [OLA.hex(), KARI.hex()]
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert read_erased(tmp_path / "none").ids == frozenset()


def test_a_line_that_was_broken_off_spoils_no_other(tmp_path: Path) -> None:
    path = tmp_path / "r.erased"
    append_erased(path, [OLA])
    path.write_bytes(path.read_bytes() + KARI.hex()[:7].encode())

    append_erased(path, [PER])

    found = read_erased(path)
    assert found.ids == {OLA, PER}
    assert found.unreadable == 1


def test_lines_that_cannot_be_read_are_told_at_a_restore(place: Place) -> None:
    backup = fill(place)
    place.layout.erased.write_bytes(b"\xff\xff\n" + OLA.hex().encode() + b"\nzz\n")

    restored = put_back(place, backup)

    assert restored.unreadable_erasures == 2
    assert restored.erased_again == 3


def test_kept_backups_are_rewritten_without_the_erased(place: Place) -> None:
    fill(place)
    damaged = place.backup()
    damaged.write_bytes(damaged.read_bytes()[:-1])
    before = damaged.read_bytes()
    register = place.open()

    could_not = erase_in_backups(register, [OLA, KARI])

    assert could_not == (damaged,)
    assert damaged.read_bytes() == before
    kept = backups.newest_verified(place.layout, place.key)
    assert kept is not None
    assert place.passphrase_by_words(kept) == place.passphrase
    register.close()
    put_back(place, kept)
    with place.open() as register:
        assert labels(register) == [NOBODY, NOBODY, "Per"]
    assert read_erased(place.layout.erased).ids == {OLA, KARI}
