"""Nothing jumps, and the reader's place is kept."""

import asyncio
from collections.abc import Callable, Coroutine
from typing import Any

import pytest
from textual.screen import Screen

from tests.archive.shelf import Shelf
from tests.screens.room import ConversionHere, Room, a_post, a_reply, reading
from tui.archive.archive import Archive
from tui.commands.command import Pane
from tui.model.errors import SourceRefused
from tui.model.sync_report import Counts, SyncReport
from tui.services.reading import ReadingMarks
from tui.sources.source import OnProgress, Progress

pytestmark = pytest.mark.anyio

Refresh = Callable[[Archive, int, OnProgress], Coroutine[Any, Any, list[SyncReport]]]


def bringing(shelf: Shelf, *, posts: tuple[int, ...] = (), comments: tuple[int, ...] = ()) -> Refresh:
    """Make a fetching that stores new posts, and roots by Nora below the post with the thread."""

    async def refresh(archive: Archive, blog_id: int, on_progress: OnProgress) -> list[SyncReport]:
        on_progress(Progress(1, 2, "posts"))
        shelf.store(*(a_post(number, f"Neu {number}") for number in posts))
        shelf.answer(*(a_reply(number, author="Nora") for number in comments))
        return [SyncReport("Tassen", "", "", Counts(len(posts)), Counts(len(comments)))]

    return refresh


async def never_ending(archive: Archive, blog_id: int, on_progress: OnProgress) -> list[SyncReport]:
    on_progress(Progress(1200, 9870, "posts"))
    await asyncio.Event().wait()
    return []


async def refused(archive: Archive, blog_id: int, on_progress: OnProgress) -> list[SyncReport]:
    raise SourceRefused("tassen.example refuses to answer.")


async def read_far_into(room: Room) -> tuple[object, ...]:
    """Go into a long article and to an answer below another post, and say where that is."""
    await room.open("Handbuch")
    await room.press("pagedown", "j", "j")
    place = room.screen.article.place
    await room.press("K", "3", "j", "j")
    return place, room.commenter


async def test_place_and_comment_survive_leaving_to_another_post(shelf: Shelf) -> None:
    async with reading(shelf.archive) as room:
        place, commenter = await read_far_into(room)
        await room.open("Handbuch")
        assert room.screen.article.place == place
        await room.open("Kaffeemaschine")
        await room.press("3")
        assert room.commenter == commenter


@pytest.mark.parametrize("size", [(120, 40), (80, 24)])
async def test_place_comment_and_pane_survive_a_restart(shelf: Shelf, size: tuple[int, int]) -> None:
    async with reading(shelf.archive, *size) as room:
        place, commenter = await read_far_into(room)
        await room.press("Q")
    async with reading(shelf.archive, *size) as room:
        assert (room.at, room.title, room.commenter) == (Pane.COMMENTS, "Kaffeemaschine", commenter)
        await room.open("Handbuch")
        assert room.screen.article.place == place


async def test_what_is_fetched_leaves_the_line_under_the_eyes_and_marks_what_is_new(shelf: Shelf) -> None:
    async with reading(shelf.archive, refresh=bringing(shelf, posts=(6, 7), comments=(31,))) as room:
        await room.open("Kaffeemaschine")
        await room.press("3", "j", "j")
        before = next(y for y, line in enumerate(room.lines) if "Tove" in line)
        await room.press("r")
        await room.until(lambda: "new posts" in room.status)
        assert "2 new posts, 1 new comments" not in room.status
        await room.see(lambda: "2 new posts, 1 new comment" in room.status)
        assert next(y for y, line in enumerate(room.lines) if "Tove" in line) == before
        assert (room.commenter, room.chosen_title) == ("Tove", "Kaffeemaschine")
        assert "Comments 8 · 1 new" in room.text
        assert "7 · 6 unread" in room.lines[0]
        await room.press("n")
        assert room.commenter == "Nora"


async def test_the_place_in_an_article_survives_fetching(shelf: Shelf) -> None:
    async with reading(shelf.archive, refresh=bringing(shelf, posts=(6,))) as room:
        await room.open("Handbuch")
        await room.press("pagedown", "j")
        place = room.screen.article.place
        await room.press("r")
        await room.until(lambda: "1 new post" in room.status)
        assert (room.screen.article.place, room.title) == (place, "Handbuch")


async def test_fetching_is_told_and_escape_stops_it_without_leaving_the_pane(shelf: Shelf) -> None:
    async with reading(shelf.archive, refresh=never_ending) as room:
        await room.press("enter", "r")
        await room.until(lambda: "fetching 1,200 of 9,870 posts" in room.status)
        await room.see(lambda: "esc stops" in room.status)
        await room.press("r")
        await room.see(lambda: "Already fetching" in room.status)
        await room.press("escape")
        await room.until(lambda: "Stopped; what had come is kept." in room.status)
        assert [room.at] == [Pane.ARTICLE]
        await room.press("escape")
        assert [room.at] == [Pane.INDEX]


async def test_fetching_that_ends_with_the_program_is_not_told_to_a_room_that_is_cleared(
    shelf: Shelf,
) -> None:
    async with reading(shelf.archive, refresh=never_ending) as room:
        await room.press("r")
        await room.until(lambda: "fetching 1,200 of 9,870 posts" in room.status)
        (fetch,) = (worker for worker in room.app.workers if worker.group == "fetch")
        room.screen.stop_fetching_before_leaving()
        fetch.cancel()
        await room.until(lambda: fetch.is_finished)
        assert fetch.is_cancelled
        assert "Stopped" not in room.status


async def test_keys_that_ask_again_before_a_worker_has_begun_start_nothing_more(shelf: Shelf) -> None:
    asked: list[int] = []

    async def refresh(archive: Archive, blog_id: int, on_progress: OnProgress) -> list[SyncReport]:
        asked.append(blog_id)
        return await never_ending(archive, blog_id, on_progress)

    async with reading(shelf.archive, refresh=refresh) as room:
        for _ in range(3):
            room.screen.action_refresh()
        await room.until(lambda: "fetching 1,200 of 9,870 posts" in room.status)
        await room.press("escape")
        await room.until(lambda: "Stopped; what had come is kept." in room.status)
    assert len(asked) == 1


async def test_a_server_that_refuses_is_told_and_the_keys_go_on(shelf: Shelf) -> None:
    async with reading(shelf.archive, refresh=refused) as room:
        await room.press("r")
        await room.until(lambda: "tassen.example refuses to answer." in room.status)
        await room.press("j")
        assert room.chosen_title == "Untertasse"


async def test_offline_nothing_is_fetched_and_the_line_of_help_says_so(shelf: Shelf) -> None:
    async with reading(shelf.archive, refresh=refused, offline=True) as room:
        await room.see(lambda: "offline" in room.status)
        await room.press("r")
        await room.see(lambda: "Offline: nothing was fetched." in room.status)


async def test_a_post_that_cannot_be_loaded_is_a_sentence_in_its_pane(shelf: Shelf) -> None:
    async with reading(shelf.archive) as room:
        with shelf.archive.writing() as connection:
            connection.execute("DELETE FROM posts WHERE key = 'wp:3'")
        await room.press("j", "j", "enter")
        assert "The archive holds no post 3" in room.lines[1]
        assert "No comments yet" not in room.text
        await room.press("h", "j", "enter")
        assert room.title == "Handbuch"


async def test_a_slow_post_is_announced_and_only_the_last_one_asked_for_is_shown(shelf: Shelf) -> None:
    conversion = ConversionHere()
    async with reading(shelf.archive, conversion=conversion) as room:
        await room.press("2")
        conversion.open.clear()
        await room.pilot.press("J")
        await room.see(lambda: "Opening…" in room.text)
        await room.pilot.press("J")
        await room.see(lambda: room.chosen_title == "Kaffeemaschine")
        shown: list[str] = []

        def is_shown() -> bool:
            shown.append(room.title)
            return room.title == "Kaffeemaschine"

        conversion.open.set()
        await room.until(is_shown)
        assert set(shown) <= {"", "Kaffeemaschine"}


async def test_resizing_there_and_back_keeps_the_line_at_the_top(shelf: Shelf) -> None:
    async with reading(shelf.archive, 200, 60) as room:
        await room.open("Handbuch")
        await room.press("pagedown", "j", "j", "j")
        item = room.screen.article.place.item
        for width, height in ((80, 24), (40, 12), (80, 24), (200, 60)):
            await room.pilot.resize_terminal(width, height)
            await room.rest()
            assert room.screen.article.place.item == item
            assert room.at is Pane.ARTICLE


async def test_below_twenty_by_five_one_sentence_asks_for_room(shelf: Shelf) -> None:
    async with reading(shelf.archive, 80, 24) as room:
        for width, height in ((19, 10), (60, 4)):
            await room.pilot.resize_terminal(width, height)
            await room.rest()
            assert "Too small" in room.text
        await room.pilot.resize_terminal(80, 24)
        await room.rest()
        assert "Abwasch" in room.text


async def test_what_is_noted_of_reading_waits_for_the_post_to_be_drawn(
    shelf: Shelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with reading(shelf.archive) as room:
        await room.open("Handbuch")
        await room.rest()
        happened: list[str] = []
        draw, note = Screen._compositor_refresh, ReadingMarks.open_post

        def drawing(screen: Screen[Any]) -> None:
            happened.append(f"drawn {room.title}")
            draw(screen)

        def noting(marks: ReadingMarks, post_id: int) -> None:
            happened.append(f"noted {room.title}")
            note(marks, post_id)

        monkeypatch.setattr(Screen, "_compositor_refresh", drawing)
        monkeypatch.setattr(ReadingMarks, "open_post", noting)
        await room.press("J")
        await room.until(lambda: "noted Henkel" in happened)
        assert "drawn Henkel" in happened[: happened.index("noted Henkel")]
