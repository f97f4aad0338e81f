"""How the tests start the program: the installed one that VOWE_PROGRAM names, else the checkout's."""

import os
import sys
from collections.abc import Mapping
from pathlib import Path

from tests.e2e.terminal import Terminal


def program() -> list[str]:
    """Give the words that start the program."""
    named = os.environ.get("VOWE_PROGRAM")
    return [named] if named else [sys.executable, "-m", "tui"]


def environment_of(folder: Path) -> dict[str, str]:
    """Give the environment of a program whose archive and settings lie in ``folder``."""
    own = {
        "VOWE_ARCHIVE": str(folder / "archive.db"),
        "VOWE_SETTINGS": str(folder / "settings.toml"),
        "VOWE_FIRST_FRAME": str(folder / "last-frame"),
        "LANG": "C.UTF-8",
        "LC_ALL": "C.UTF-8",
        "TZ": "UTC",
    }
    return {**os.environ, **own}


def start(
    folder: Path,
    *words: str,
    columns: int = 120,
    rows: int = 40,
    environment: Mapping[str, str] | None = None,
) -> Terminal:
    """Run the program in a terminal, with its archive and settings in ``folder``."""
    own = {**environment_of(folder), **(environment or {})}
    return Terminal([*program(), *words], columns=columns, rows=rows, environment=own)
