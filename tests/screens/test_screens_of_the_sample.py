"""The sample blog at the sizes people have, as it was looked at and found good."""

import pytest

from tests.screens.room import reading
from tui.archive.archive import Archive
from tui.settings.settings import Settings

pytestmark = pytest.mark.anyio

DISCUSSED = "Ten years in one folder"


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (200, 60), (40, 12)])
async def test_the_sample_blog_looks_as_it_was_found_good(sample: Archive, size: tuple[int, int]) -> None:
    width, height = size
    async with reading(sample, *size) as room:
        await room.looks_like(f"screens/{width}x{height}-index")
        await room.open(DISCUSSED)
        await room.looks_like(f"screens/{width}x{height}-article")
        await room.press("3", "J", "J", "z", "a", "j", "j", "j")
        await room.looks_like(f"screens/{width}x{height}-comments")


async def test_the_lists_look_as_they_were_found_good(sample: Archive) -> None:
    async with reading(sample, 80, 24) as room:
        await room.press("?")
        await room.looks_like("screens/80x24-help")
        await room.press("escape", "ctrl+f", *"suppe")
        await room.until(lambda: "▌" in room.text)
        await room.looks_like("screens/80x24-search")


async def test_the_sample_blog_is_read_in_ascii(sample: Archive) -> None:
    async with reading(sample, 80, 24, settings=Settings(ascii=True)) as room:
        await room.open(DISCUSSED)
        await room.press("3", "s", "J", "z", "a")
        await room.looks_like("screens/80x24-ascii")
