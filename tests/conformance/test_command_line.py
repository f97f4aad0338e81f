"""Every real export goes in by the command line, and the report counts what an independent count finds."""

import csv
import json
import re
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from tests.cli.program import Program
from tests.conformance.test_blogger import entries_of
from tests.conformance.test_exports import raw_entries
from tests.conformance.test_wordpress_rest import USERS, raw_posts
from tests.conformance.test_wxr import FILES as WXR
from tests.conformance.test_wxr import count_independently
from tests.sources.feeds.feed import rss
from tui.cli.exit_codes import DONE, IN_PART

Count = Callable[[Path], tuple[int, int]]
"""Gives how many posts and comments a file or folder holds."""


def count_movable_type(path: Path) -> tuple[int, int]:
    return len(raw_entries(path.read_bytes())), path.read_bytes().count(b"\nCOMMENT:")


def count_blogger(path: Path) -> tuple[int, int]:
    return len(entries_of(path, "post")), len(entries_of(path, "comment"))


def count_ghost(path: Path) -> tuple[int, int]:
    return len(json.loads(path.read_bytes())["db"][0]["data"]["posts"]), 0


def count_substack(path: Path) -> tuple[int, int]:
    with (path / "posts.csv").open(encoding="utf-8", newline="") as file:
        return len(list(csv.DictReader(file))), 0


def count_medium(path: Path) -> tuple[int, int]:
    return sum(page.name != "comment.html" for page in path.glob("*.html")), 0


def count_wordpress(path: Path) -> tuple[int, int]:
    """Count posts by their ids: several of these files are one post in several forms."""
    files = sorted(path.glob("*.json")) if path.is_dir() else [path]
    return len({raw.get("id", raw["date_gmt"]) for file in files for raw in raw_posts(file)}), 0


EXPORTS: list[tuple[str, Count]] = [
    *((f"wxr/{name}", count_independently) for name in WXR),
    ("movabletype/movabletype-sample.txt", count_movable_type),
    ("movabletype/movabletype-sample2.txt", count_movable_type),
    ("blogger/blogger-sample.xml", count_blogger),
    ("blogger/blogger-sample2.xml", count_blogger),
    ("ghost/ghost.json", count_ghost),
    ("substack", count_substack),
    ("medium", count_medium),
    ("wordpress-rest", count_wordpress),
]


def assert_counted(program: Program, counts: tuple[int, int], *words: str) -> None:
    """Add a source twice: all of it is new at first, and nothing the second time."""
    first, second = (program("add", *words, "--json") for _ in range(2))
    assert {first.code, second.code} <= {DONE, IN_PART}
    [told], [again] = json.loads(first.out), json.loads(second.out)
    assert (first.code == IN_PART) is bool(told["skipped"])
    assert (told["posts"]["new"], told["comments"]["new"]) == counts
    assert (again["posts"]["new"], again["comments"]["new"]) == (0, 0)


@pytest.mark.parametrize(("name", "count"), EXPORTS, ids=[name for name, _ in EXPORTS])
def test_an_export_is_added_whole_and_once(
    name: str, count: Count, corpora: Path, on_archive: Program
) -> None:
    assert_counted(on_archive, count(corpora / name), str(corpora / name))


def test_each_saved_answer_of_the_rest_api_is_added_alone(corpora: Path, on_archive: Program) -> None:
    files = [path for path in sorted((corpora / "wordpress-rest").glob("*.json")) if path.name not in USERS]
    assert files
    for number, path in enumerate(files):
        assert_counted(on_archive, count_wordpress(path), str(path), "--name", f"Blog {number}")


def test_comments_of_disqus_are_added_to_the_blog_they_belong_to(corpora: Path, on_archive: Program) -> None:
    path = corpora / "disqus" / "disqus.xml"
    text = path.read_text()
    threads = dict(re.findall(r'(?s)<thread dsq:id="(\d+)">(?:(?!</thread>).)*?<link>([^<]+)', text))
    pages = {number: link for number, link in threads.items() if urlsplit(link).path.strip("/")}
    written = re.findall(r'<thread dsq:id="(\d+)" ?/>', text)
    placed = [number for number in written if number in pages]
    feed = on_archive.folder / "feed.xml"
    item = "<title>{0}</title><link>{1}</link><guid>{1}</guid>"
    feed.write_text(rss(*(item.format(*page) for page in pages.items())), encoding="utf-8")
    assert on_archive("add", str(feed), "--name", "Blog").code == DONE

    assert_counted(on_archive, (0, len(placed)), str(path), "--into", "Blog")
    [told] = on_archive.json("add", str(path), "--into", "Blog")
    on_the_start_page = sum(number in threads and number not in pages for number in written)
    assert f"{on_the_start_page} comments belong to posts that are not stored." in told["warnings"]
