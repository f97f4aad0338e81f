"""What the reading room looks like at the sizes people use, as plain text that was looked at."""

import pytest

from tests.golden import check_golden
from tests.screens.room import reading
from tui.archive.archive import Archive

pytestmark = pytest.mark.anyio

SHOWN = "The minute that waits"
SIZES = [(40, 12), (80, 24), (120, 40), (200, 60)]


@pytest.mark.parametrize(("width", "height"), SIZES)
async def test_index_article_and_comments_at_every_size(sample: Archive, width: int, height: int) -> None:
    async with reading(sample, width, height) as room:
        check_golden(f"screens/index-{width}x{height}", room.text)
        await room.open(SHOWN)
        check_golden(f"screens/article-{width}x{height}", room.text)
        await room.press("3", "j", "j")
        check_golden(f"screens/comments-{width}x{height}", room.text)
        await room.press("z", "M")
        check_golden(f"screens/folded-{width}x{height}", room.text)
