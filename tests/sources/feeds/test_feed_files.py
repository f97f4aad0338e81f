from collections.abc import Callable
from pathlib import Path

import pytest

from tests.sources.feeds.feed import atom, rss
from tui.model.blog import BlogFacts
from tui.model.comment import Comment, CommentKind
from tui.model.errors import SourceRefused, SourceUnknown
from tui.model.post import Post
from tui.model.sync_report import Skipped
from tui.sources.feeds.feed_files import read_feeds
from tui.sources.files import open_path
from tui.sources.source import Item, Notice

POST = (
    "<title>Tafel</title><link>https://blog.example/tafel/</link>"
    "<guid isPermaLink='false'>https://blog.example/?p=7</guid>"
    "<description>&lt;p>Ein Satz. Noch einer.&lt;/p></description>"
)


def comment(number: int, text: str = "Ja.", answered: str = "", extra: str = "") -> str:
    """Write a comment of WordPress as its Atom feed has it."""
    reply = f"<ns0:in-reply-to ref='{answered}' href='https://blog.example/tafel/'/>" if answered else ""
    return (
        f"<id>https://blog.example/?p=7#comment-{number}</id><title>Von: Ben</title>{reply}{extra}"
        f"<link href='https://blog.example/tafel/#comment-{number}'/><author><name>Ben</name></author>"
        f"<content type='html'>{text}</content><published>2005-12-0{number}T12:00:00Z</published>"
    )


def read(folder: Path, **files: str) -> list[Item]:
    for name, text in files.items():
        (folder / f"{name}.xml").write_text(text, encoding="utf-8")
    return list(read_feeds(folder))


def posts(items: list[Item]) -> list[Post]:
    return [item for item in items if isinstance(item, Post)]


def comments(items: list[Item]) -> dict[str, Comment]:
    return {item.key: item for item in items if isinstance(item, Comment)}


def test_a_file_gives_what_it_says_of_the_blog_and_its_posts(tmp_path: Path) -> None:
    path = tmp_path / "feed.xml"
    path.write_text(rss(POST, "<description>Ohne Namen. Mit Text.</description>"), encoding="utf-8")
    facts, first, second = read_feeds(path)
    assert facts == BlogFacts("Kreide & Tafel", "https://blog.example/", "Vom Schreiben", "de")
    assert isinstance(first, Post)
    assert (first.key, first.title, first.title_generated) == (
        "feed:https://blog.example/?p=7",
        "Tafel",
        False,
    )
    assert isinstance(second, Post)
    assert (second.title, second.title_generated) == ("Ohne Namen", True)
    assert open_path(path).format == "feed"


def test_comments_find_their_post_in_another_file_and_their_parent_in_the_thread(tmp_path: Path) -> None:
    own = "https://blog.example/?p=7"
    thread = atom(comment(3, answered=f"{own}#comment-2"), comment(2, answered=own), comment(1))
    items = read(tmp_path, a_comments=thread, b_posts=rss(POST))
    found = comments(items)
    assert [each.post_key for each in found.values()] == [f"feed:{own}"] * 3
    assert {each.key[-1]: each.parent_key[-1:] for each in found.values()} == {"3": "2", "2": "", "1": ""}
    assert [each.threaded for each in found.values()] == [True, True, False]
    assert items.index(posts(items)[0]) < items.index(found[f"feed:{own}#comment-3"])


def test_an_answer_to_a_comment_that_is_gone_keeps_its_parent_s_name(tmp_path: Path) -> None:
    answer = comment(3).replace(
        "</author>",
        "</author><ns0:in-reply-to ref='https://blog.example/?p=7#comment-2' href='https://blog.example/tafel/#comment-2'/>",
    )
    found = comments(read(tmp_path, a=rss(POST), b=atom(answer)))
    assert (
        found["feed:https://blog.example/?p=7#comment-3"].parent_key
        == "feed:https://blog.example/?p=7#comment-2"
    )


def test_comments_that_answer_one_another_in_a_ring_are_told_once(tmp_path: Path) -> None:
    own = "https://blog.example/?p=7#comment-"
    ring = atom(*(comment(a, answered=f"{own}{b}").replace("/tafel/", "/fort/") for a, b in ((1, 2), (2, 1))))
    items = read(tmp_path, a=rss(POST), b=ring)
    assert not comments(items)
    assert [item.why for item in items if isinstance(item, Skipped)] == [
        "2 of them are on posts that are in none of the feeds."
    ]


def test_comments_without_ids_are_told_apart(tmp_path: Path) -> None:
    other = POST.replace("tafel", "kreide").replace("?p=7", "?p=8")
    items = [f"<title>x</title><link>https://blog.example/{page}/#c1</link>" for page in ("tafel", "kreide")]
    found = comments(read(tmp_path, a=rss(POST, other), b=rss(*items)))
    assert {each.post_key[-1] for each in found.values()} == {"7", "8"}


def test_a_thread_as_deep_as_it_is_long_finds_its_post(tmp_path: Path) -> None:
    own = "https://blog.example/?p=7"
    links = "<id>{}#comment-{}</id><ns0:in-reply-to ref='{}'/>"
    thread = atom(
        *(links.format(own, n, f"{own}#comment-{n - 1}" if n > 1 else own) for n in range(3000, 0, -1))
    )
    found = comments(read(tmp_path, a=rss(POST), b=thread))
    assert len(found) == 3000
    assert {each.post_key for each in found.values()} == {f"feed:{own}"}


def test_a_comment_without_an_author_is_signed_by_its_title(tmp_path: Path) -> None:
    item = "<title>{}</title><link>https://blog.example/tafel/#comment-{}</link><guid>{}</guid>"
    titles = [
        "Von: Ben Weiß",
        "By: Ben Weiß",
        "Comment on Tafel by Ben Weiß",
        "Kommentar zu Tafel von Ben Weiß",
    ]
    feed = rss(*(item.format(title, n, n) for n, title in enumerate(titles)))
    assert {each.author for each in comments(read(tmp_path, a=rss(POST), b=feed)).values()} == {"Ben Weiß"}


def test_what_is_cut_out_of_another_page_is_a_pingback(tmp_path: Path) -> None:
    feed = atom(comment(1, "[&amp;#8230;] wie Ada sagt [&amp;#8230;]"), comment(2, "[…] ist ein Zeichen"))
    kinds = [each.kind for each in comments(read(tmp_path, a=rss(POST), b=feed)).values()]
    assert kinds == [CommentKind.PINGBACK, CommentKind.COMMENT]


def test_a_post_that_answers_another_blog_stays_a_post(tmp_path: Path) -> None:
    entry = "<id>x</id><title>Antwort</title><ns0:in-reply-to ref='tag:else.example,2005:1'/>"
    assert [
        post.title for post in posts(read(tmp_path, a=atom(entry, "<id>y</id><title>Eigenes</title>")))
    ] == [
        "Eigenes",
        "Antwort",
    ]


def test_of_a_post_in_several_files_the_latest_change_counts(tmp_path: Path) -> None:
    entry = "<id>x</id><title>{}</title><updated>200{}-01-01T00:00:00Z</updated>"
    files = {name: atom(entry.format(name, year)) for name, year in (("a", 5), ("b", 7), ("c", 6))}
    assert posts(read(tmp_path, **files))[-1].title == "b"


def test_a_folder_holds_one_blog_and_names_what_it_leaves_out(tmp_path: Path) -> None:
    other = rss(POST).replace("blog.example", "other.example")
    items = read(
        tmp_path, a=rss(POST), b=other, c="<rss><!DOCTYPE", d="no feed", e=rss("<title>a & b</title>")
    )
    assert len(posts(items)) == 2
    assert [item.where for item in items if isinstance(item, Skipped)] == ["b.xml", "c.xml"]
    assert [item.text[:5] for item in items if isinstance(item, Notice)] == ["e.xml"]


@pytest.mark.parametrize(
    ("damage", "loss"),
    [
        (
            lambda text: text[: text.rindex("<description>")],
            "The file ends too early; what followed is missing.",
        ),
        (lambda text: text.replace("</description></item>", "", 1), "Of its 2 entries 1 cannot be read."),
        (lambda text: text.replace("<title>", "<title>\x00 & <![CDATA[<item>]]>", 1), ""),
    ],
)
def test_what_is_lost_of_an_ill_formed_feed_is_named(
    tmp_path: Path, damage: Callable[[str], str], loss: str
) -> None:
    second = POST.replace("tafel", "kreide").replace("?p=7", "?p=8")
    items = read(tmp_path, a=damage(rss(POST, second)))
    assert [item.why for item in items if isinstance(item, Skipped)] == [loss][: len(loss)]


def test_what_cannot_be_read_is_told(tmp_path: Path) -> None:
    with pytest.raises(SourceUnknown, match="holds no feed"):
        list(read_feeds(tmp_path))
    (tmp_path / "x").write_bytes(b"x")
    with pytest.raises(SourceUnknown, match=r"x is no feed .*\.$"):
        list(read_feeds(tmp_path / "x"))
    with pytest.raises(SourceRefused):
        list(read_feeds(tmp_path / "missing"))
