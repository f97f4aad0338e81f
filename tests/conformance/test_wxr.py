"""Real exports hold for us what an independent count finds in them."""

import re
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

import pytest

from tui.model.comment import Comment
from tui.model.post import Post
from tui.model.sync_report import Skipped
from tui.sources.exports.wxr import read_wxr
from tui.sources.source import Item

FILES = [
    "64-block-test-data.xml",
    "isso-wordpress.xml",
    "themeunittestdata.wordpress.xml",
    "wordpress-sample.wxr",
    "wordpress-sample2.wxr",
]


@pytest.fixture(params=FILES)
def export(request: pytest.FixtureRequest, corpora: Path) -> Path:
    return corpora / "wxr" / str(request.param)


def items_of(path: Path) -> list[Item]:
    return list(read_wxr(path))


def count_independently(path: Path) -> tuple[int, int]:
    """Count posts with pages, and their comments, by another parser, or by patterns in an ill-formed file."""
    try:
        root = ElementTree.parse(path).getroot()
    except ElementTree.ParseError:
        items = re.findall(r"<item>.*?</item>", path.read_text(encoding="utf-8"), re.DOTALL)
        counted = [item for item in items if re.search(r"<wp:post_type>(post|page)<", item)]
        return len(counted), sum(item.count("<wp:comment>") for item in counted)
    posts = [item for item in root.iter("item") if post_type(item) in {"post", "page", ""}]
    return len(posts), sum(1 for post in posts for child in post if child.tag.endswith("}comment"))


def post_type(item: ElementTree.Element) -> str:
    return next((child.text or "" for child in item if child.tag.endswith("}post_type")), "")


def test_posts_pages_and_comments_are_all_there(export: Path) -> None:
    items = items_of(export)
    counts = sum(isinstance(each, Post) for each in items), sum(isinstance(each, Comment) for each in items)

    assert counts == count_independently(export)
    assert not [each for each in items if isinstance(each, Skipped)]


def test_every_key_is_used_once_and_every_comment_is_behind_its_post(export: Path) -> None:
    items = items_of(export)
    posts = [each.key for each in items if isinstance(each, Post)]
    comments = [each.key for each in items if isinstance(each, Comment)]

    assert len(set(posts)) == len(posts)
    assert len(set(comments)) == len(comments)
    assert {each.post_key for each in items if isinstance(each, Comment)} <= set(posts)


def test_the_thread_that_is_ten_deep_is_whole(corpora: Path) -> None:
    items = items_of(corpora / "wxr" / "themeunittestdata.wordpress.xml")
    parents = {each.key: each.parent_key for each in items if isinstance(each, Comment)}

    def ancestry(key: str) -> Iterator[str]:
        while key:
            yield key
            key = parents[key]

    assert max(len(list(ancestry(key))) for key in parents) == 10


@pytest.mark.parametrize("tenth", range(1, 10))
def test_a_real_export_cut_off_keeps_its_complete_items(corpora: Path, tmp_path: Path, tenth: int) -> None:
    data = (corpora / "wxr" / "wordpress-sample2.wxr").read_bytes()
    cut = tmp_path / "cut.xml"
    cut.write_bytes(data[: len(data) * tenth // 10])

    items = items_of(cut)
    assert sum(isinstance(each, Post) for each in items) == count_in_patterns(cut)
    assert [each for each in items if isinstance(each, Skipped)]


def count_in_patterns(path: Path) -> int:
    text = path.read_text(encoding="utf-8", errors="replace")
    complete = re.findall(r"<item>.*?</item>", text, re.DOTALL)
    return sum(bool(re.search(r"<wp:post_type>(post|page)<", item)) for item in complete)
