"""The head of a page says what is known of a post, and no title can say more."""

import json
from datetime import UTC, date, datetime
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.services.exporting.hostile import names, posts, texts
from tui.model.dates import PublicationDate
from tui.model.post import Post, PostStatus, StoredPost
from tui.services.exporting.front_matter import front_matter, quoted


def head(post: Post, gone: str = "") -> tuple[str, dict[str, Any]]:
    written = front_matter(StoredPost(7, 1, "Tassen", post, read=True, starred=False, comments=2, gone=gone))
    assert written.startswith("---\n")
    assert written.endswith("\n---\n")
    return written, yaml.safe_load(written.removesuffix("---\n"))


def test_what_is_known_is_told_and_nothing_else() -> None:
    post = Post(
        key="wp:1",
        title='Tee: "heiß" #1',
        body="",
        author="Ada",
        published=PublicationDate.at(datetime(2006, 3, 15, 8, 12, 33, tzinfo=UTC)),
        permalink="https://tassen.example/1",
        categories=("Deutsch", "a, b"),
    )
    written, told = head(post)
    assert written == (
        '---\ntitle: "Tee: \\"heiß\\" #1"\nauthor: "Ada"\ndate: 2006-03-15T08:12:33Z\n'
        'permalink: "https://tassen.example/1"\ncategories: ["Deutsch", "a, b"]\nkind: post\nblog: "Tassen"\n'
        'id: 7\nkey: "wp:1"\ncomments: 2\n---\n'
    )
    assert told["date"] == datetime(2006, 3, 15, 8, 12, 33, tzinfo=UTC)


@pytest.mark.parametrize(
    ("published", "told"),
    [
        (PublicationDate.on_day(2006, 3, 15), {"date": date(2006, 3, 15)}),
        (PublicationDate.in_month(2006, 3), {"date": "2006-03"}),
        (PublicationDate.before(datetime(2006, 3, 15, 8, tzinfo=UTC)), {"date_before": date(2006, 3, 15)}),
        (PublicationDate(), {}),
    ],
)
def test_a_date_is_as_exact_as_it_is_known(published: PublicationDate, told: dict[str, object]) -> None:
    found = head(Post(key="wp:1", title="Tee", body="", published=published))[1]
    assert {name: value for name, value in found.items() if name.startswith("date")} == told


def test_what_is_not_for_everybody_or_gone_says_so() -> None:
    told = head(Post(key="wp:1", title="Tee", body="", status=PostStatus.MEMBERS), gone="2020-02-02")[1]
    assert (told["status"], told["gone"]) == ("members", date(2020, 2, 2))


@settings(deadline=None, derandomize=True, max_examples=60)
@given(st.one_of(names, texts, st.text()))
def test_any_text_is_one_visible_line_that_says_just_that(text: str) -> None:
    written = quoted(text)
    assert yaml.safe_load(f"title: {written}\nadmin: false") == {"title": text, "admin": False}
    assert written.isprintable()
    if "\\U" not in written:
        assert json.loads(written) == text


@settings(deadline=None, derandomize=True, max_examples=25)
@given(posts(1))
def test_no_post_breaks_out_of_its_head(post: Post) -> None:
    written, told = head(post)
    assert all(line == "---" or ": " in line for line in written.splitlines())
    assert (told["title"], told["id"]) == (post.title, 7)
    assert told.get("author", "") == post.author
    assert tuple(told.get("tags", ())) == post.tags


def test_a_login_in_an_address_is_not_told() -> None:
    post = Post(key="wp:1", title="Tee", body="", permalink="https://ada:gEheim7@tassen.example/1")
    assert head(post)[1]["permalink"] == "https://tassen.example/1"
