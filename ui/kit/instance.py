"""One window for each database on this computer: a second start brings the first to the front."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING
from zlib import crc32

from PySide6.QtCore import QLockFile, QObject, Signal

from ui.kit.preferences import preferences

if TYPE_CHECKING:
    from PySide6.QtNetwork import QLocalServer

_MILLISECONDS = 1000


class OneWindow(QObject):
    """Holds the place of a database; ``called`` when another start asks for the window."""

    called = Signal()

    def __init__(self, target: str) -> None:
        super().__init__()
        place = preferences().file.parent
        place.mkdir(parents=True, exist_ok=True)
        self._name = f"portrait-desk-{crc32(target.encode()):08x}-{len(target)}"
        self._server: QLocalServer | None = None
        self._lock = QLockFile(str(place / f"{self._name}.lock"))
        self._lock.setStaleLockTime(0)

    def take(self) -> bool:
        """Whether the place was free; a lock left by a process that is gone is free."""
        return self._lock.tryLock(0)

    def listen(self) -> None:
        """Hear other starts; called after the first paint, for Qt's network part is not free."""
        from PySide6.QtNetwork import QLocalServer

        if self._server is not None:
            return
        QLocalServer.removeServer(self._name)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._hear)
        self._server.listen(self._name)

    def call(self) -> bool:
        """Ask the first window to come forward; whether it heard."""
        from PySide6.QtNetwork import QLocalSocket

        socket = QLocalSocket()
        socket.connectToServer(self._name)
        heard = socket.waitForConnected(_MILLISECONDS)
        socket.disconnectFromServer()
        return heard

    def release(self) -> None:
        """Give the place back."""
        self._lock.unlock()

    def _hear(self) -> None:
        while self._server is not None and (socket := self._server.nextPendingConnection()) is not None:
            socket.disconnected.connect(socket.deleteLater)
            self.called.emit()


def place_of(target: str) -> str:
    """One spelling for each database: a file by its whole path, a server by its address."""
    return (
        target
        if "://" in target and not target.startswith("sqlite")
        else str(Path(target).expanduser().resolve())
    )
