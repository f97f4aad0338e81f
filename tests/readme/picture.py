"""The picture of the README: the sample blog as the program shows it, with a discussion in use."""

import asyncio
import re
import time
from datetime import UTC, datetime

import pytest
from textual.pilot import Pilot

from tui.app import VoweApp
from tui.commands.command import Pane
from tui.screens.reading import ReadingScreen
from tui.screens.session import Session
from tui.screens.stop import Stop
from tui.services.library import Library
from tui.services.sample import sample_library
from tui.settings.settings import Settings

SIZE = (120, 40)
POST, COMMENTS_DOWN = "wp:36", 4
NOW = datetime(2026, 1, 15, 12, tzinfo=UTC)
_BLANK = "&#160;"
_CELL = 12.2
"""How wide a character is in the picture, in its own units."""
_RUN = re.compile(
    r'x="(?P<x>[\d.]+)" y="(?P<y>[\d.]+)" textLength="(?P<length>[\d.]+)"(?P<rest>[^>]*)>'
    rf"(?P<before>(?:{_BLANK})*)(?P<kept>[^<]+?)(?P<after>(?:{_BLANK})*)<"
)


def draw_picture(monkeypatch: pytest.MonkeyPatch) -> str:
    """Open a post of the sample blog, go into its comments and give the screen as SVG."""
    monkeypatch.setenv("TZ", "UTC")
    monkeypatch.delenv("NO_COLOR", raising=False)
    time.tzset()
    try:
        with sample_library() as sample:
            return asyncio.run(_drawn(sample))
    finally:
        monkeypatch.undo()
        time.tzset()


async def _drawn(sample: Library) -> str:
    settings = Settings(theme="ink", ascii=False)
    app = VoweApp(Session(sample, settings, own=sample))
    async with app.run_test(size=SIZE) as pilot:
        await _settled(pilot)
        screen = app.screen
        assert isinstance(screen, ReadingScreen)
        screen.comments.clock = lambda: NOW
        post_id = sample.find_post(POST)
        assert post_id is not None
        screen.visit(post_id, Stop(post_id, Pane.COMMENTS))
        await _settled(pilot)
        for _ in range(COMMENTS_DOWN):
            await pilot.press("j")
        screen.status.hush()
        await _settled(pilot)
        return with_blanks_as_places(without_hosts(app.export_screenshot(title="vowe-tui", simplify=True)))


async def _settled(pilot: Pilot[None]) -> None:
    await pilot.pause()
    await pilot.app.workers.wait_for_complete()
    await pilot.pause()


def without_hosts(svg: str) -> str:
    """Leave out the fonts that a viewer would fetch: its own monospaced one does as well."""
    svg = re.sub(r"\s*@font-face\s*\{[^}]*\}", "", svg)
    svg = re.sub(r"\s*<!--.*?-->", "", svg, flags=re.DOTALL)
    return svg.replace("Fira Code, monospace", "monospace").replace("arial", "sans-serif")


def with_blanks_as_places(svg: str) -> str:
    """Begin and end each run of text with a character: some viewers draw no blanks at its edges."""
    return _RUN.sub(_trimmed, svg)


def _trimmed(run: re.Match[str]) -> str:
    before, after = run["before"].count(_BLANK), run["after"].count(_BLANK)
    start, length = float(run["x"]) + before * _CELL, float(run["length"]) - (before + after) * _CELL
    return f'x="{start:.1f}" y="{run["y"]}" textLength="{length:.1f}"{run["rest"]}>{run["kept"]}<'
