"""Screens as plain text, beside the ones that were looked at and found good."""

import os
from pathlib import Path
from typing import Any

from textual.app import App

GOLDENS = Path(__file__).parent / "goldens"


def screen_text(app: App[Any]) -> str:
    """Read what the application shows as lines of plain text."""
    strips = app.screen._compositor.render_strips()
    return "".join(f"{strip.text.rstrip()}\n" for strip in strips)


def check_golden(name: str, text: str) -> None:
    """Compare ``text`` with the golden called ``name``, or write it where ``VOWE_GOLDENS`` is ``write``."""
    golden = GOLDENS / f"{name}.txt"
    if os.environ.get("VOWE_GOLDENS") == "write":
        golden.parent.mkdir(parents=True, exist_ok=True)
        golden.write_text(text, encoding="utf-8")
    assert golden.exists(), f"there is no {golden}: VOWE_GOLDENS=write makes it, then look at it"
    assert text == golden.read_text(encoding="utf-8")
