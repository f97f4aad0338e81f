"""The programs that are compared, each started in a terminal of its own."""

import sys
import sysconfig
from pathlib import Path

from tests.bench.bare_app import SHOWN
from tests.bench.timed_terminal import TimedTerminal

BARE = str(Path(__file__).with_name("bare_app.py"))
SCRIPT = Path(sysconfig.get_path("scripts")) / "vowe-tui"


def environment_of(archive: Path) -> dict[str, str]:
    """Keep the program away from the archive, settings and language of whoever starts the bench."""
    return {
        "VOWE_ARCHIVE": str(archive),
        "VOWE_SETTINGS": str(archive.parent / "settings.toml"),
        "VOWE_FIRST_FRAME": str(archive.parent / "last-frame"),
        "LANG": "C.UTF-8",
        "LC_ALL": "C.UTF-8",
        "TZ": "UTC",
    }


def start_bare() -> TimedTerminal:
    """Start the control."""
    return TimedTerminal([sys.executable, BARE], {"LANG": "C.UTF-8", "LC_ALL": "C.UTF-8"})


def start_program(archive: Path, *words: str, extra: dict[str, str] | None = None) -> TimedTerminal:
    """Start the program on an archive."""
    return TimedTerminal(
        [sys.executable, "-m", "tui", "--offline", *words], {**environment_of(archive), **(extra or {})}
    )


def settled_bare() -> TimedTerminal:
    """Start the control and wait until it is ready for keys."""
    bare = start_bare()
    bare.time_to(SHOWN, since=bare.started)
    bare.settle(0.3)
    return bare


def settled_program(archive: Path, shown: str, extra: dict[str, str] | None = None) -> TimedTerminal:
    """Start the program and wait until it shows something and has nothing more to do."""
    program = start_program(archive, extra=extra)
    program.time_to(shown, since=program.started)
    program.settle(0.5)
    return program
