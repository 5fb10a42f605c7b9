"""Marsh & Reed Portraits: Helen Marsh owns it, Daniel Reed photographs, Priya Shah is at the desk."""

from datetime import datetime
from typing import NamedTuple

from studio import business, catalogue, clock
from studio.actor import SETTING_UP, Actor, Role
from studio.business import RoomDraft, RoomPurpose, StaffDraft, StaffId, StudioDraft
from studio.db import Store
from tests.make.remembered import remembered

OPENED = datetime(2020, 9, 1, 9, 30)
"""The studio of the tests opened long ago, so that its prices hold on any day of a story."""

STUDIO = StudioDraft(
    name="Marsh & Reed Portraits",
    address="4 Mill Lane\nMARLFORD\nML1 4QS",
    place="Marlford",
    telephone="01632 960100",
    day_phone="07700 900100",
    owner_direct="01632 960101",
    owner_hours="Tuesday to Friday, 10 am to 4 pm",
    email="hello@example.com",
    vat_number="GB 123 4567 89",
    owner_name="Helen Marsh",
    rooms=(
        RoomDraft("Studio One", RoomPurpose.CAMERA),
        RoomDraft("Studio Two", RoomPurpose.CAMERA),
        RoomDraft("Viewing room", RoomPurpose.VIEWING),
    ),
)


class Staff(NamedTuple):
    """The three of them, each as the one who acts."""

    helen: Actor
    daniel: Actor
    priya: Actor


@remembered
def marsh_and_reed(store: Store) -> Staff:
    """Open the studio with its staff, rooms, kinds of session and first price list."""
    with clock.standing_at(OPENED):
        helen_id = store.do(catalogue.start_studio, STUDIO, by=SETTING_UP)
        helen = store.ask(business.actor, helen_id)
        daniel = StaffDraft("Daniel Reed", Role.PHOTOGRAPHER)
        priya = StaffDraft("Priya Shah", Role.RECEPTIONIST)
        daniel_id, priya_id = (store.do(business.add_staff, draft, by=helen) for draft in (daniel, priya))
    return Staff(
        helen, store.ask(business.actor, StaffId(daniel_id)), store.ask(business.actor, StaffId(priya_id))
    )


def room_named(store: Store, name: str) -> business.RoomRow:
    """One room by its name."""
    return next(room for room in store.ask(business.rooms) if room.name == name)
