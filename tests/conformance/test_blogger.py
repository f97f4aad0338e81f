"""Real exports of Blogger hold for us what an independent count finds in them."""

import re
from pathlib import Path
from xml.etree import ElementTree

import pytest

from tests.sources.blogger.given import comments, facts, losses, notices, posts
from tui.sources.blogger.export import read_blogger
from tui.sources.files import open_path

ATOM = "{http://www.w3.org/2005/Atom}"
ANSWERS = "{http://purl.org/syndication/thread/1.0}in-reply-to"
NAMES = ["blogger-sample.xml", "blogger-sample2.xml"]


@pytest.fixture(params=NAMES)
def export(request: pytest.FixtureRequest, corpora: Path) -> Path:
    return corpora / "blogger" / str(request.param)


def entries_of(path: Path, kind: str) -> list[ElementTree.Element]:
    root = ElementTree.parse(path).getroot()
    return [
        entry
        for entry in root.iter(f"{ATOM}entry")
        if any(each.get("term", "").endswith(f"kind#{kind}") for each in entry.iter(f"{ATOM}category"))
    ]


def text_of(entry: ElementTree.Element, name: str) -> str:
    return (entry.findtext(f"{ATOM}{name}") or "").strip()


def last_number(told: str) -> str:
    return re.split(r"[.]post-", told)[-1] if told.startswith("tag:") else told


def test_an_export_is_known_as_one(export: Path) -> None:
    assert open_path(export).format == "blogger"


def test_every_post_is_there_once_with_its_title_body_and_labels(export: Path) -> None:
    entries = entries_of(export, "post")

    read = posts(list(read_blogger(export)))
    assert [post.key for post in read] == [f"blogger:{last_number(text_of(each, 'id'))}" for each in entries]
    assert [post.body for post in read] == [text_of(each, "content") for each in entries]
    assert [post.title for post in read] == [text_of(each, "title") for each in entries]
    assert [len(post.categories) for post in read] == [
        len(each.findall(f"{ATOM}category")) - 1 for each in entries
    ]


def test_every_comment_is_there_once_and_behind_its_post(export: Path) -> None:
    entries = entries_of(export, "comment")

    items = list(read_blogger(export))
    assert [(each.post_key, each.body) for each in comments(items)] == [
        (f"blogger:{last_number(each.find(ANSWERS).get('ref', ''))}", text_of(each, "content"))  # type: ignore[union-attr]  # every one has it
        for each in entries
    ]
    keys = [each.key for each in comments(items)]
    assert len(set(keys)) == len(keys) > 0
    given = [post.key for post in posts(items)]
    assert all(each.post_key in given for each in comments(items))
    assert losses(items) == notices(items) == []


def test_posts_count_their_comments_as_the_file_does(corpora: Path) -> None:
    items = list(read_blogger(corpora / "blogger" / NAMES[1]))
    for post in posts(items):
        assert post.comment_count == sum(each.post_key == post.key for each in comments(items))


def test_the_settings_tell_of_the_blog(corpora: Path) -> None:
    told = facts(list(read_blogger(corpora / "blogger" / NAMES[1])))[-1]
    assert (told.name, told.language, told.time_zone) == ("JJ's Favorite Things", "en", "America/Los_Angeles")


@pytest.mark.parametrize("tenth", range(1, 10))
def test_a_real_export_cut_off_keeps_its_complete_entries(export: Path, tmp_path: Path, tenth: int) -> None:
    data = export.read_bytes()
    cut = data[: len(data) * tenth // 10]
    (tmp_path / "cut.xml").write_bytes(cut)

    items = list(read_blogger(tmp_path / "cut.xml"))
    whole = re.findall(rb"<(?:ns0:)?entry>.*?</(?:ns0:)?entry>", cut, re.DOTALL)
    assert len(posts(items)) == sum(b"kind#post" in each for each in whole)
    assert len(comments(items)) == sum(b"kind#comment" in each for each in whole)
    assert len(losses(items)) == 1
