"""The fates of something that could not be done, each with a sentence a receptionist can read.

    StudioError
    ├── Refused     a rule said no; shown beside the field it names
    │   └── Conflict    someone else changed the same record first
    ├── Missing     what was asked for is no longer there
    └── Trouble     disk, file, printer or server failed; says what to do

Anything else that is raised is a bug.
"""


class StudioError(Exception):
    """What every expected failure has in common: one plain sentence, and perhaps the field it is about."""

    def __init__(self, message: str, field: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.field = field


class Refused(StudioError):
    """A rule of the studio said no; nothing was changed."""


class Conflict(Refused):
    """Another desk saved the same record first; carries both versions so that nothing is overwritten unseen."""

    def __init__(
        self, message: str, *, mine: dict[str, str] | None = None, theirs: dict[str, str] | None = None
    ) -> None:
        super().__init__(message)
        self.mine = mine or {}
        self.theirs = theirs or {}


class Missing(StudioError):
    """The record asked for does not exist (any more)."""


class Trouble(StudioError):
    """The world failed, not the rules: a disk, a file, a printer or a server."""
