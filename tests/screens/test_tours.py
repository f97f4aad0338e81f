"""The blog is read by other ways than the unread posts: from the oldest on, by the day, by chance."""

from dataclasses import replace
from datetime import UTC, datetime
from itertools import pairwise

import pytest

from tests.archive.shelf import Shelf
from tests.screens.room import Room, a_post, a_reply, reading
from tui.archive.archive import Archive
from tui.commands.catalogue import by_id
from tui.commands.command import Pane
from tui.model.dates import PublicationDate
from tui.screens.overlays import ChooserScreen

pytestmark = pytest.mark.anyio


async def do(room: Room, command: str) -> None:
    """Do what only the palette offers, and wait for what it lays over the room."""
    await room.screen.perform(by_id(command))
    await room.until(lambda: isinstance(room.app.screen, ChooserScreen))


async def test_the_contents_list_the_headings_and_lead_to_one(shelf: Shelf) -> None:
    async with reading(shelf.archive, 80, 24) as room:
        await room.open("Handbuch")
        await room.press("t")
        await room.until(lambda: isinstance(room.app.screen, ChooserScreen))
        await room.looks_like("screens/80x24-contents", (120, 40))
        await room.press("down", "down", "enter")
        await room.until(lambda: room.lines[1].strip() == "Kapitel 3")
        assert room.at is Pane.ARTICLE


async def test_a_post_without_headings_says_so(shelf: Shelf) -> None:
    async with reading(shelf.archive, 80, 24) as room:
        await room.open("Henkel")
        await room.press("t")
        await room.until(lambda: "This post has no headings." in room.status)


async def test_a_tour_leads_with_space_from_the_oldest_post_to_the_newest(shelf: Shelf) -> None:
    async with reading(shelf.archive, 80, 24) as room:
        await do(room, "tour")
        await room.press(*"first", "enter")
        await room.until(lambda: room.title == "Henkel")
        await room.see(lambda: "post 1 of 5" in room.status)
        way = ["Henkel"]
        for _ in range(60):
            await room.press("space")
            if room.title != way[-1]:
                way.append(room.title)
            if "The tour is over" in room.status:
                break
        assert way == ["Henkel", "Handbuch", "Kaffeemaschine", "Untertasse", "Abwasch"]
        assert not room.screen.is_touring


async def test_the_bookmark_of_a_tour_outlives_the_program(shelf: Shelf) -> None:
    async with reading(shelf.archive, 80, 24) as room:
        await room.open("Kaffeemaschine")
        await do(room, "tour")
        await room.press(*"here", "enter")
        await room.until(lambda: "post 3 of 5" in room.status)
        await room.press("3", "G", "space")
        await room.until(lambda: "post 4 of 5" in room.status)
        await room.open("Henkel")
        await room.press("Q")
    async with reading(shelf.archive, 80, 24) as room:
        await do(room, "tour")
        await room.looks_like("screens/80x24-tour", (120, 40))
        await room.press("enter")
        await room.until(lambda: room.title == "Untertasse")
        await room.see(lambda: "post 4 of 5" in room.status)
        await do(room, "tour")
        await room.press(*"end", "enter")
        await room.until(lambda: "post 4 of 5" not in room.status)


async def test_on_this_day_lists_posts_of_todays_and_of_this_posts_day(shelf: Shelf) -> None:
    def on(number: int, year: int, month: int, day: int) -> None:
        instant = datetime(year, month, day, 9, 0, tzinfo=UTC)
        post = replace(a_post(number, f"Post {number}"), published=PublicationDate.at(instant))
        shelf.store(post)

    on(6, 2019, 9, 2)
    on(7, 2020, 9, 1)
    on(8, 2011, 8, 3)
    shelf.store(replace(a_post(9, "Post 9"), published=PublicationDate.in_month(2012, 9)))
    async with reading(shelf.archive, 80, 24) as room:
        await room.open("Kaffeemaschine")
        await do(room, "on-this-day")
        assert "2 September" in room.text
        assert "3 August" in room.text
        listed = [line.split("Post ")[1][0] for line in room.lines if "Post " in line]
        assert listed == ["6", "8"]
        await room.press(*"post 8".replace(" ", ""), *["backspace"] * 5, "2", "0", "1", "1", "enter")
        await room.until(lambda: room.title == "Post 8")


async def test_a_day_without_posts_is_told(shelf: Shelf) -> None:
    shelf.write(lambda connection: connection.execute("UPDATE posts SET shown = 0 WHERE key <> 'wp:1'"))
    async with reading(shelf.archive, 80, 24) as room:
        shelf.write(lambda connection: connection.execute("UPDATE posts SET published_precision = 'month'"))
        await room.screen.perform(by_id("on-this-day"))
        await room.until(lambda: "No post was written on" in room.status)


async def test_a_random_post_is_another_one_than_the_one_in_view(shelf: Shelf) -> None:
    async with reading(shelf.archive, 80, 24) as room:
        await room.open("Henkel")
        seen = ["Henkel"]
        for _ in range(4):
            await room.screen.perform(by_id("random-post"))
            await room.until(lambda: room.title != seen[-1])
            seen.append(room.title)
        assert all(one != other for one, other in pairwise(seen))


async def test_discussions_that_were_never_opened_are_listed_the_greatest_first(shelf: Shelf) -> None:
    def crowd(post: int, count: int) -> None:
        guest = a_reply(40, author="Gast", post=post)
        shelf.answer(*(replace(guest, key=f"wp:{post}-{number}") for number in range(count)))

    crowd(1, 20)
    crowd(2, 19)
    crowd(4, 1500)
    async with reading(shelf.archive, 80, 24) as room:
        await do(room, "unopened-discussions")
        listed = [line.split()[-2] for line in room.lines if line.endswith("comments")]
        assert listed == ["1,500", "20"]
        await room.press("enter")
        await room.until(lambda: room.title == "Untertasse")
        await do(room, "unopened-discussions")
        assert [line.split()[-2] for line in room.lines if line.endswith("comments")] == ["20"]
        await room.press("enter")
        await room.until(lambda: room.title == "Henkel")
        await room.screen.perform(by_id("unopened-discussions"))
        await room.until(lambda: "was opened once" in room.status)


async def test_space_alone_reads_ten_posts_with_all_their_comments(sample: Archive) -> None:
    async with reading(sample, 80, 24) as room:
        read: list[str] = []
        unseen: dict[str, set[int]] = {}
        while len(read) < 11:
            await room.press("space")
            if room.title and room.title not in read:
                read.append(room.title)
            pane = room.screen.comments
            entries = pane.shown.thread.entries
            left = unseen.setdefault(room.title, {entry.stored.id for entry in entries})
            if room.at is Pane.COMMENTS:
                rows = {pane.shown.shown[place.item] for place in pane.rows()}
                left -= {entries[index].stored.id for index in rows if index < len(entries)}
        assert {title: unseen[title] for title in read[:10]} == {title: set() for title in read[:10]}
