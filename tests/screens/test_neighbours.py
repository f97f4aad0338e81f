"""The posts that are read next are ready before they are asked for."""

from dataclasses import replace
from threading import Event

import pytest
from textual.screen import Screen
from textual.widget import Widget

from tests.archive.shelf import Shelf
from tests.screens.room import Room, a_reply, reading
from tui.archive.posts import find_post
from tui.archive.reading import star_post
from tui.screens import neighbours
from tui.screens.opened_post import OpenedPost
from tui.screens.post_opening import PostOpening
from tui.screens.ready_posts import KEPT, ReadyPost, ReadyPosts

pytestmark = pytest.mark.anyio


@pytest.fixture(autouse=True)
def somebody_looks_ahead(nobody_looks_ahead: None, monkeypatch: pytest.MonkeyPatch) -> None:
    """Look ahead as soon as a post is shown."""
    monkeypatch.setattr(neighbours, "READY_AFTER", 0.01)


HERE, BELOW = "Kaffeemaschine", "Handbuch"
BELOW_KEY = "wp:2"


def ready_post(room: Room, shelf: Shelf, key: str = BELOW_KEY) -> ReadyPost | None:
    """Give a post as it could be shown at once."""
    post_id = find_post(shelf.archive.reader(), key)
    assert post_id is not None
    return room.screen._ready.find(post_id, shelf.archive.state())


def is_ready(room: Room, shelf: Shelf, key: str = BELOW_KEY) -> bool:
    """Whether a post could be shown at once."""
    return ready_post(room, shelf, key) is not None


async def test_the_next_post_is_shown_without_being_loaded(
    shelf: Shelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with reading(shelf.archive) as room:
        await room.open(HERE)
        await room.until(lambda: is_ready(room, shelf))

        def refuse(*_: object, **__: object) -> None:
            raise AssertionError("the post was loaded again")

        monkeypatch.setattr(PostOpening, "_load", refuse)
        await room.press("J")
        assert room.title == BELOW
        assert "Kapitel 1" in room.text


async def test_the_frame_that_moves_the_cursor_of_the_index_shows_the_post(
    shelf: Shelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with reading(shelf.archive) as room:
        await room.open(HERE)
        await room.until(lambda: is_ready(room, shelf))
        drawn: list[Widget] = []
        draw = Screen._compositor_refresh

        def note(screen: Screen[object]) -> None:
            if room.screen.index not in drawn:
                drawn.extend(screen._dirty_widgets)
            draw(screen)

        monkeypatch.setattr(Screen, "_compositor_refresh", note)
        await room.press("J")
        await room.see(lambda: room.screen.index in drawn)
        assert room.screen.article in drawn


async def test_what_was_written_meanwhile_is_shown(shelf: Shelf) -> None:
    async with reading(shelf.archive) as room:
        await room.open(HERE)
        await room.until(lambda: is_ready(room, shelf))
        post_id = find_post(shelf.archive.reader(), BELOW_KEY)
        assert post_id is not None
        shelf.write(star_post, post_id, True)
        await room.press("J")
        await room.until(lambda: room.title == BELOW)
        assert room.screen.opened is not None
        assert room.screen.opened.stored.starred


async def test_a_post_is_shown_where_it_was_left_though_it_was_ready(shelf: Shelf) -> None:
    async with reading(shelf.archive) as room:
        await room.open(BELOW)
        await room.press("pagedown", "pagedown")
        left = room.screen.article.place
        await room.press("K")
        await room.until(lambda: room.title == HERE and is_ready(room, shelf))
        await room.press("J")
        await room.until(lambda: room.title == BELOW)
        assert room.screen.article.place == left


async def test_a_thread_that_was_ready_is_laid_out_as_is_wished_now(shelf: Shelf) -> None:
    async with reading(shelf.archive) as room:
        await room.open(BELOW)
        await room.until(lambda: is_ready(room, shelf, "wp:3"))
        before = ready_post(room, shelf, "wp:3")
        assert before is not None
        await room.press("3", "D", "2", "K")
        await room.until(lambda: room.title == HERE)
        opened = room.screen.opened
        assert opened is not None
        assert room.screen.view is not before.wishes[0]
        assert room.screen.comments.thread == room.screen.arranged(opened)


async def test_a_long_discussion_is_not_loaded_ahead(shelf: Shelf, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(neighbours, "MOST_COMMENTS", 1)
    shelf.answer(*(a_reply(number, author="Mia", post=2) for number in (30, 31)))
    async with reading(shelf.archive) as room:
        await room.open(HERE)
        await room.until(lambda: is_ready(room, shelf, "wp:4"))
        assert not is_ready(room, shelf)


async def test_few_posts_are_kept_the_last_ones(shelf: Shelf) -> None:
    async with reading(shelf.archive) as room:
        await room.open(HERE)
        await room.until(lambda: is_ready(room, shelf))
        ready = room.screen.made_ready(find_post(shelf.archive.reader(), BELOW_KEY) or 0)
        posts = ReadyPosts()
        for number in range(KEPT + 1):
            opened = replace(ready.opened, stored=replace(ready.opened.stored, id=number))
            posts.keep(replace(ready, opened=opened), (1,))
        assert [number for number in range(KEPT + 1) if posts.find(number, (1,))] == list(range(1, KEPT + 1))
        assert posts.find(1, (2,)) is None


async def test_a_post_that_is_being_loaded_ahead_is_not_loaded_twice(
    shelf: Shelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    loading: list[int] = []
    goes_on = Event()
    load = PostOpening.made_ready

    def load_slowly(room: PostOpening, post_id: int, before: OpenedPost | None = None) -> ReadyPost:
        loading.append(post_id)
        assert goes_on.wait(30)
        return load(room, post_id, before)

    async with reading(shelf.archive) as room:
        await room.open(HERE)
        await room.until(lambda: is_ready(room, shelf))
        below = find_post(shelf.archive.reader(), BELOW_KEY) or 0
        shelf.write(star_post, below, True)  # what was ready is out of date
        monkeypatch.setattr(PostOpening, "made_ready", load_slowly)
        room.screen._look_ahead()
        await room.see(lambda: below in loading)
        room.screen.show_post(below)
        await room.pilot.pause(0.1)
        assert loading.count(below) == 1
        goes_on.set()
        await room.until(lambda: room.title == BELOW)
