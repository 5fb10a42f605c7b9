"""What the operating system must bring before Qt starts: its libraries and a screen; standard library only.

Qt ends the whole process when one is missing, so it is asked for first, by loading Qt's own platform plugin
(11 ms that Qt then saves). As root on Debian or Ubuntu, as on a build machine, what is missing is installed.
"""

import os
import sys
from collections.abc import Mapping

# What Qt's Essentials wheel takes from the system, found one by one on a bare Debian 12, and the package
# that brings it on Debian and Ubuntu.
FOR_QT = {
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libfreetype.so.6": "libfreetype6",
    "libfontconfig.so.1": "libfontconfig1",
    "libdbus-1.so.3": "libdbus-1-3",
}
FOR_A_WINDOW = {
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-render.so.0": "libxcb-render0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libwayland-client.so.0": "libwayland-client0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
}


def require(environ: Mapping[str, str], environment: str) -> None:
    """See that Qt, installed in `environment`, can start here on the screen that the variables name.

    Raises SystemExit with a plain sentence when there is no screen, or a library is missing and may not be
    installed by us. Only Linux lacks such things; elsewhere the wheel and the system bring them all.
    """
    if not sys.platform.startswith("linux"):
        return
    platforms = _platforms(environ)
    if not platforms:
        sys.exit(
            "There is no screen here to open the window on (neither DISPLAY nor WAYLAND_DISPLAY is set). "
            "Start Portrait Desk from a desktop session; python3 main.py --help lists what works without a window."
        )
    faults = [_fault(platform, environment) for platform in platforms]
    if "" in faults:
        return
    wanted = {**FOR_QT, **({} if platforms == ["offscreen"] else FOR_A_WINDOW)}
    packages = [package for library, package in wanted.items() if not _loads(library)]
    if packages and _install(packages, "Qt, which draws the window, needs"):
        faults = [_fault(platform, environment) for platform in platforms]
        if "" in faults:
            return
    sys.exit("Qt, which draws the window, cannot start: " + faults[0] + (_cure(packages) if packages else ""))


def require_venv() -> None:
    """See that Python can make environments: Debian and Ubuntu keep that part in a package of its own.

    Raises SystemExit naming the package when it is missing and may not be installed by us.
    """
    from importlib.util import find_spec

    parts = [find_spec(name) for name in ("ensurepip", "venv")]
    if all(part and part.origin for part in parts):  # an emptied folder is found too, but has no origin
        return
    package = f"python3.{sys.version_info.minor}-venv"
    if not _install([package], "Python's part for private environments is missing:"):
        sys.exit("Python's part for private environments is missing." + _cure([package]))


def _cure(packages: list[str]) -> str:
    return "\nInstall it and start again. On Debian and Ubuntu: sudo apt install " + " ".join(packages)


def _platforms(environ: Mapping[str, str]) -> list[str]:
    """The plugins Qt may choose from here, by its own order."""
    named = environ.get("QT_QPA_PLATFORM", "")
    if named:
        return [part.partition(":")[0] for part in named.split(";")]
    wayland = ["wayland"] if environ.get("WAYLAND_DISPLAY") else []
    return wayland + (["xcb"] if environ.get("DISPLAY") else [])


def _fault(platform: str, environment: str) -> str:
    """Why Qt's plugin for this platform does not load; empty when it does."""
    version = f"python{sys.version_info.major}.{sys.version_info.minor}"
    qt = os.path.join(environment, "lib", version, "site-packages", "PySide6", "Qt")
    plugin = os.path.join(qt, "plugins", "platforms", f"libq{platform}.so")
    if not os.path.exists(plugin):
        return ""  # a platform of somebody's own: Qt itself shall say
    return _load(plugin)


def _loads(library: str) -> bool:
    return not _load(library)


def _load(path: str) -> str:
    import ctypes

    try:
        ctypes.CDLL(path)
    except OSError as error:
        return str(error)
    return ""


def _install(packages: list[str], why: str) -> bool:
    """Install packages as root on Debian or Ubuntu, saying so; False where that is not ours to do or fails."""
    import shutil
    import subprocess

    if not sys.platform.startswith("linux") or os.geteuid() != 0 or not shutil.which("apt-get"):
        return False
    print(why, " ".join(packages) + ". Installing with apt-get.", file=sys.stderr, flush=True)
    quietly = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for command in (["update", "-qq"], ["install", "-y", "-qq", "--no-install-recommends", *packages]):
        done = subprocess.run(["apt-get", *command], env=quietly, stdout=sys.stderr, check=False)
    return done.returncode == 0
