"""What is loaded before the first frame."""

import subprocess
import sys

import pytest

LATER = frozenset(
    {
        "PIL",
        "ada_url",
        "bs4",
        "email",
        "feedparser",
        "httpx",
        "keyring",
        "importlib.metadata",
        "lxml",
        "markdown_it",
        "markdownify",
        "multiprocessing",
        "pygments",
        "tui.cli.reports",
        "tui.content.typed_login",
        "tui.model.person",
        "tui.model.replies",
        "tui.rendering.document",
        "tui.screens.changes_screen",
        "tui.screens.find_screen",
        "tui.screens.leads",
        "tui.screens.overlay",
        "tui.screens.person",
        "tui.screens.post_loading",
        "tui.services.discussions",
        "tui.services.search",
        "tui.sources.source",
        "wcwidth",
        "xml",
        "yaml",
    }
)
"""Takes longer to load than a frame takes to draw, and is needed by none that has only an index."""

SHOW = """
import asyncio, sys
from pathlib import Path
from tui.cli.arguments import parse
import tui.cli.main, tui.cli.browse_command, tui.cli.browsing
parse([])
from tui.app import VoweApp
from tui.screens.session import Session
from tui.services.library import Library

async def show(folder):
    library = Library.open(Path(folder) / "archive.db")
    async with VoweApp(Session(library)).run_test() as pilot:
        await pilot.pause()
    library.close()

asyncio.run(show(sys.argv[1]))
print(*sorted(sys.modules))
"""


def test_what_a_first_frame_does_not_need_is_not_loaded_for_it(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    words = [sys.executable, "-c", SHOW, str(tmp_path_factory.mktemp("library"))]
    loaded = set(subprocess.run(words, capture_output=True, text=True, check=True).stdout.split())

    assert "tui.app" in loaded
    assert loaded & LATER == set()
