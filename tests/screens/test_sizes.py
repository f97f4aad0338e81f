"""What the reading room looks like at the sizes people use, as plain text that was looked at."""

import pytest

from tests.screens.room import reading
from tui.archive.archive import Archive

pytestmark = pytest.mark.anyio

SHOWN = "The minute that waits"
SIZES = [(40, 12), (80, 24), (120, 40), (200, 60)]


@pytest.mark.parametrize(("width", "height"), SIZES)
async def test_index_article_and_comments_at_every_size(sample: Archive, width: int, height: int) -> None:
    async with reading(sample, width, height) as room:
        await room.looks_like(f"screens/index-{width}x{height}")
        await room.open(SHOWN)
        await room.looks_like(f"screens/article-{width}x{height}")
        await room.press("3", "j", "j")
        await room.looks_like(f"screens/comments-{width}x{height}")
        await room.press("z", "M")
        await room.looks_like(f"screens/folded-{width}x{height}")
