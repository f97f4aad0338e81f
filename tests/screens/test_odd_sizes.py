"""No size of the terminal is too small, too large or too sudden."""

from pathlib import Path
from random import Random

import pytest

from tests.screens.room import reading, small_archive
from tui.commands.command import Pane
from tui.screens.reading import ReadingScreen

pytestmark = pytest.mark.anyio

SENTENCE = "Toosmalltoread:pleasemakethewindowlarger."
SIZES = [(1, 1), (2, 3), (1, 60), (300, 1), (19, 4), (20, 5), (40, 12), (500, 100)]


async def test_the_room_stands_every_size_and_comes_back_as_it_was(tmp_path: Path) -> None:
    async with reading(small_archive(tmp_path / "archive.db").archive) as room:
        await room.open("Kaffeemaschine")
        before = room.text
        for width, height in SIZES:
            await room.pilot.resize_terminal(width, height)
            await room.press("j", "k")
            assert len(room.lines) <= height
        await room.pilot.resize_terminal(120, 40)
        await room.see(lambda: room.text == before)


@pytest.mark.parametrize(
    ("size", "keys"), [((1, 1), ()), ((100, 4), ("question_mark",))], ids=["room", "help"]
)
async def test_keys_work_again_when_there_is_room_again(
    tmp_path: Path, size: tuple[int, int], keys: tuple[str, ...]
) -> None:
    async with reading(small_archive(tmp_path / "archive.db").archive) as room:
        await room.open("Kaffeemaschine")
        await room.press(*keys)
        await room.pilot.resize_terminal(*size)
        await room.pilot.resize_terminal(120, 40)
        await room.press(*["escape"] * len(keys), "3")
        await room.see(lambda: room.at is Pane.COMMENTS and room.screen.focused is room.screen.comments)
        await room.press("1", "question_mark")
        await room.see(lambda: "What to find" in room.text)


@pytest.mark.parametrize("key", ["?", "b", "T", "ctrl+f", "/"])
async def test_below_the_least_size_an_overlay_gives_way_and_comes_back_as_it_was(
    tmp_path: Path, key: str
) -> None:
    async with reading(small_archive(tmp_path / "archive.db").archive) as room:
        await room.open("Kaffeemaschine")
        await room.press(key)
        await room.until(lambda: not isinstance(room.app.screen, ReadingScreen))
        before, overlay, focused = room.text, room.app.screen, room.app.focused
        for width, height in [(100, 4), (19, 40), (10, 3), (1, 1)]:
            await room.resize(width, height)
            shown = "".join(room.text.split())
            assert SENTENCE.startswith(shown)
            assert shown
        await room.resize(120, 40)
        assert room.text == before
        assert (room.app.screen, room.app.focused) == (overlay, focused)


async def test_a_storm_of_sizes_between_keys_leaves_the_room_as_it_was(tmp_path: Path) -> None:
    random = Random(500_1000)
    async with reading(small_archive(tmp_path / "archive.db").archive) as room:
        await room.open("Kaffeemaschine")
        for _ in range(8):
            await room.pilot.resize_terminal(random.randint(1, 220), random.randint(1, 70))
            await room.press(random.choice("jkg123"))
        await room.pilot.resize_terminal(120, 40)
        await room.see(lambda: "Tassen" in room.text)
