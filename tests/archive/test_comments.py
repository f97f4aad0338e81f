from dataclasses import replace

from tests.archive.records import a_comment, a_post
from tests.archive.shelf import Shelf
from tui.archive.blogs import load_blog
from tui.archive.comments import load_comments, save_comment_markdown, save_comments
from tui.archive.posts import load_post
from tui.archive.reading import mark_comments_read, open_post, star_comment
from tui.model.comment import Comment, CommentKind, CommentStatus
from tui.model.dates import PublicationDate
from tui.model.post import BodyFormat
from tui.model.sync_report import Counts

WHOLE = Comment(
    key="c:9",
    post_key="wp:1",
    body="> Sie hat\nHat sie.",
    body_format=BodyFormat.TEXT,
    parent_key="c:4",
    threaded=True,
    author="Tove",
    author_url="https://tove.example/",
    by_post_author=False,
    published=PublicationDate.on_day(2006, 3, 4),
    status=CommentStatus.APPROVED,
    kind=CommentKind.WEBMENTION,
    permalink="https://tassen.example/1#c9",
)


def keys(shelf: Shelf, *, hidden: bool = False) -> list[str]:
    return [stored.comment.key for stored in shelf.read(load_comments, 1, hidden)]


def new_keys(shelf: Shelf) -> list[str]:
    return [stored.comment.key for stored in shelf.read(load_comments, 1) if stored.new]


def test_a_comment_comes_back_as_it_was_given_also_without_its_parent(shelf: Shelf) -> None:
    shelf.store(a_post())
    shelf.answer(WHOLE, text="> Sie hat\nHat sie.")
    (stored,) = shelf.read(load_comments, 1)
    assert stored.comment == WHOLE
    assert (stored.id, stored.text, stored.markdown, stored.new, stored.starred) == (
        1,
        "> Sie hat\nHat sie.",
        None,
        False,
        False,
    )


def test_storing_a_comment_again_changes_nothing(shelf: Shelf) -> None:
    shelf.store(a_post())
    assert shelf.answer(WHOLE) == Counts(new=1)
    assert shelf.answer(WHOLE) == Counts(unchanged=1)


def test_comments_stand_in_the_order_in_which_they_were_given(shelf: Shelf) -> None:
    shelf.store(a_post())
    shelf.answer(a_comment("c:3"), a_comment("c:1"))
    shelf.answer(a_comment("c:2"), a_comment("c:3", body="anders"))
    assert keys(shelf) == ["c:3", "c:1", "c:2"]


def test_a_comment_whose_post_is_not_stored_is_given_back(shelf: Shelf) -> None:
    shelf.store(a_post())
    stray = a_comment("c:2", "wp:404")
    pairs = [(a_comment(), ""), (stray, "")]
    assert shelf.write(save_comments, 1, 1, pairs) == (Counts(new=1), [stray])


def test_only_approved_comments_are_shown_unless_all_are_asked_for(shelf: Shelf) -> None:
    shelf.store(a_post())
    shelf.answer(*(a_comment(status.value, status=status) for status in CommentStatus))
    assert keys(shelf) == ["approved"]
    assert keys(shelf, hidden=True) == ["approved", "hold", "spam", "trash", "deleted"]


def test_a_comment_that_is_approved_later_is_counted_then(shelf: Shelf) -> None:
    shelf.store(a_post())
    shelf.answer(a_comment(status=CommentStatus.HOLD))
    assert shelf.read(load_post, 1).comments == 0
    shelf.answer(a_comment())
    assert shelf.read(load_post, 1).comments == 1
    assert shelf.read(load_blog, 1).comments == 1


def test_a_comment_that_moves_is_counted_where_it_is(shelf: Shelf) -> None:
    shelf.store(a_post("wp:1"), a_post("wp:2"))
    shelf.answer(a_comment(post_key="wp:1"))
    assert shelf.answer(a_comment(post_key="wp:2")) == Counts(changed=1)
    assert [shelf.read(load_post, post_id).comments for post_id in (1, 2)] == [0, 1]


def test_markdown_stays_until_the_body_changes(shelf: Shelf) -> None:
    shelf.store(a_post())
    shelf.answer(WHOLE)
    shelf.write(save_comment_markdown, {1: "Hat sie."})
    shelf.answer(replace(WHOLE, author="Tove M."))
    assert shelf.read(load_comments, 1)[0].markdown == "Hat sie."
    shelf.answer(replace(WHOLE, body="Hat sie nicht."))
    assert shelf.read(load_comments, 1)[0].markdown is None


def test_a_day_does_not_overwrite_a_second(shelf: Shelf) -> None:
    shelf.store(a_post())
    shelf.answer(WHOLE)
    assert shelf.answer(replace(WHOLE, published=PublicationDate.in_month(2006, 3))) == Counts(unchanged=1)
    assert shelf.read(load_comments, 1)[0].comment.published == WHOLE.published


def test_nothing_is_new_in_a_post_that_was_never_opened(shelf: Shelf) -> None:
    shelf.store(a_post())
    shelf.answer(a_comment("c:1"))
    assert new_keys(shelf) == []


def test_what_comes_after_the_opening_is_new_until_it_is_read(shelf: Shelf) -> None:
    shelf.store(a_post())
    shelf.answer(a_comment("c:1"))
    shelf.write(open_post, 1, "2006-03-03T14:02:00Z")
    shelf.answer(a_comment("c:2"), a_comment("c:3"), a_comment("c:4", status=CommentStatus.SPAM))
    assert new_keys(shelf) == ["c:2", "c:3"]
    shelf.write(mark_comments_read, [2], True)
    assert new_keys(shelf) == ["c:3"]


def test_what_was_new_before_the_opening_can_still_be_told(shelf: Shelf) -> None:
    shelf.store(a_post())
    shelf.write(open_post, 1, "2006-03-03T14:02:00Z")
    shelf.answer(a_comment("c:1"))
    before = shelf.write(open_post, 1, "2006-03-04T09:00:00Z")
    assert new_keys(shelf) == []
    assert [stored.new for stored in shelf.read(load_comments, 1, before=before)] == [True]


def test_a_star_survives_a_changed_comment(shelf: Shelf) -> None:
    shelf.store(a_post())
    shelf.answer(WHOLE)
    shelf.write(star_comment, 1, True)
    shelf.answer(replace(WHOLE, body="Hat sie nicht."))
    assert shelf.read(load_comments, 1)[0].starred
    shelf.write(star_comment, 1, False)
    assert not shelf.read(load_comments, 1)[0].starred
