from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any

import pytest

from familieklubb.records import Family
from familieklubb.register import backups
from familieklubb.register.file import Register
from familieklubb.register.refusals import BackupNotMade, Cancelled, RegisterDamaged
from tests.register.place import Place
from tests.register.works import add_family


def test_a_register_that_was_closed_in_order_is_not_checked_twice_a_day(place: Place) -> None:
    place.make().close()
    place.backup()

    register = place.open()

    assert register.daily_due is None
    assert register.checked_on is not None


def test_the_first_opening_of_a_day_checks_and_backs_up_before_it_writes(place: Place) -> None:
    place.make().close()
    place.backup()
    place.clock.move(days=1)

    register = place.open()
    assert register.about().name == "Hitra familieklubb"
    assert len(backups.list_backups(place.layout.backups)) == 1
    add_family(register, 1)

    made = backups.list_backups(place.layout.backups)
    assert [backup.counter for backup in made] == [0, 0]
    assert register.daily_due is None


def test_a_day_without_writing_is_checked_and_backed_up_at_the_end(place: Place) -> None:
    place.make().close()
    place.backup()
    place.clock.move(days=1)

    with place.open() as register:
        register.about()

    assert len(backups.list_backups(place.layout.backups)) == 2


def test_a_new_register_has_a_backup_before_its_first_day_ends(place: Place) -> None:
    with place.make() as register:
        add_family(register, 1)

    with place.open():
        pass

    assert len(backups.list_backups(place.layout.backups)) == 1


def test_a_backup_that_cannot_be_made_keeps_nobody_from_saving_and_is_told_at_the_end(
    place: Place,
) -> None:
    place.make().close()
    place.layout.backups.write_text("a file where the folder would be")

    register = place.open()
    row_id = add_family(register, 1)
    with pytest.raises(BackupNotMade) as trouble:
        register.close()

    assert trouble.value.exit_code == 5
    assert trouble.value.what_to_do
    place.layout.backups.unlink()
    with place.open() as register:
        assert register.read(lambda session: session.get(Family, row_id)) is not None
    assert len(backups.list_backups(place.layout.backups)) == 1


def test_damage_found_by_the_days_check_stops_the_writing_and_stays_found(place: Place) -> None:
    place.make().close()
    backup = place.backup()
    place.clock.move(days=1)
    damage = place.open()
    damage.on_connection(lambda c: c.execute("UPDATE migration SET at = 'x'").close())
    damage.note_change()
    damage.abandon(seal=True)

    register = place.open()
    assert register.about().name
    for _ in range(2):
        with pytest.raises(RegisterDamaged) as refusal:
            add_family(register, 1)
        assert refusal.value.backup == backup
    with pytest.raises(RegisterDamaged):
        register.close()

    with pytest.raises(RegisterDamaged):
        place.open()


def test_an_error_in_the_work_is_not_held_up_by_the_days_duties(place: Place) -> None:
    place.make().close()

    def work() -> None:
        with place.open():
            raise LookupError

    with pytest.raises(LookupError):
        work()

    assert backups.list_backups(place.layout.backups) == []
    assert place.open().daily_due is not None


def test_figures_can_be_read_while_the_register_is_checked(place: Place) -> None:
    register = place.make()
    seen = []

    def while_checking(share: float) -> None:
        other = ThreadPoolExecutor(max_workers=1)
        seen.append(other.submit(register.about).result(timeout=30).name)
        other.shutdown()

    assert register.faults(while_checking) == []
    assert len(seen) >= 3


def test_writing_waits_while_the_register_is_checked(place: Place) -> None:
    register = place.make()
    order = []
    with ThreadPoolExecutor(max_workers=1) as other:
        writing: list[Future[bytes]] = []

        def while_checking(share: float) -> None:
            if not writing:
                writing.append(other.submit(add_family, register, 1))
                writing[0].add_done_callback(lambda _: order.append("written"))
            order.append("checked")

        assert register.faults(while_checking) == []
        writing[0].result(timeout=30)

    assert order[-1] == "written"
    assert order.count("checked") >= 3
    assert register.faults() == []


def test_a_second_writer_waits_for_the_days_check_of_the_first(place: Place) -> None:
    place.make().close()
    register = place.open()
    with ThreadPoolExecutor(max_workers=4) as others:
        rows = list(others.map(lambda number: add_family(register, number), range(4)))

    assert len(backups.list_backups(place.layout.backups)) == 1
    assert [backup.counter for backup in backups.list_backups(place.layout.backups)] == [0]
    assert all(register.read(lambda s, one=row: s.get(Family, one)) for row in rows)  # type: ignore[misc]


def test_a_call_handed_to_the_registers_thread_may_read_and_write(place: Place) -> None:
    register = place.make()

    def call() -> tuple[bytes, int]:
        return add_family(register, 1), register.about().counter

    row_id, counter = register.submit(call).result(timeout=30)

    assert counter == 1
    assert register.read(lambda session: session.get(Family, row_id)) is not None


def test_a_check_can_be_stopped_and_finds_no_damage_by_it(place: Place) -> None:
    register = place.make()

    with pytest.raises(Cancelled):
        register.aside(_for_ever(register))

    assert register.faults() == []
    add_family(register, 1)


def test_reading_can_be_stopped_and_the_register_goes_on(place: Place) -> None:
    register = place.make()

    with pytest.raises(Cancelled):
        register.read(lambda session: _for_ever(register)(session.connection()))
    with pytest.raises(Cancelled):
        register.write("x", lambda writing: _for_ever(register)(writing.session.connection()))

    assert register.about().counter == 0
    add_family(register, 1)
    assert register.faults() == []


def _for_ever(register: Register) -> Callable[[Any], object]:
    """A question without an end, stopped from another thread."""
    endless = (
        "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n"
    )

    def ask(connection: Any) -> object:
        stop = threading.Event()

        def interrupting() -> None:
            while not stop.wait(0.02):
                register.interrupt()

        thread = threading.Thread(target=interrupting)
        thread.start()
        try:
            run = getattr(connection, "exec_driver_sql", connection.execute)
            return run(endless).fetchall()
        finally:
            stop.set()
            thread.join()

    return ask
