"""What one source tells of a blog joins what another told, through the whole way of ``vowe-tui add``."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.fakes.http_server import serving
from tests.sources.blogger.live_blog import LiveBlog
from tests.sources.blogger.written import WrittenComment, WrittenPost, new_export, old_export
from tests.sources.exports import export as wxr
from tests.sources.exports.disqus import written as disqus
from tests.sources.pages.page import page
from tui.archive import blogs, comments, posts
from tui.archive.archive import Archive
from tui.archive.integrity import check
from tui.model.comment import StoredComment
from tui.model.sync_report import SyncReport
from tui.services.importing import add_source

Write = Callable[..., str]
pytestmark = pytest.mark.anyio


async def add(archive: Archive, location: str | Path) -> SyncReport:
    _, report = await add_source(archive, str(location))
    assert not report.failure
    assert check(archive.reader()) == []
    return report


def discussion(archive: Archive, post: str) -> list[StoredComment]:
    post_id = posts.find_post(archive.reader(), post)
    assert post_id is not None
    return comments.load_comments(archive.reader(), post_id)


def parents(found: list[StoredComment]) -> dict[str, str]:
    return {each.comment.author: each.comment.parent_key for each in found}


@pytest.mark.parametrize("write", [old_export, new_export])
@pytest.mark.parametrize("live_first", [True, False])
async def test_an_export_of_blogger_and_the_live_blog_are_one(
    archive: Archive, tmp_path: Path, write: Write, live_first: bool
) -> None:
    written = [WrittenPost(number, f"Kreide {number}") for number in range(1, 5)]
    first = WrittenComment(501, 1, author="Ralf")
    answer = WrittenComment(502, 1, "Nein.", parent=501, author="Ada")
    text = write(*written[:3], first, answer)
    (tmp_path / "feed.atom").write_text(text)
    async with serving(LiveBlog(written[1:], comments=[WrittenComment(503, 4, "Neu.")])) as server:
        order: list[str | Path] = [server.url, tmp_path / "feed.atom"]
        for place in order if live_first else reversed(order):
            report = await add(archive, place)
        assert (report.posts.joined, len(blogs.list_blogs(archive.reader()))) == (2, 1)
    assert blogs.list_blogs(archive.reader())[0].posts == 4
    assert parents(discussion(archive, "blogger:1")) == {"Ralf": "", "Ada": "blogger:501"}
    assert len(discussion(archive, "blogger:4")) == 1


async def test_comments_of_disqus_stand_below_the_posts_of_an_export(
    archive: Archive, tmp_path: Path
) -> None:
    (tmp_path / "export.xml").write_text(wxr.export(wxr.item(1, wxr.comment(7)), wxr.item(2, title="Kalk")))
    threads = [
        disqus.thread(1, "http://kalkwerk.example/1/?x=y"),
        disqus.thread(2, "https://kalkwerk.example/2"),
    ]
    told = [disqus.post(1), disqus.post(2, 1), disqus.post(3, of=2)]
    (tmp_path / "disqus.xml").write_text(disqus.export([*threads, *told]))

    await add(archive, tmp_path / "export.xml")
    report = await add(archive, tmp_path / "disqus.xml")
    assert report.comments.new == 3
    first = parents(discussion(archive, "wp:1"))
    assert first == {"Ralf": "", "Leser 1": "", "Leser 2": "disqus:1"}
    assert list(parents(discussion(archive, "wp:2"))) == ["Leser 3"]
    again = await add(archive, tmp_path / "disqus.xml")
    assert (again.comments.new, again.comments.unchanged) == (0, 3)


async def test_comments_of_isso_stand_below_old_pages(archive: Archive, tmp_path: Path) -> None:
    pages = tmp_path / "pages"
    pages.mkdir()
    for number in (4711, 4712):
        article = f"Weiß ist sie.\n\nPermalink: https://blog.example/archives/{number:06}.html"
        (pages / f"{number:06}.txt").write_text(page(title=f"Kreide {number}", article=article))
    told = {"id": 1, "author": "Ada Fink", "created": "2020-01-08 12:00:00", "text": "Ein *Wort*."}
    thread = {"id": "/archives/004712.html", "title": "Kreide", "comments": [told]}
    (tmp_path / "isso.json").write_text(json.dumps([thread]))

    await add(archive, pages)
    assert (await add(archive, tmp_path / "isso.json")).comments.new == 1
    assert parents(discussion(archive, "page:004712")) == {"Ada Fink": ""}
    assert discussion(archive, "page:004711") == []
