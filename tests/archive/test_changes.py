"""What changes after the reader has seen it is noted when it is written."""

from datetime import UTC, datetime

import pytest

from tests.archive.records import a_comment, a_post
from tests.archive.shelf import Shelf
from tui.archive import changes, gone
from tui.archive.changes import CommentChanges
from tui.archive.post_rows import first_rows
from tui.archive.reading import mark_comments_read, open_post
from tui.archive.sources import add_source
from tui.model.dates import PublicationDate

NOW = "2006-03-03T14:02:00Z"
SECOND = PublicationDate.at(datetime(2006, 3, 3, 14, 2, tzinfo=UTC))


@pytest.fixture
def seen(shelf: Shelf) -> Shelf:
    """Let the reader have seen a post and its first comment, but not the second one."""
    shelf.store(a_post(), text="Der erste Text.")
    shelf.answer(a_comment("c:1"), text="Erst so.")
    shelf.write(open_post, 1, NOW)
    shelf.answer(a_comment("c:2"), text="Noch nie gesehen.")
    return shelf


def edit(shelf: Shelf, key: str, words: str) -> None:
    shelf.answer(a_comment(key, body=f"<p>{words}</p>"), text=words)


def untold(shelf: Shelf) -> CommentChanges:
    return shelf.read(changes.comment_changes, 1)


def counted(shelf: Shelf) -> int:
    return shelf.read(first_rows, shelf.blog_id, 1)[0].changed_comments


def test_a_comment_that_changes_after_it_was_seen_keeps_the_text_that_was_seen(seen: Shelf) -> None:
    edit(seen, "c:1", "Dann so.")
    edit(seen, "c:1", "Schließlich so.")
    assert untold(seen) == CommentChanges(edited=frozenset({1}))
    assert counted(seen) == 1
    assert seen.read(changes.texts_of_comment, 1) == ("Erst so.", "Schließlich so.")


def test_a_comment_that_nobody_saw_may_change_unnoticed(seen: Shelf) -> None:
    edit(seen, "c:2", "Anders.")
    assert untold(seen) == CommentChanges()
    assert seen.read(changes.texts_of_comment, 2) is None
    seen.write(mark_comments_read, [2], True)
    edit(seen, "c:2", "Wieder anders.")
    assert untold(seen).edited == {2}


def test_opening_the_post_tells_and_the_next_edit_is_compared_with_what_was_seen_then(seen: Shelf) -> None:
    edit(seen, "c:1", "Dann so.")
    seen.write(changes.tell_changes, 1)
    assert untold(seen) == CommentChanges()
    assert counted(seen) == 0
    assert seen.read(changes.texts_of_comment, 1) == ("Erst so.", "Dann so.")
    edit(seen, "c:1", "Schließlich so.")
    assert untold(seen).edited == {1}
    assert seen.read(changes.texts_of_comment, 1) == ("Dann so.", "Schließlich so.")


def test_an_edit_that_is_taken_back_is_none(seen: Shelf) -> None:
    edit(seen, "c:1", "Dann so.")
    edit(seen, "c:1", "Erst so.")
    assert untold(seen) == CommentChanges()
    assert seen.read(changes.texts_of_comment, 1) is None


def test_other_markup_around_the_same_words_is_no_edit(seen: Shelf) -> None:
    seen.answer(a_comment("c:1", body="<div>Erst so.</div>"), text="Erst so.")
    assert untold(seen) == CommentChanges()


def test_what_is_kept_of_a_seen_text_is_bounded(seen: Shelf) -> None:
    edit(seen, "c:1", "sehr lang " * 9000)
    seen.write(changes.tell_changes, 1)
    edit(seen, "c:1", "kurz")
    texts = seen.read(changes.texts_of_comment, 1)
    assert texts is not None
    assert len(texts[0]) == 50_000


def test_a_post_that_changes_after_it_was_opened_keeps_the_text_that_was_seen(seen: Shelf) -> None:
    assert not seen.read(changes.is_post_edited, 1)
    seen.store(a_post(body="<p>Der zweite Text.</p>"), text="Der zweite Text.")
    assert seen.read(changes.is_post_edited, 1)
    assert seen.read(changes.texts_of_post, 1) == ("Der erste Text.", "Der zweite Text.")
    seen.write(changes.tell_changes, 1)
    assert not seen.read(changes.is_post_edited, 1)


def test_a_post_that_was_never_opened_may_change_unnoticed(shelf: Shelf) -> None:
    shelf.store(a_post(), text="Eins.")
    shelf.store(a_post(body="<p>Zwei.</p>"), text="Zwei.")
    assert shelf.read(changes.texts_of_post, 1) is None


def test_a_seen_comment_that_vanishes_is_told_once_and_one_that_returns_is_not(seen: Shelf) -> None:
    seen.write(gone.mark_gone, seen.source_id, "comment", ["c:1", "c:2"], "2006-03-04")
    assert untold(seen) == CommentChanges(gone=frozenset({1}))
    assert counted(seen) == 1
    seen.write(gone.mark_given, seen.source_id, "comment", ["c:1"])
    assert untold(seen) == CommentChanges()
    seen.write(gone.mark_gone, seen.source_id, "comment", ["c:1"], "2006-03-05")
    seen.write(changes.tell_changes, 1)
    seen.write(gone.mark_gone, seen.source_id, "comment", ["c:1"], "2006-03-06")
    assert untold(seen) == CommentChanges()


def test_a_comment_that_changed_and_vanished_counts_once(seen: Shelf) -> None:
    edit(seen, "c:1", "Dann so.")
    seen.write(gone.mark_gone, seen.source_id, "comment", ["c:1"], "2006-03-04")
    assert untold(seen) == CommentChanges(frozenset({1}), frozenset({1}))
    assert counted(seen) == 1


@pytest.mark.parametrize("key", ["c:1", "other:1"])
def test_a_comment_of_several_sources_vanishes_when_one_has_it_no_longer(shelf: Shelf, key: str) -> None:
    shelf.store(a_post(published=SECOND, permalink="https://tassen.example/1"))
    shelf.answer(a_comment("c:1", published=SECOND))
    shelf.write(open_post, 1, NOW)
    other = shelf.write(add_source, shelf.blog_id, "/export.xml", "wxr")
    again = Shelf(shelf.archive, shelf.blog_id, other.id)
    again.store(a_post("guid:1", published=SECOND, permalink="https://tassen.example/1"))
    again.answer(a_comment(key, "guid:1", published=SECOND))
    again.write(gone.mark_gone, other.id, "comment", [key], "2006-03-04")
    assert untold(shelf).gone == {1}
    again.write(gone.mark_given, other.id, "comment", [key])
    assert untold(shelf) == CommentChanges()


def test_what_hidden_comments_change_is_not_counted(seen: Shelf) -> None:
    edit(seen, "c:1", "Dann so.")
    seen.write(lambda connection: connection.execute("UPDATE comments SET shown = 0"))
    assert untold(seen) == CommentChanges()
    assert counted(seen) == 0
