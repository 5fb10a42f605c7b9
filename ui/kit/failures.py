"""What the window does when something could not be done: the three fates, and the bug that is none of them."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import TYPE_CHECKING

from studio.errors import Missing, Refused, StudioError, Trouble
from studio.progress import Cancelled

if TYPE_CHECKING:
    from PySide6.QtCore import QObject


def tell(error: Exception, owner: QObject | None, refused: Callable[[Exception], None] | None) -> None:
    """Bring an error to where it belongs.

    Refused, Trouble and Cancelled go to ``refused`` when there is one, which shows them beside the field;
    else to the bar of the page. Missing reloads the page. Anything else goes to the exception hook.
    """
    if is_for_refused(error) and refused is not None:
        refused(error)
    elif isinstance(error, Cancelled):
        pass
    elif isinstance(error, StudioError):
        from ui.kit import notices

        notices.bar(owner, error.message, "concern" if isinstance(error, Trouble) else "due")
        if isinstance(error, Missing):
            _reload(owner)
    else:
        sys.excepthook(type(error), error, error.__traceback__)


def is_for_refused(error: Exception) -> bool:
    """Whether an error goes to ``refused``, where there is one."""
    return isinstance(error, (Cancelled, Refused, Trouble))


def _reload(owner: QObject | None) -> None:
    above = owner
    while above is not None:
        reload = getattr(above, "reload", None)
        if callable(reload):
            reload()
            return
        above = above.parent()
