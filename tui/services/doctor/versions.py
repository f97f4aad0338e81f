"""The versions of what this program stands on, and which of them are known to be bad."""

import platform
from collections.abc import Callable
from dataclasses import dataclass
from importlib.metadata import version as installed
from xml.parsers import expat

from lxml import etree

from tui.archive.connection import SQLITE_VERSION
from tui.settings.kept_logins import keyring_name

Numbers = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Version:
    """One library or program and its version."""

    name: str
    version: str
    warning: str = ""
    """One sentence where this version is known to be bad."""


def versions() -> list[Version]:
    """Give all that matter, with their warnings."""
    return [judged(name, told()) for name, told in _TOLD.items()]


def judged(name: str, version: str) -> Version:
    """Say of one version whether it is known to be bad."""
    mended, harm = _BAD.get(name, ((), ""))
    is_bad = _numbers(version) < mended
    return Version(name, version, f"{name} before {_dotted(mended)} {harm}" if is_bad else "")


def _numbers(version: str) -> Numbers:
    return tuple(int(number) for number in version.split(".") if number.isdigit())


def _dotted(numbers: Numbers) -> str:
    return ".".join(map(str, numbers))


_TOLD: dict[str, Callable[[], str]] = {
    "Python": platform.python_version,
    "SQLite": lambda: SQLITE_VERSION,
    "expat": lambda: _dotted(expat.version_info),
    "libxml2": lambda: _dotted(etree.LIBXML_VERSION),
    "lxml": lambda: installed("lxml"),
    "Textual": lambda: installed("textual"),
    "httpx": lambda: installed("httpx"),
    "keyring": keyring_name,
}
_BAD: dict[str, tuple[Numbers, str]] = {
    # sqlite.org/wal.html, the WAL-reset bug
    "SQLite": (
        (3, 51, 3),
        "can damage a file that two programs write to at the same instant; this program takes turns with "
        "itself, so let no other program write to the archive.",
    ),
    # CVE-2025-59375
    "expat": ((2, 7, 2), "needs far too much memory for some feeds that were made to harm; update Python."),
    # CVE-2025-6021
    "libxml2": ((2, 13, 9), "can be crashed by some documents that were made to harm; update lxml."),
    # CVE-2026-41066
    "lxml": ((6, 1, 0), "may read files of this machine for a document that asks for them; update lxml."),
}
