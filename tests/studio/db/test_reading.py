"""Within one read a question is asked of the database once; a gesture asks anew, since it may change what it asks."""

from sqlalchemy import event
from sqlalchemy.orm import Session

from studio import business
from studio.actor import Actor
from studio.db import Store
from tests.make.business import marsh_and_reed


def statements(store: Store) -> list[str]:
    """What is sent to the database from now on."""
    sent: list[str] = []
    event.listen(store.engine, "before_cursor_execute", lambda *about: sent.append(about[2]))
    return sent


def test_what_is_asked_twice_within_one_read_is_asked_of_the_database_once(store: Store) -> None:
    marsh_and_reed(store)
    sent = statements(store)

    def twice(db: Session) -> bool:
        return business.studio(db) is business.studio(db) and business.staff(db) != business.staff(
            db, everyone=True
        )

    store.ask(twice)
    assert sum("FROM studio" in each for each in sent) == 1


def test_the_next_read_sees_what_was_changed_meanwhile(store: Store) -> None:
    staff = marsh_and_reed(store)
    daniel = next(row for row in store.ask(business.staff) if row.name == "Daniel Reed")
    store.do(business.deactivate_staff, daniel.id, daniel.version, by=staff.helen)
    assert "Daniel Reed" not in {row.name for row in store.ask(business.staff)}


def test_a_gesture_sees_what_it_has_just_changed(store: Store) -> None:
    staff = marsh_and_reed(store)
    daniel = next(row for row in store.ask(business.staff) if row.name == "Daniel Reed")

    def leave(db: Session, by: Actor) -> list[int]:
        before = len(business.staff(db))
        business.deactivate_staff(db, by, daniel.id, daniel.version)
        return [before, len(business.staff(db))]

    assert store.do(leave, by=staff.helen) == [3, 2]
