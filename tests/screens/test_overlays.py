"""What is laid over the room: help, palette, search, and the lists to choose from."""

import gc
import weakref

import pytest
from textual.command import CommandPalette
from textual.filter import ANSIToTruecolor

from tests.archive.shelf import Shelf
from tests.screens.room import Room, a_post, a_reply, reading
from tui.archive.blogs import add_blog
from tui.archive.posts import save_posts
from tui.archive.sources import add_source
from tui.commands.command import Pane
from tui.model.blog import BlogFacts
from tui.screens.overlays import ChooserScreen, HelpScreen
from tui.screens.reading import ReadingScreen
from tui.screens.searching import SearchScreen
from tui.widgets.chooser import Chooser

pytestmark = pytest.mark.anyio


async def is_over(room: Room, kind: type) -> None:
    """Wait until something is laid over the room."""
    await room.until(lambda: isinstance(room.app.screen, kind))


async def test_the_help_lists_what_works_here_and_does_what_is_chosen(shelf: Shelf) -> None:
    async with reading(shelf.archive) as room:
        await room.press("?")
        await is_over(room, HelpScreen)
        assert "Go to the next post, line or comment." in room.text
        await room.press(*"oldest", *("backspace",) * 6, *"star")
        assert "Go to the next post" not in room.text
        await room.press("enter")
        await room.until(lambda: "Starred." in room.status)
        assert "★" in room.text


async def test_escape_closes_the_help_and_changes_nothing(shelf: Shelf) -> None:
    async with reading(shelf.archive) as room:
        before = room.text
        await room.press("?", "escape")
        assert room.text == before
        assert room.at is Pane.INDEX


async def test_an_answer_that_is_given_twice_is_taken_once_and_the_room_stays(shelf: Shelf) -> None:
    async with reading(shelf.archive) as room:
        await room.press("T")
        chooser = room.app.screen
        assert isinstance(chooser, ChooserScreen)
        for _ in range(3):
            chooser.take(Chooser.Chosen("ink"))
        await room.pilot.pause()
        assert isinstance(room.app.screen, ReadingScreen)
        await room.press("j")
        assert room.chosen_title != ""


async def test_the_palette_finds_a_command_by_its_name_and_does_it(shelf: Shelf) -> None:
    async with reading(shelf.archive) as room:
        await room.press("ctrl+p")
        await is_over(room, CommandPalette)
        await room.press(*"star")
        await room.until(lambda: "Star the post" in room.text)
        await room.pilot.press("enter")
        await room.until(lambda: room.app.screen is room.screen)
        await room.until(lambda: "Starred." in room.status)


async def test_the_search_opens_the_comment_that_is_chosen(shelf: Shelf) -> None:
    shelf.answer(a_reply(41, 4, author="Pia"), text="Essig hilft auch.")
    async with reading(shelf.archive) as room:
        await room.press("ctrl+f")
        await is_over(room, SearchScreen)
        await room.press(*"essig")
        await room.until(lambda: "Pia on Kaffeemaschine" in room.text)
        await room.press("enter")
        await room.until(lambda: room.app.screen is room.screen and room.commenter == "Pia")
        assert (room.at, room.title) == (Pane.COMMENTS, "Kaffeemaschine")


async def test_a_search_without_a_hit_says_so_and_escape_leads_back(shelf: Shelf) -> None:
    async with reading(shelf.archive) as room:
        await room.press("ctrl+f")
        await is_over(room, SearchScreen)
        await room.press(*"zug")
        await room.until(lambda: "Nothing matches zug." in room.text)
        await room.press("escape")
        assert room.app.screen is room.screen


async def test_a_theme_is_tried_at_once_taken_back_by_escape_and_kept_by_enter(shelf: Shelf) -> None:
    async with reading(shelf.archive) as room:
        await room.press("T")
        await is_over(room, ChooserScreen)
        assert room.app.theme == "ink"
        await room.press("down")
        assert room.app.theme == "paper"
        await room.press("escape")
        assert room.app.theme == "ink"
        await room.press("T")
        await is_over(room, ChooserScreen)
        await room.press(*"paper", "enter")
        assert room.app.theme == "paper"
        await room.press("Q")
    async with reading(shelf.archive) as room:
        assert room.app.theme == "paper"


async def test_another_blog_is_chosen_and_the_first_one_is_found_as_it_was_left(shelf: Shelf) -> None:
    with shelf.archive.writing() as connection:
        other = add_blog(connection, BlogFacts(name="Teller"))
        source = add_source(connection, other, "https://teller.example/", "wordpress")
        save_posts(connection, source.id, other, [(a_post(1, "Suppenteller"), "")])
    async with reading(shelf.archive) as room:
        await room.open("Kaffeemaschine")
        await room.press("3", "j", "b")
        await is_over(room, ChooserScreen)
        assert "1 unread" in room.text
        await room.press(*"Teller", "enter")
        await room.until(lambda: room.title == "Suppenteller")
        assert room.lines[0].startswith(" Teller")
        await room.press("b")
        await is_over(room, ChooserScreen)
        await room.press(*"Tassen", "enter")
        await room.until(lambda: room.title == "Kaffeemaschine")
        assert (room.at, room.commenter) == (Pane.COMMENTS, "Ada Fink")


async def test_nothing_is_kept_of_what_a_closed_overlay_painted(shelf: Shelf) -> None:
    async with reading(shelf.archive) as room:
        await room.press("?")
        await is_over(room, HelpScreen)
        painted = weakref.ref(room.app.screen.query_one(Chooser)._styles_cache)
        await room.press("escape")
        await room.until(lambda: not isinstance(room.app.screen, HelpScreen))
        gc.collect()
        assert painted() is None


async def test_styles_in_colours_that_were_only_tried_are_let_go(shelf: Shelf) -> None:
    kept = ANSIToTruecolor.truecolor_style.cache_info
    async with reading(shelf.archive) as room:
        await room.press("T", "down", "down", "escape")
        once = kept().currsize
        for _ in range(4):
            await room.press("T", "down", "down", "escape")
        assert kept().currsize < 2 * once
