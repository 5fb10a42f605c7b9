"""What belongs to this computer and not to the business: window size, theme, text size, last database.

One table of keys, each with its type and default; kept in a small INI file that a person can read and delete.
"""

from __future__ import annotations

from pathlib import Path
from typing import Final

from PySide6.QtCore import QByteArray, QSettings, QStandardPaths

KEYS: Final[dict[str, tuple[type, object]]] = {
    "look/theme": (str, "system"),
    "look/text_size": (float, 1.0),
    "window/geometry": (QByteArray, QByteArray()),
    "window/page": (str, "today"),
    "studio/database": (str, ""),
    "paper/printer": (str, ""),
    "paper/folder": (str, ""),
    "import/folder": (str, ""),
    "calendars/folder": (str, ""),
    "lists/folder": (str, ""),
    "walls/folder": (str, ""),
    "pictures/card": (str, ""),
    "pictures/folder": (str, ""),
    "pictures/folder_of": (str, ""),
    "room/screen": (str, ""),
    "letters/labels": (float, 0.0),
    "making/large": (float, 0.0),
    "making/by_day": (float, 0.0),
    "making/label_sheet": (float, 0.0),
    "making/label_next": (float, 1.0),
}
SIZES: Final = "size/"
"""Every dialog keeps its size under ``size/<name>``."""
MONITORS: Final = "monitor/"
"""How many dots a millimetre has, under ``monitor/<name and size of the monitor>``; nought until it was measured."""


def folder() -> Path:
    """Where the window keeps what is its own; asked of Qt, for platformdirs costs 4 ms before the first paint."""
    return Path(
        QStandardPaths.writableLocation(QStandardPaths.StandardLocation.GenericConfigLocation),
        "portrait-desk",
    )


def pictures_here() -> str:
    """Where this computer keeps pictures: a question for one begins there, not in the program's own folder."""
    return QStandardPaths.writableLocation(QStandardPaths.StandardLocation.PicturesLocation)


class Preferences:
    """The INI file, read and written by the table of keys; a broken file is as good as a new one."""

    def __init__(self, file: Path | None = None) -> None:
        self.file = file or folder() / "window.ini"
        self._settings = QSettings(str(self.file), QSettings.Format.IniFormat)

    def text(self, key: str) -> str:
        """A kept word; the default when there is none."""
        return str(self._value(key, str))

    def number(self, key: str) -> float:
        """A kept figure; the default when there is none or it is not one."""
        value = self._value(key, float)
        return value if isinstance(value, float) else 0.0

    def data(self, key: str) -> QByteArray:
        """Bytes that only Qt reads, such as a geometry."""
        value = self._value(key, QByteArray)
        return value if isinstance(value, QByteArray) else QByteArray()

    def keep(self, key: str, value: str | float | QByteArray) -> None:
        """Write one preference; the file is saved by Qt soon after and at the end."""
        self._kind(key)
        self._settings.setValue(key, value)

    def save(self) -> None:
        """Write the file now."""
        self._settings.sync()

    def _kind(self, key: str) -> tuple[type, object]:
        if key.startswith(MONITORS):
            return float, 0.0
        return (QByteArray, QByteArray()) if key.startswith(SIZES) else KEYS[key]

    def _value(self, key: str, kind: type) -> object:
        expected, default = self._kind(key)
        if expected is not kind:
            raise KeyError(f"{key} is a {expected.__name__}")
        try:
            value = self._settings.value(key, default, type=kind)
        except (TypeError, ValueError, RuntimeError):
            return default
        return value if isinstance(value, kind) else default


_kept: Preferences | None = None


def preferences() -> Preferences:
    """The preferences of the person at this computer."""
    global _kept
    if _kept is None:
        _kept = Preferences()
    return _kept


def use(kept: Preferences) -> None:
    """Keep preferences in another file: tests and pictures leave the person's own alone."""
    global _kept
    _kept = kept
