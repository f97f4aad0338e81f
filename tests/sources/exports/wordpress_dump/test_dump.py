"""What is read out of answers of the REST API that lie as files."""

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.fakes.wordpress_site import json_comment, json_post
from tests.sources.exports.movabletype.given import comments, losses, posts
from tests.sources.exports.wordpress_dump.conftest import Read
from tui.model.blog import BlogFacts
from tui.model.dates import PublicationDate
from tui.model.errors import SourceRefused, SourceUnknown
from tui.sources import whole_file
from tui.sources.exports.wordpress_dump.dump import read_wordpress_dump
from tui.sources.exports.wordpress_dump.recognition import looks_like_wordpress_dump
from tui.sources.files import open_path

ENVELOPE = {"body": [json_post(1)], "status": 200, "headers": {"X-WP-Total": 1}}
USERS = [{"id": 1, "name": "Ada Fink", "slug": "ada", "url": "https://ada.example/", "avatar_urls": {}}]
CATEGORIES = [{"id": 3, "name": "Kaffee &amp; Tee", "slug": "kaffee", "taxonomy": "category"}]
TAGS = [{"id": 4, "name": "morgens", "slug": "morgens", "taxonomy": "post_tag"}]
INDEX = {"name": "Prüfblog", "home": "https://blog.example", "gmt_offset": 1, "namespaces": ["wp/v2"]}


def bare(post_id: int) -> dict[str, object]:
    return json_post(post_id, _embedded=None, categories=[3, 99], tags=[4])


@pytest.mark.parametrize(
    "saved", [json_post(1), [json_post(1)], ENVELOPE, ENVELOPE | {"body": json_post(1)}, [[json_post(1)][0]]]
)
def test_an_answer_is_read_whatever_is_around_the_post(read: Read, saved: object) -> None:
    (post,) = posts(read(posts=saved))
    assert (post.key, post.title, post.author) == ("wp:1", "Beitrag – 1", "Ada Fink")
    assert (post.categories, post.tags) == (("Kaffee & Tee",), ("morgens",))


def test_pages_that_were_saved_one_behind_the_other_are_all_read(read: Read) -> None:
    joined = "\n".join(json.dumps([json_post(number)]) for number in (1, 2, 3))
    assert [post.key for post in posts(read(posts=joined))] == ["wp:1", "wp:2", "wp:3"]


def test_posts_come_before_comments_however_the_files_are_named(read: Read) -> None:
    items = read(a=[json_comment(5, 1, parent=4), json_comment(6, 1)], b=[json_post(1)])
    assert [post.key for post in posts(items)] == ["wp:1"]
    assert [comment.key for comment in comments(items)] == ["wp:5", "wp:6"]
    assert items.index(posts(items)[0]) < items.index(comments(items)[0])
    assert (comments(items)[0].parent_key, comments(items)[0].post_key) == ("wp:4", "wp:1")
    assert losses(items) == []


def test_numbers_become_the_names_that_were_saved_beside_them(read: Read) -> None:
    items = read(posts=[bare(1)], users=USERS, categories=CATEGORIES, tags=TAGS)
    (post,) = posts(items)
    assert (post.author, post.author_url) == ("Ada Fink", "https://ada.example/")
    assert (post.categories, post.tags) == (("Kaffee & Tee",), ("morgens",))


def test_a_comment_of_the_post_s_author_is_known_by_the_user(read: Read) -> None:
    items = read(posts=[json_post(1)], comments=[json_comment(n, 1, author=n) for n in (1, 2)])
    assert [comment.by_post_author for comment in comments(items)] == [True, False]


def test_the_index_tells_the_blog_and_its_clock(read: Read) -> None:
    items = read(index=INDEX, posts=[json_post(1, date="2020-01-02T13:00:00", date_gmt=None)])
    assert BlogFacts("Prüfblog", "https://blog.example/", time_zone="+01:00") in items
    assert posts(items)[0].published == PublicationDate.at(datetime(2020, 1, 2, 12, tzinfo=UTC))


def test_without_the_index_the_blog_is_known_by_what_a_record_was_asked_of(read: Read) -> None:
    itself = {"self": [{"href": "https://x.example/blog/wp-json/wp/v2/posts/1"}]}
    assert BlogFacts(url="https://x.example/blog/") in read(posts=json_post(1, _links=itself))


def test_a_post_without_an_id_is_known_by_what_tells_it_from_others(read: Read) -> None:
    saved = [{"title": {"rendered": name}, "content": {"rendered": ""}} for name in ("Eins", "Zwei")]
    once, again = posts(read(posts=saved)), posts(read(posts=saved[::-1]))
    assert {post.key for post in once} == {post.key for post in again}
    assert len({post.key for post in once}) == 2


def test_pictures_and_menus_are_left_out_without_a_word(read: Read) -> None:
    items = read(posts=[json_post(1), json_post(2, type="attachment"), json_post(3, type="nav_menu_item")])
    assert [post.key for post in posts(items)] == ["wp:1"]
    assert losses(items) == []


def test_other_json_in_the_folder_is_none_of_its_business(read: Read) -> None:
    assert losses(read(posts=[json_post(1)], package={"name": "x", "dependencies": {}})) == []


@pytest.mark.parametrize("saved", [USERS, CATEGORIES, INDEX])
def test_names_without_posts_are_no_blog(read: Read, saved: object) -> None:
    with pytest.raises(SourceUnknown, match="neither posts nor comments"):
        read(only=saved)


@pytest.mark.parametrize(
    "saved", [[json_post(1)], json_post(1), ENVELOPE, [json_comment(1, 1)], USERS, INDEX]
)
@pytest.mark.parametrize("indent", [None, 4])
def test_a_file_is_known_by_its_beginning(tmp_path: Path, saved: object, indent: int | None) -> None:
    text = json.dumps(saved, indent=indent)
    assert looks_like_wordpress_dump(text.encode())
    assert looks_like_wordpress_dump(text.encode("utf-16"))
    (tmp_path / "x").write_text(text)
    assert open_path(tmp_path / "x").format == "wordpress-dump"


@pytest.mark.parametrize(
    "other",
    [
        b"",
        b"[]",
        b'{"code": "rest_no_route", "message": "No route."}',
        b'{"version": "https://jsonfeed.org/version/1.1", "title": "x", "items": []}',
        b'{"db": [{"meta": {}, "data": {"posts": [{"title": "x", "slug": "x"}]}}]}',
        b'<p>{"content": {"rendered": ""}}</p>',
    ],
)
def test_other_files_are_left_to_others(other: bytes) -> None:
    assert not looks_like_wordpress_dump(other)


def test_a_file_that_is_too_large_is_refused_in_a_sentence(
    read: Read, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(whole_file, "LARGEST_FILE", 5000)
    (tmp_path / "large.json").write_text(json.dumps([json_post(number) for number in range(1, 20)]))
    with pytest.raises(SourceRefused, match="larger than 64 MiB"):
        list(read_wordpress_dump(tmp_path / "large.json"))

    items = read(a=[json_post(1)], b=[json_post(2)])
    assert [post.key for post in posts(items)] == ["wp:1", "wp:2"]
    assert losses(items) == [
        "large.json: The file is larger than 64 MiB; save what it holds in several files."
    ]
