"""Feeds that are too large to be held give what they would give if they were held."""

import gzip
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.sources.feeds.feed import atom, rss
from tests.sources.feeds.test_feed_files import POST, comment
from tui.model.blog import BlogFacts
from tui.model.comment import Comment
from tui.model.errors import SourceRefused, SourceUnknown
from tui.model.post import Post
from tui.model.sync_report import Skipped
from tui.sources.feeds import feed_files, splitting
from tui.sources.feeds.feed_files import read_feeds
from tui.sources.source import Item, Notice, Progress

PLAIN = st.text("ab <>&;'\"\n\u00fc\u200b\U0001f600", max_size=20)
ESCAPED = PLAIN.map(lambda text: text.replace("&", "&amp;").replace("<", "&lt;"))
SECTION = PLAIN.map(lambda text: f"<![CDATA[<p>{text}</p><item>]]>")
FIELDS = st.sampled_from(
    [
        *(
            "<title>{}</title>",
            "<dc:creator>{}</dc:creator>",
            "<category>{}</category>",
            "<!-- {} <item> -->",
        ),
        *("<description>{}</description>", "<content:encoded>{}</content:encoded>", "<b>{}<i/></b>"),
        *("<link>https://blog.example/#comment-7</link>", "<slash:comments>3</slash:comments>", "&nbsp;"),
        *("<pubDate>Mon, 02 Jan 2006 15:04:05 +0100</pubDate>", "<guid>{}</guid>", "<author>{}</author>"),
    ]
)
ENTRY_FIELDS = st.sampled_from(
    [
        *("<title>{}</title>", "<title type='html'>{}</title>", "<author><name>{}</name></author>"),
        *("<content type='html'>{}</content>", "<summary>{}</summary>", "<category term='a'/>"),
        *("<id>{}</id>", "<updated>2006-01-02T15:04:05Z</updated>", "<ns0:in-reply-to ref='1'/>"),
        "<content type='xhtml'><div xmlns='http://www.w3.org/1999/xhtml'>x<br/></div></content>",
    ]
)
VALUES = st.one_of(ESCAPED, SECTION)


def record(fields: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    filled = st.tuples(fields, VALUES).map(lambda both: both[0].replace("{}", both[1]))
    return st.lists(filled, max_size=6).map("".join)


def read(path: Path) -> list[Item]:
    return [item for item in read_feeds(path) if not isinstance(item, Progress)]


def streamed(path: Path) -> list[Item]:
    """Read as if no feed could be held, entry by entry."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(feed_files, "LARGEST_TREE", 0)
        patch.setattr(splitting, "BATCH", 1)
        return read(path)


def of(kind: type[Item], items: list[Item]) -> list[Item]:
    return [item for item in items if isinstance(item, kind)]


@pytest.fixture
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("feeds") / "feed.xml"


@given(st.data())
@settings(deadline=None, max_examples=40)
def test_a_feed_gives_the_same_records_held_and_streamed(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    path = tmp_path_factory.getbasetemp() / "same.xml"
    write, fields = data.draw(st.sampled_from([(rss, FIELDS), (atom, ENTRY_FIELDS)]))
    path.write_text(write(*data.draw(st.lists(record(fields), min_size=1, max_size=4))), encoding="utf-8")
    assert sorted(map(str, streamed(path))) == sorted(map(str, read(path)))


RDF = (
    "<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#' xmlns='http://purl.org/rss/1.0/'>"
    "<channel><title>Kreide</title><link>https://blog.example/</link><items><rdf:Seq>{}</rdf:Seq></items>"
    "</channel>{}</rdf:RDF>"
)


@pytest.mark.parametrize(
    "feed",
    [
        RDF.format("<rdf:li/>" * 5000, f"<item>{POST}</item>" * 3),
        f"<rss><channel><title>Kreide</title></channel><item>{POST}</item><item><title>x</title></item></rss>",
        atom("<id>1</id><title>x</title>", head="<generator>textpattern</generator><!-- <entry> -->"),
        atom("<id>1</id><title>x [3]</title>", "<id>2</id>", head="<generator>Textpattern</generator>"),
        '<?xml version="1.0" encoding="iso-8859-1"?>' + rss(POST, "<title>&uuml;\u00fc</title>"),
        rss(POST, "<title>a & b</title>", POST.replace("7", "8")),
        rss(POST, "<title>a</title>", POST.replace("7", "8")).replace("<item>", "<item>\0", 1),
        rss(*(POST.replace("7", str(number)) for number in range(5))).replace("</item>", "", 1),
        rss(POST, "<title>a</title>")[:-40],
        rss(),
        rss(POST) + rss(POST.replace("7", "8")),
    ],
)
def test_odd_and_broken_feeds_lose_no_more_when_streamed(feed: str, place: Path) -> None:
    place.write_bytes(feed.encode("iso-8859-1" if "iso-8859" in feed else "utf-8"))
    assert sorted(map(str, streamed(place))) == sorted(map(str, read(place)))


def test_what_is_broken_in_one_batch_costs_nothing_of_the_others(place: Path) -> None:
    items = [POST.replace("7", str(number)) for number in range(20)]
    place.write_text(rss(*items).replace("?p=9</guid>", "?p=9</gu", 1), encoding="utf-8")
    found = streamed(place)
    assert len(of(Post, found)) == 20
    assert of(Notice, found) == [
        Notice("feed.xml: The feed is ill-formed or too long; a part of it may be missing.")
    ]


def test_an_entry_that_is_too_large_is_named_and_the_others_are_read(
    place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(splitting, "LARGEST_ENTRY", 1000)
    large = f"<title>Viel &amp; mehr</title><description>{'lang <br/>' * 200000}</description>"
    place.write_text(rss(POST, large, POST.replace("7", "8")), encoding="utf-8")
    found = streamed(place)
    assert [item.key[-1] for item in found if isinstance(item, Post)] == ["7", "8"]
    assert [item.where for item in found if isinstance(item, Skipped)] == ["feed.xml: entry 2 “Viel & mehr”"]


@pytest.mark.parametrize(
    ("feed", "why"),
    [
        ('<!DOCTYPE rss [<!ENTITY a "aaaa">]>' + rss(POST), "entities"),
        ("<html><item></item></html>", "is no feed"),
        ("x", "is no feed"),
    ],
)
def test_what_is_refused_when_it_is_held_is_refused_when_it_is_streamed(
    feed: str, why: str, place: Path
) -> None:
    place.write_text(feed, encoding="utf-8")
    with pytest.raises(SourceUnknown, match=why):
        streamed(place)


def test_comments_find_their_posts_and_parents_in_streams(tmp_path: Path) -> None:
    own = "https://blog.example/?p=7"
    thread = atom(comment(3, answered=f"{own}#comment-2"), comment(2, answered=own), comment(1), comment(4))
    (tmp_path / "a_comments.xml").write_text(thread, encoding="utf-8")
    (tmp_path / "b_posts.xml").write_text(rss(POST), encoding="utf-8")
    answer = "<id>x</id><ns0:in-reply-to ref='tag:else.example'/>"
    lost = atom(comment(5).replace("/tafel/", "/fort/"), answer)
    (tmp_path / "c_lost.xml").write_text(lost, encoding="utf-8")
    found = streamed(tmp_path)
    assert sorted(map(str, found)) == sorted(map(str, read(tmp_path)))
    assert len(of(Comment, found)) == 4
    assert len(of(BlogFacts, found)) == 1


def test_of_a_comment_that_comes_twice_in_a_stream_the_last_one_counts(tmp_path: Path) -> None:
    (tmp_path / "a.xml").write_text(rss(POST), encoding="utf-8")
    (tmp_path / "b.xml").write_text(
        atom(comment(1, "Alt."), comment(2), comment(1, "Neu.")), encoding="utf-8"
    )
    found = streamed(tmp_path)
    assert sorted(map(str, found)) == sorted(map(str, read(tmp_path)))
    assert [item.body for item in found if isinstance(item, Comment)] == ["Ja.", "Neu."]


def test_a_stream_of_another_blog_is_passed_over(tmp_path: Path) -> None:
    (tmp_path / "a.xml").write_text(rss(POST), encoding="utf-8")
    (tmp_path / "b.xml").write_text(rss(POST).replace("blog.example", "other.example"), encoding="utf-8")
    found = streamed(tmp_path)
    assert [item.where for item in found if isinstance(item, Skipped)] == ["b.xml"]
    assert len(of(Post, found)) == 1


def test_the_latest_change_of_a_post_counts_across_streams(tmp_path: Path) -> None:
    entry = "<id>x</id><title>{}</title><updated>200{}-01-01T00:00:00Z</updated>"
    for name, year in (("a", 5), ("b", 7), ("c", 6)):
        (tmp_path / f"{name}.xml").write_text(atom(entry.format(name, year)), encoding="utf-8")
    assert [item.title for item in streamed(tmp_path) if isinstance(item, Post)] == ["a", "b"]


def test_it_is_told_how_far_a_large_feed_was_read(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(feed_files, "BYTES_BETWEEN_PROGRESS", 1)
    monkeypatch.setattr(feed_files, "LARGEST_TREE", 0)
    monkeypatch.setattr(splitting, "BATCH", 1)
    place.write_text(rss(*[POST, f"<title>{'x' * 300_000}</title>"] * 3), encoding="utf-8")
    told = [item for item in read_feeds(place) if isinstance(item, Progress)]
    size = place.stat().st_size
    assert told
    assert all(item.total == size and item.unit == "bytes" and 0 < item.done < size for item in told)


def test_a_packed_feed_that_is_damaged_gives_what_stands_before(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(feed_files, "LARGEST_TREE", 1000)
    monkeypatch.setattr(splitting, "BATCH", 1)
    path = tmp_path / "feed.xml.gz"
    filler = "".join(Random(3).choices("abcdefghij", k=400_000))
    items = [f"{POST.replace('7', str(number))}<category>{filler}</category>" for number in range(4)]
    path.write_bytes(gzip.compress(rss(*items).encode())[:-20])
    reading = read_feeds(path)
    assert [type(next(reading)) for _ in range(3)] == [BlogFacts, Post, Post]
    with pytest.raises(SourceRefused):
        list(reading)
