"""Which files are Blogger's, and several of them together."""

import gzip
from pathlib import Path
from random import Random
from xml.sax.saxutils import escape
from zipfile import ZipFile

import pytest

from tests.sources.blogger.given import comments, keys, losses, posts
from tests.sources.blogger.written import (
    BLOG,
    KIND,
    NEW_HEAD,
    OLD_HEAD,
    WrittenComment,
    WrittenPost,
    new_export,
    old_export,
)
from tui.model.errors import SourceRefused, SourceUnknown
from tui.sources.blogger.export import read_blogger
from tui.sources.blogger.recognition import looks_like_blogger
from tui.sources.files import open_path
from tui.sources.source import Item

LIVE_HEAD = OLD_HEAD.replace(".archive", "")
THEME = '<?xml version="1.0" encoding="UTF-8" ?>\n<!DOCTYPE html>\n<html><body>{}</body></html>'


def format_of(folder: Path, text: str) -> str:
    path = folder / "file"
    path.write_text(text, encoding="utf-8")
    return open_path(path).format


@pytest.mark.parametrize(
    "text",
    [
        old_export(WrittenPost()),
        new_export(WrittenPost()),
        new_export(),
        old_export(WrittenPost(), head=LIVE_HEAD),
        "`" + new_export(WrittenPost()),
        old_export(WrittenPost()).replace(f"<id>{BLOG}.archive</id>", "").replace("Blogger</gen", "X</gen"),
    ],
)
def test_exports_and_saved_feeds_are_known_by_their_content(tmp_path: Path, text: str) -> None:
    assert format_of(tmp_path, text) == "blogger"


def test_a_feed_that_only_writes_about_blogger_is_none_of_its() -> None:
    body = f'<category scheme="x" term="{KIND}post"/><generator>Blogger</generator> {BLOG}'
    entry = f'<entry><id>x</id><content type="html">{escape(body)}</content></entry>'
    head = '<feed xmlns="http://www.w3.org/2005/Atom"><id>https://x.example/</id><title>Blogger</title>'
    assert not looks_like_blogger(old_export(entry, head=head).encode())


def takeout(folder: Path) -> Path:
    blogs = {
        "Kalkwerk": new_export(WrittenComment(), WrittenPost()),
        "Zweitblog": new_export(WrittenPost(2, "Anderswo"), head=NEW_HEAD.replace("blog-7", "blog-8")),
    }
    for name, text in blogs.items():
        place = folder / "Takeout" / "Blogger" / "Blogs" / name
        place.mkdir(parents=True)
        (place / "feed.atom").write_text(text, encoding="utf-8")
        (place / "settings.csv").write_text("a,b\n", encoding="utf-8")
        for theme in ("theme-classic.html", "theme-layouts.xml"):
            (place / theme).write_text(THEME.format("x" * 100), encoding="utf-8")
    return folder / "Takeout"


def test_a_takeout_is_known_by_its_feed_and_gives_its_first_blog(tmp_path: Path) -> None:
    source = open_path(takeout(tmp_path))
    assert source.format == "blogger"

    items = list(source.read(source.path))
    assert [post.title for post in posts(items)] == ["Kreide"]
    assert [each.key for each in comments(items)] == ["blogger:501"]
    (loss,) = losses(items)
    assert loss.startswith("Blogger/Blogs/Zweitblog/feed.atom: It is an export of another blog")


def test_a_takeout_is_read_as_it_was_packed(tmp_path: Path) -> None:
    folder = takeout(tmp_path)
    with ZipFile(tmp_path / "takeout.zip", "w") as packed:
        for file in sorted(folder.rglob("*.*")):
            packed.write(file, file.relative_to(tmp_path))

    source = open_path(tmp_path / "takeout.zip")
    assert source.format == "blogger"
    items = list(source.read(source.path))
    assert keys(items) == ["blogger:11", "blogger:501"]


def test_a_comment_may_lie_in_another_file_than_its_post(tmp_path: Path) -> None:
    (tmp_path / "a.xml").write_text(old_export(WrittenComment(), head=LIVE_HEAD), encoding="utf-8")
    (tmp_path / "b.xml").write_text(old_export(WrittenPost(), WrittenComment(502)), encoding="utf-8")

    items = list(read_blogger(tmp_path))
    assert [each.key for each in comments(items)] == ["blogger:502", "blogger:501"]
    assert items.index(posts(items)[0]) < items.index(comments(items)[0])


def test_of_a_post_in_several_files_the_one_changed_last_counts(tmp_path: Path) -> None:
    older = old_export(WrittenPost(title="Alt")).replace("2008-11-11", "2008-10-01")
    (tmp_path / "a.xml").write_text(new_export(WrittenPost(title="Neu")), encoding="utf-8")
    (tmp_path / "b.xml").write_text(older, encoding="utf-8")
    assert [post.title for post in posts(list(read_blogger(tmp_path)))] == ["Neu"]


def test_what_cannot_be_read_is_told(tmp_path: Path) -> None:
    with pytest.raises(SourceUnknown, match="no export of Blogger"):
        list(read_blogger(tmp_path))
    with pytest.raises(SourceRefused):
        list(read_blogger(tmp_path / "nichts"))


def test_what_stands_before_a_damage_is_kept_together_with_the_comments_that_wait(tmp_path: Path) -> None:
    random = Random(7)
    filler = [WrittenPost(number, body=f"{random.getrandbits(40_000):x}") for number in range(100, 140)]
    packed = gzip.compress(new_export(WrittenComment(), WrittenPost(), *filler).encode(), mtime=0)
    (tmp_path / "feed.atom.gz").write_bytes(packed[: len(packed) // 2])

    items: list[Item] = []
    with pytest.raises(SourceRefused, match="ends too early"):
        items.extend(read_blogger(tmp_path / "feed.atom.gz"))
    assert keys(items)[0] == "blogger:11"
    assert 5 < len(posts(items)) < 40
    assert [each.key for each in comments(items)] == ["blogger:501"]
