"""Exports of Ghost as posts and comments."""

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.sources.exports.ghost.conftest import Read
from tests.sources.exports.ghost.written import Row, export, old_layout, row
from tests.sources.exports.movabletype.given import comments, losses, posts
from tests.sources.packing import zipped
from tui.model.blog import BlogFacts
from tui.model.comment import CommentStatus
from tui.model.dates import UNDATED, PublicationDate
from tui.model.errors import SourceUnknown
from tui.model.post import BodyFormat, PostKind, PostStatus
from tui.sources.files import open_path

NOON = PublicationDate.at(datetime(2020, 5, 1, 12, tzinfo=UTC))


@pytest.mark.parametrize("old", [False, True])
def test_both_layouts_are_known_and_their_tables_joined(tmp_path: Path, old: bool) -> None:
    text = export(
        row(1),
        row(2, author_id="8"),
        users=[{"id": "7", "name": "Ada", "website": "https://ada.example/"}, {"id": "8", "name": "Ralf"}],
        tags=[
            {"id": 1, "name": "Steine"},
            {"id": 2, "name": "Erden"},
            {"id": 3, "name": "#intern", "visibility": "internal"},
        ],
        posts_tags=[
            {"post_id": row(1)["id"], "tag_id": 2, "sort_order": 1},
            {"post_id": row(1)["id"], "tag_id": 1, "sort_order": 0},
            {"post_id": row(1)["id"], "tag_id": 3, "sort_order": 2},
        ],
        posts_authors=[
            {"post_id": row(1)["id"], "author_id": "7", "sort_order": 0},
            {"post_id": row(1)["id"], "author_id": "8", "sort_order": 1},
        ],
        settings=[{"key": "title", "value": "Kalkwerk"}, {"key": "timezone", "value": "Europe/Berlin"}],
    )
    (tmp_path / "x").write_text(old_layout(text) if old else text, encoding="utf-8")

    source = open_path(tmp_path / "x")
    items = list(source.read(tmp_path / "x"))
    assert source.format == "ghost"
    assert items[0] == BlogFacts(name="Kalkwerk", time_zone="Europe/Berlin")
    first, second = posts(items)
    assert first.key == "ghost:000000000000000000000001"
    assert (first.title, first.body, first.published) == ("Kreide 1", "<p>Text 1</p>", NOON)
    assert (first.author, first.author_url) == ("Ada, Ralf", "https://ada.example/")
    assert first.tags == ("Steine", "Erden")
    assert (second.author, second.tags) == ("Ralf", ())
    assert losses(items) == []


@pytest.mark.parametrize(
    ("status", "expected"),
    [
        ("published", PostStatus.PUBLISHED),
        ("sent", PostStatus.PUBLISHED),
        ("draft", PostStatus.DRAFT),
        ("scheduled", PostStatus.FUTURE),
        ("else", PostStatus.PRIVATE),
    ],
)
def test_a_status_is_the_model_s(read: Read, status: str, expected: PostStatus) -> None:
    (post,) = posts(read(export(row(status=status))))
    assert post.status is expected


@pytest.mark.parametrize("more", [{"type": "page"}, {"type": None, "page": 1}, {"page": True}])
def test_a_page_is_none_of_the_posts(read: Read, more: Row) -> None:
    (post,) = posts(read(export(row(**more))))
    assert post.kind is PostKind.PAGE


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        (1588334400000, NOON),
        ("2020-05-01 12:00:00", NOON),
        ("2020-05-01T14:00:00.000+02:00", NOON),
        (None, UNDATED),
        ("0000-00-00 00:00:00", UNDATED),
        (10**30, UNDATED),
        (float("nan"), UNDATED),
        ([], UNDATED),
    ],
)
def test_a_date_is_a_text_or_milliseconds(read: Read, written: object, expected: PublicationDate) -> None:
    (post,) = posts(read(export(row(published_at=written))))
    assert post.published == expected


LEXICAL = json.dumps(
    {
        "root": {
            "children": [
                {"type": "heading", "tag": "h2", "children": [{"type": "text", "text": "a < b"}]},
                {
                    "type": "paragraph",
                    "children": [
                        {"type": "text", "text": "fett", "format": 3},
                        {"type": "linebreak"},
                        {"type": "link", "url": "/x", "children": [{"type": "text", "text": "dort"}]},
                    ],
                },
                {"type": "list", "listType": "number", "children": [{"type": "listitem", "children": []}]},
                {"type": "image", "src": "__GHOST_URL__/a.png", "alt": "Stein", "caption": "<i>so</i>"},
                {"type": "codeblock", "code": "a<b"},
                {"type": "unknown", "children": [{"type": "text", "text": "Rest"}]},
            ]
        }
    }
)
MOBILEDOC = json.dumps(
    {
        "version": "0.3.1",
        "atoms": [["soft-return", "", {}]],
        "cards": [["code", {"code": "a<b"}], ["nothing", {}]],
        "markups": [["em"], ["a", ["href", "/x"]], ["script"]],
        "sections": [
            [1, "h2", [[0, [], 0, "a < b"]]],
            [1, "p", [[0, [0], 1, "so"], [1, [], 0, 0], [0, [1, 2], 2, "dort"], [0, [0], 0, "frei"]]],
            [3, "ul", [[[0, [], 0, "eins"]], "kaputt"]],
            [10, 0],
            [10, 1],
            [10, 99],
            "kaputt",
        ],
    }
)
MARKDOWN = json.dumps({"cards": [["markdown", {"markdown": "*so*"}]], "sections": [[10, 0]]})


@pytest.mark.parametrize(
    ("more", "body", "body_format"),
    [
        ({"html": "<p>eins</p>", "plaintext": "eins"}, "<p>eins</p>", BodyFormat.HTML),
        ({"html": '<a href="__GHOST_URL__/x">'}, '<a href="/x">', BodyFormat.HTML),
        (
            {"html": None, "lexical": LEXICAL},
            '<h2>a &lt; b</h2><p><em><strong>fett</strong></em><br><a href="/x">dort</a></p>'
            "<ol><li></li></ol>"
            '<figure><img src="/a.png" alt="Stein"><figcaption><i>so</i></figcaption></figure>'
            "<pre><code>a&lt;b</code></pre>Rest",
            BodyFormat.HTML,
        ),
        (
            {"html": None, "mobiledoc": MOBILEDOC},
            '<h2>a &lt; b</h2><p><em>so</em><br><a href="/x">dort</a><em>frei</em></p>'
            "<ul><li>eins</li><li></li></ul><pre><code>a&lt;b</code></pre>",
            BodyFormat.HTML,
        ),
        ({"html": None, "mobiledoc": MARKDOWN}, "*so*", BodyFormat.MARKDOWN),
        ({"html": "", "markdown": "*so*"}, "*so*", BodyFormat.MARKDOWN),
        ({"html": None, "plaintext": "eins", "lexical": "{"}, "eins", BodyFormat.TEXT),
    ],
)
def test_the_body_is_the_best_form_there_is(
    read: Read, more: Row, body: str, body_format: BodyFormat
) -> None:
    (post,) = posts(read(export(row(**more))))
    assert (post.body, post.body_format) == (body, body_format)


def test_comments_are_read_where_an_export_has_them(read: Read) -> None:
    post_id = row(1)["id"]
    text = export(
        row(1),
        comments=[
            {"id": "c1", "post_id": post_id, "member_id": "m", "html": "<p>Ja.</p>", "status": "published"},
            {"id": "c2", "post_id": post_id, "parent_id": "c1", "html": "<p>Nein.</p>", "status": "hidden"},
            {"id": "c3", "post_id": "gone", "html": "<p>Wo?</p>"},
        ],
        members=[{"id": "m", "name": "Ralf", "email": "ralf@example.org"}],
    )

    items = read(text)
    first, second = comments(items)
    assert (first.key, first.author, first.body) == ("ghost:comment-c1", "Ralf", "<p>Ja.</p>")
    assert (second.parent_key, second.status) == ("ghost:comment-c1", CommentStatus.HOLD)
    assert losses(items) == ["comments 3: The post that it is a comment on is not in the export."]
    assert "ralf@example.org" not in str(items)


def test_a_saved_answer_of_the_api_is_read_with_what_stands_in_it(tmp_path: Path) -> None:
    post = row(
        url="https://kalk.example/a/",
        comment_id="1",
        authors=[{"name": "Ada", "url": "https://kalk.example/author/ada/"}],
        tags=[{"name": "Steine", "visibility": "public"}, {"name": "#x", "visibility": "internal"}],
    )
    (tmp_path / "x").write_text(json.dumps({"posts": [post], "meta": {"pagination": {}}}), encoding="utf-8")

    source = open_path(tmp_path / "x")
    (read,) = posts(list(source.read(tmp_path / "x")))
    assert source.format == "ghost"
    assert (read.permalink, read.author, read.tags) == ("https://kalk.example/a/", "Ada", ("Steine",))


def test_exports_lie_in_a_zip_with_what_came_along(tmp_path: Path) -> None:
    path = zipped(tmp_path / "a.zip", {"content/x.json": "{}", "ghost.json": export(row())})

    source = open_path(path)
    assert source.format == "ghost"
    assert [post.title for post in posts(list(source.read(path)))] == ["Kreide 1"]


def test_an_export_without_posts_says_so(read: Read) -> None:
    with pytest.raises(SourceUnknown, match="no post of a Ghost export"):
        read(export())
