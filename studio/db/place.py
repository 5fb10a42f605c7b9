"""Where an embedded file may lie: on a local disk, never on a share or in a synchronised folder (RR4)."""

from __future__ import annotations

from pathlib import Path

from studio.errors import Refused

SYNCHRONISED = (
    "dropbox",
    "onedrive",
    "icloud",
    "google drive",
    "googledrive",
    "nextcloud",
    "mobile documents",
    "box sync",
)
SHARES = (
    "nfs",
    "nfs4",
    "cifs",
    "smb3",
    "smbfs",
    "afpfs",
    "fuse.sshfs",
    "davfs",
    "fuse.davfs2",
    "ncpfs",
    "afs",
    "ceph",
)
_MOUNTS = Path("/proc/mounts")


def require_local(path: Path, mounts: str | None = None) -> None:
    """Raise Refused when the file would lie on a network share or in a synchronised folder.

    ``mounts`` is the system's table of mounts, read from the system when not given.
    """
    text = str(path)
    advice = "Please choose a folder on this computer, or use a PostgreSQL server for several desks."
    if text.startswith(("\\\\", "//")) or _file_system(path, mounts) in SHARES:
        raise Refused(f"The records cannot be kept on a network drive: two desks could damage them. {advice}")
    for part in path.parts:
        if part.lower().startswith(SYNCHRONISED):
            raise Refused(
                f"The records cannot be kept in {part}: copying them while they are open damages them. {advice}"
            )


def _file_system(path: Path, mounts: str | None) -> str:
    if mounts is None:
        mounts = _MOUNTS.read_text(encoding="utf-8", errors="replace") if _MOUNTS.exists() else ""
    best, kind = "", ""
    for line in mounts.splitlines():
        _device, folder, file_system, *_ = [*line.split(" "), "", "", ""]
        folder = folder.replace("\\040", " ")
        inside = folder == "/" or str(path) == folder or str(path).startswith(folder.rstrip("/") + "/")
        if inside and len(folder) >= len(best):
            best, kind = folder, file_system
    return kind
