"""The rooms that are built in: walls of known width with known furniture, in mm, for a family that brought none."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Room:
    """A wall of a room: its size as seen with the floor, what stands before it, and where a picture hangs well."""

    key: str
    name: str
    width: int
    height: int
    floor: int
    """How far below the top of the view the floor begins."""
    furniture: str
    furniture_width: int | None
    hangs_at: tuple[int, int]
    """The centre of a first picture."""
    clear: int
    """How far down pictures may reach without hanging behind what stands there."""
    place: str
    """How an order says where it hangs."""
    colour: str


ROOMS: tuple[Room, ...] = (
    Room(
        "fireplace", "Lounge with a fireplace", 4200, 2920, 2510, "the chimney breast", 1900, (2100, 705), 1300,
        "above the fireplace, lounge", "#dcd5c9",
    ),
    Room(
        "sofa", "Above a sofa", 4200, 2920, 2510, "the sofa", 2200, (2100, 1000), 1620, "above the sofa, lounge",
        "#d5d8d2",
    ),
    Room(
        "hall", "Hall with a console", 3400, 2720, 2400, "the console", 1200, (1700, 830), 1500,
        "above the console, hall",
        "#dfd8cd",
    ),
    Room("stairs", "Stairs", 5400, 3860, 3600, "", None, (2450, 900), 2000, "on the stairs", "#d9d9d5"),
    Room(
        "bedroom", "Bedroom", 4200, 2920, 2510, "the headboard", 1650, (2100, 760), 1290, "above the bed", "#d3d7db",
    ),
    Room("plain", "A plain wall", 4200, 2920, 2510, "", None, (2100, 1050), 2390, "", "#e3dfd7"),
)  # fmt: skip
"""Centres are at about 145 cm above the floor, the height of the eyes, or clear of what stands below."""

BY_KEY = {room.key: room for room in ROOMS}
COLOURS: tuple[tuple[str, str], ...] = (
    ("#dcd5c9", "Stone"),
    ("#f1ede4", "Chalk"),
    ("#d5d8d2", "Pale sage"),
    ("#d3d7db", "Mist"),
    ("#a9b5a2", "Sage"),
    ("#8fa0ab", "Slate blue"),
    ("#c9a48c", "Terracotta"),
    ("#4c5560", "Deep blue"),
)
"""Colours to paint a wall in, with their names."""
