"""What the comments of an item become."""

from datetime import UTC, datetime

import pytest

from tests.sources.exports.conftest import Read
from tests.sources.exports.export import comment, export, item
from tui.model.comment import Comment, CommentKind, CommentStatus
from tui.model.dates import PublicationDate
from tui.model.post import BodyFormat
from tui.sources.exports import items
from tui.sources.source import Item


def comments(given: list[Item]) -> list[Comment]:
    return [each for each in given if isinstance(each, Comment)]


def test_a_comment_has_the_key_parent_date_and_body_that_wordpress_shows(read: Read) -> None:
    body = "<![CDATA[Eins.\n\nZwei\nDrei.]]>"
    first, answer = comments(read(export(item(1, comment(8) + comment(9, parent=8, body=body)))))

    assert (first.key, first.parent_key, first.threaded) == ("wp:8", "", True)
    assert (answer.key, answer.parent_key, answer.post_key) == ("wp:9", "wp:8", "wp:1")
    assert first.published == PublicationDate.at(datetime(2012, 1, 5, 16, tzinfo=UTC))
    assert answer.body_format is BodyFormat.HTML
    assert answer.body.startswith("<p>Eins.</p>")
    assert "<br" in answer.body
    assert answer.permalink == "https://kalkwerk.example/1/#comment-9"


@pytest.mark.parametrize(
    ("written", "status"),
    [
        ("1", CommentStatus.APPROVED),
        ("0", CommentStatus.HOLD),
        ("spam", CommentStatus.SPAM),
        ("trash", CommentStatus.TRASH),
        ("post-trashed", CommentStatus.TRASH),
        ("unheard-of", CommentStatus.HOLD),
    ],
)
def test_only_what_was_approved_is_shown(read: Read, written: str, status: CommentStatus) -> None:
    more = f"<wp:comment_approved>{written}</wp:comment_approved>"

    assert comments(read(export(item(1, comment(8, more)))))[0].status is status


@pytest.mark.parametrize(
    ("written", "kind"),
    [("", CommentKind.COMMENT), ("pingback", CommentKind.PINGBACK), ("trackback", CommentKind.TRACKBACK)],
)
def test_word_from_other_sites_is_told_apart(read: Read, written: str, kind: CommentKind) -> None:
    more = f"<wp:comment_type>{written}</wp:comment_type>"

    assert comments(read(export(item(1, comment(8, more)))))[0].kind is kind


@pytest.mark.parametrize(("user", "by_author"), [("3", True), ("4", False), ("0", None), ("", None)])
def test_the_posts_author_is_known_by_the_user_and_not_by_the_name(
    read: Read, user: str, by_author: bool | None
) -> None:
    more = f"<wp:comment_user_id>{user}</wp:comment_user_id>"

    assert comments(read(export(item(1, comment(8, more)))))[0].by_post_author is by_author


def test_an_id_used_twice_makes_two_comments_and_answers_find_the_one_of_their_post(read: Read) -> None:
    other = comment(8, body="Nein.") + comment(9, parent=8)
    given = comments(read(export(item(1, comment(8)), item(2, other))))

    assert given[0].key == "wp:8"
    assert given[1].key.startswith("wp:8-")
    assert given[2].parent_key == given[1].key


def test_the_same_comment_twice_under_one_post_is_one_comment(read: Read) -> None:
    assert len(comments(read(export(item(1, comment(8) + comment(8)))))) == 1


def test_a_comment_without_an_id_has_a_steady_key(read: Read) -> None:
    text = export(item(1, comment("")))
    (first,), (second,) = comments(read(text)), comments(read(text))

    assert first.key == second.key
    assert first.permalink == ""


def test_an_answer_before_its_parent_and_one_to_a_missing_comment_keep_their_parents(read: Read) -> None:
    given = comments(read(export(item(1, comment(9, parent=8) + comment(8) + comment(10, parent=777)))))

    assert [each.parent_key for each in given] == ["wp:8", "", "wp:777"]


def test_a_comment_without_a_utc_date_is_dated_by_the_offset_of_its_post(read: Read) -> None:
    more = "<wp:comment_date_gmt>0000-00-00 00:00:00</wp:comment_date_gmt>"

    (given,) = comments(read(export(item(1, comment(8, more)))))
    assert given.published == PublicationDate.at(datetime(2012, 1, 5, 16, tzinfo=UTC))


def test_a_discussion_of_any_length_is_read_in_parts_to_the_same_end(
    read: Read, monkeypatch: pytest.MonkeyPatch
) -> None:
    long = comment(8) + comment(9, parent=8) + comment(8, body="anders") + comment(11, parent=9)
    text = export(item(1, comment(8)), item(2, long), item(3, comment(12)))
    whole = read(text)

    monkeypatch.setattr(items, "LARGE", 1)
    assert read(text) == whole
    assert len(comments(whole)) == 6


def test_an_answer_to_a_renamed_comment_finds_it_in_an_earlier_part(
    read: Read, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(items, "LARGE", 1)
    given = comments(
        read(export(item(1, comment(8)), item(2, comment(8, body="anders") + comment(9, parent=8))))
    )

    assert given[1].key.startswith("wp:8-")
    assert given[2].parent_key == given[1].key


def test_parts_of_an_attachment_give_no_comments_to_the_post_before_it(
    read: Read, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(items, "LARGE", 1)
    attachment = item(2, comment(9) + comment(10)).replace(
        ">post</wp:post_type>", ">attachment</wp:post_type>"
    )

    assert [each.key for each in comments(read(export(item(1, comment(8)), attachment)))] == ["wp:8"]
