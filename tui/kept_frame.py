"""The last frame, kept for the next start, with all that must be as it was for it to be shown again."""

from __future__ import annotations

import os
import sys
import time

# As typing knows it, which takes longer to load than all that is done here.
TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

SWITCH = "VOWE_FIRST_FRAME"
"""The variable that names the file of the frame; ``0`` keeps and shows none."""

_FORM = "vowe-tui frame 1"
_LARGEST = 1 << 20
_ALONE: tuple[list[str], ...] = ([], ["--offline"])
"""The arguments with which the program opens where it was left; every other one may lead elsewhere."""
_TERMINALS_WITHOUT = ("", "dumb", "unknown", "linux")
_PLACES = ("VOWE_ARCHIVE", "VOWE_SETTINGS", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "HOME")
_LOOKS = (
    "TERM",
    "COLORTERM",
    "NO_COLOR",
    "FORCE_COLOR",
    "COLUMNS",
    "LINES",
    "LC_ALL",
    "LC_CTYPE",
    "LANG",
    "TZ",
)


def keep_frame(frame: bytes, watched: Iterable[str]) -> None:
    """Keep a frame for as long as the ``watched`` files and folders stay as they are now.

    Whatever hinders it is passed over: the next start then takes the usual time.
    """
    file = _file()
    if file is None:
        return
    facts = [*_surroundings(), *(f"{_stamp(path)} {path}" for path in watched)]
    try:
        os.makedirs(os.path.dirname(file), mode=0o700, exist_ok=True)
        _write(file, os.fsencode("\0".join(facts)) + b"\0\0" + frame)
    except OSError:
        return


def kept_frame() -> bytes | None:
    """Give the frame that was kept, ``None`` where there is none or anything is not as it was."""
    file = _file()
    if file is None:
        return None
    try:
        facts, _, frame = _read(file).partition(b"\0\0")
        now = _surroundings()
    except OSError:
        return None
    then = os.fsdecode(facts).split("\0")
    unchanged = then[: len(now)] == now and all(_is_as_it_was(fact) for fact in then[len(now) :])
    return frame if unchanged else None


def _file() -> str | None:
    """Name the file, ``None`` where no frame may be shown: on a strange terminal, for another command."""
    named = os.environ.get(SWITCH)
    on_terminal = sys.platform != "win32" and all(os.isatty(descriptor) for descriptor in (0, 1, 2))
    is_usual = sys.argv[1:] in _ALONE and os.environ.get("TERM", "") not in _TERMINALS_WITHOUT
    if named == "0" or not on_terminal or not is_usual:
        return None
    return named or os.path.join(_state_folder(), "vowe-tui", "last-frame")


def _state_folder() -> str:
    if sys.platform == "darwin":
        return os.path.expanduser("~/Library/Application Support")
    named = os.environ.get("XDG_STATE_HOME", "")
    return named if os.path.isabs(named) else os.path.expanduser("~/.local/state")


def _surroundings() -> list[str]:
    """List what decides how the program looks, the archive and the files of the program left out."""
    columns, lines = os.get_terminal_size(1)
    environment = os.environ
    toolkit = sorted(name for name in environment if name.startswith("TEXTUAL"))
    names = (*_PLACES, *_LOOKS, *toolkit)
    is_relative = any(not os.path.isabs(environment.get(name, "/")) for name in _PLACES)
    return [
        _FORM,
        f"{columns}x{lines}",
        # Today and yesterday are called so.
        str(time.localtime()[:3]),
        f"{sys.executable} {sys.version}",
        os.getcwd() if is_relative else "anywhere",
        " ".join(["arguments", *sys.argv[1:]]),
        *(f"{name}={environment[name]}" if name in environment else name for name in names),
    ]


def _is_as_it_was(fact: str) -> bool:
    stamp, _, path = fact.partition(" ")
    return stamp == _stamp(path)


def _stamp(path: str) -> str:
    """Tell one state of a file or folder from another; what is empty says as little as what is not there."""
    try:
        found = os.stat(path)
    except OSError:
        return "nothing"
    return f"{found.st_mtime_ns}/{found.st_size}/{found.st_ino}" if found.st_size else "nothing"


def _write(file: str, content: bytes) -> None:
    """Put a file in place as a whole that nobody else may read."""
    beside = f"{file}.{os.getpid()}"
    descriptor = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o600)
    try:
        with os.fdopen(descriptor, "wb") as opened:
            opened.write(content)
        os.replace(beside, file)
    except BaseException:
        os.unlink(beside)
        raise


def _read(file: str) -> bytes:
    """Read a file that nobody else can have written, as its bytes go to the terminal; raises ``OSError``."""
    descriptor = os.open(file, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
    try:
        found = os.fstat(descriptor)
        # A file of ours without a bit for reading by others, as keep_frame makes it; a pipe has others.
        if found.st_uid != os.getuid() or found.st_mode & 0o777777 != 0o100600 or found.st_size > _LARGEST:
            return b""
        return os.read(descriptor, _LARGEST)
    finally:
        os.close(descriptor)
