"""Where the records are when nobody says otherwise: in the folder the system keeps for a person's data."""

from pathlib import Path

from platformdirs import user_data_path


def usual_place() -> Path:
    """The file of the records on this computer; its folder is made by whoever opens it first."""
    return user_data_path("portrait-desk", appauthor=False) / "studio.db"
