"""The program with one mistake in it: ``python -m tests.e2e.failing_program MISTAKE WORDS…``."""

import sys
from collections.abc import Callable

from tests.e2e.hostile.attacks import ATTACKS
from tui.__main__ import main
from tui.app import VoweApp
from tui.cli import list_command
from tui.screens.overlay import Overlay
from tui.screens.reading import ReadingScreen

QUOTED = "".join(ATTACKS[name] for name in ("Clipboard", "Windowtitle", "Eightbitosc", "Override"))


def fail(*_: object) -> None:
    """Raise an error that quotes what a stranger wrote."""
    raise ValueError(f"[/oops] no such title: {QUOTED}")


def write_as_it_came(screen: ReadingScreen) -> None:
    """Write a foreign text to the terminal past everything that makes it harmless."""
    driver = screen.app._driver
    assert driver is not None
    driver.write(f"\x1b[1;1H{QUOTED}")


def _fail_when_an_overlay_opens() -> None:
    Overlay.on_mount = fail  # type: ignore[attr-defined]  # the mistake that is wanted


MISTAKES: dict[str, Callable[[], None]] = {
    "app": lambda: setattr(VoweApp, "get_default_screen", fail),
    "command": lambda: setattr(list_command, "run", fail),
    "import": lambda: sys.modules.update({"tui.cli.browse_command": None}),  # type: ignore[dict-item]  # so it fails
    "handler": lambda: setattr(ReadingScreen, "action_copy_link", fail),
    "mount": lambda: setattr(ReadingScreen, "on_mount", fail),
    "overlay": _fail_when_an_overlay_opens,
    "write": lambda: setattr(ReadingScreen, "action_copy_link", write_as_it_came),
}

if __name__ == "__main__":
    MISTAKES[sys.argv.pop(1)]()
    sys.exit(main())
