"""Hands an address to the reader's web browser: an argument list, never a shell."""

import os
import shlex
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from tui.content.links import safe_link
from tui.settings.named_login import without_password

_TEXT_BROWSERS = frozenset({"lynx", "w3m", "links", "links2", "elinks", "browsh", "carbonyl"})
_OPENERS = {"darwin": ("open",), "win32": ("explorer",)}
_FREE_DESKTOP_OPENERS = ("xdg-open", "wslview", "sensible-browser")


@dataclass(frozen=True, slots=True)
class Browser:
    """A program that opens one address."""

    arguments: tuple[str, ...]
    needs_terminal: bool
    """Whether it draws on this terminal, which therefore has to be handed over."""


def browser_for(
    address: str,
    environment: Mapping[str, str],
    *,
    platform: str = sys.platform,
    find: Callable[[str], str | None] = shutil.which,
) -> Browser | None:
    """Choose how to open ``address``: ``$BROWSER``, else what the desktop brings; a mail by the latter alone.

    ``None`` where the address must not be followed or nothing is at hand, as over ssh without a display.
    """
    safe = safe_link(address)
    if safe is None:
        return None
    is_mail = safe.startswith("mailto:")
    if is_mail:
        # What follows the recipients could attach a file of the reader's.
        safe = safe.partition("?")[0]
    for wish in () if is_mail else filter(None, environment.get("BROWSER", "").split(":")):
        words = shlex.split(wish)
        if words and find(words[0]):
            return _chosen(words, safe)
    if platform in _OPENERS:
        return Browser((*_OPENERS[platform], safe), needs_terminal=False)
    if not (environment.get("DISPLAY") or environment.get("WAYLAND_DISPLAY")):
        return None
    opener = next(filter(find, _FREE_DESKTOP_OPENERS), None)
    return None if opener is None else Browser((opener, safe), needs_terminal=False)


def _chosen(words: list[str], address: str) -> Browser:
    if any("%s" in word for word in words[1:]):
        arguments = (words[0], *(word.replace("%s", address) for word in words[1:]))
    else:
        arguments = (*words, address)
    return Browser(arguments, Path(words[0]).name in _TEXT_BROWSERS)


def start(browser: Browser) -> None:
    """Start a browser that has its own window, and leave it alone."""
    subprocess.Popen(
        browser.arguments,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env=without_password(os.environ),
        start_new_session=True,
    )


def run(browser: Browser) -> None:
    """Run a browser that draws on this terminal until the reader leaves it."""
    subprocess.run(browser.arguments, env=without_password(os.environ), check=False)
