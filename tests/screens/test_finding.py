"""A phrase is found in the pane in use, marked and counted while it is typed, and gone through."""

from dataclasses import replace

import pytest

from tests.archive.shelf import Shelf
from tests.screens.room import Room, a_post, a_reply, reading
from tui.archive.archive import Archive
from tui.commands.command import Pane
from tui.rendering.line import Role
from tui.screens.find_screen import FindScreen

pytestmark = pytest.mark.anyio

WATER = "Wasser einfüllen"


async def find(room: Room, words: str) -> None:
    """Type a phrase and look at what is found."""
    await room.press("slash")
    await room.until(lambda: isinstance(room.app.screen, FindScreen))
    await room.press(*("space" if letter == " " else letter for letter in words))


def marked_words(room: Room, role: Role = Role.FOUND) -> list[str]:
    """Read the hits that are marked in the pane in use."""
    pane = room.screen.panes()[room.at]
    return [piece.text for place in pane.rows() for piece in pane.line_at(place) if role in piece.roles]


async def test_hits_in_the_article_are_marked_and_counted_while_one_types(shelf: Shelf) -> None:
    async with reading(shelf.archive, 80, 24) as room:
        await room.open("Handbuch")
        await find(room, "kapit")
        await room.see(lambda: "kapit: 1 of 8" in room.status)
        assert marked_words(room, Role.FOUND_HERE) == ["Kapit"]
        await room.press("e", "l", "space", "7")
        await room.see(lambda: "kapitel 7: 1 of 1" in room.status)
        assert "Kapitel 7" in room.text
        await room.press("x")
        await room.see(lambda: "kapitel 7x: not found" in room.status)
        assert not marked_words(room, Role.FOUND_HERE)


async def test_n_goes_through_the_hits_until_esc_gives_it_its_own_meaning_back(shelf: Shelf) -> None:
    async with reading(shelf.archive, 80, 24) as room:
        await room.open("Handbuch")
        await find(room, "kapitel")
        await room.press("enter", "n", "n")
        await room.see(lambda: "kapitel: 3 of 8" in room.status)
        assert "Kapitel 3" in room.text
        await room.press("N", "N", "N")
        await room.see(lambda: "kapitel: 8 of 8" in room.status)
        assert "Kapitel 8" in room.text
        await room.press("escape")
        assert (room.at, room.title) == (Pane.ARTICLE, "Handbuch")
        assert "kapitel" not in room.status
        assert not marked_words(room, Role.FOUND_HERE)
        await room.press("n")
        assert room.title == "Henkel"


async def test_a_hit_that_breaks_over_two_lines_is_marked_in_both(shelf: Shelf) -> None:
    shelf.store(a_post(6, "Umbruch", f"<p>{'x' * 60} Wasser einfüllen.</p>"))
    async with reading(shelf.archive, 80, 24) as room:
        await room.open("Umbruch")
        await find(room, "wasser einfuellen")
        await room.see(lambda: "1 of 1" in room.status)
        assert marked_words(room, Role.FOUND_HERE) == ["Wasser", "einfüllen"]


async def test_hits_in_folded_comments_are_counted_and_unfolded_on_the_way(shelf: Shelf) -> None:
    shelf.answer(a_reply(31, 3, author="Nora", body="Hier hilft Essig."), text="Hier hilft Essig.")
    shelf.answer(
        a_reply(32, author="Piet", body="Essig, und noch mal Essig."), text="Essig, und noch mal Essig."
    )
    async with reading(shelf.archive, 80, 24) as room:
        await room.open("Kaffeemaschine")
        await room.press("3", "z", "M")
        assert "Hier hilft Essig" not in room.text
        await find(room, "essig")
        await room.see(lambda: "essig: 1 of 3" in room.status)
        await room.press("enter")
        assert room.commenter == "Nora"
        await room.press("n")
        assert (room.commenter, marked_words(room)) == ("Piet", ["Essig", "Essig"])
        await room.press("n")
        await room.see(lambda: "essig: 3 of 3" in room.status)
        await room.press("n")
        assert room.commenter == "Nora"


async def test_esc_while_typing_leads_back_to_where_the_reader_was(shelf: Shelf) -> None:
    async with reading(shelf.archive, 80, 24) as room:
        await room.open("Handbuch")
        await room.press("pagedown", "j")
        place = room.screen.article.place
        await find(room, "kapitel 8")
        assert room.screen.article.place != place
        await room.press("escape")
        assert (room.screen.article.place, room.at) == (place, Pane.ARTICLE)
        await room.press("K", "3", "j", "z", "M")
        before = room.text
        await find(room, "tove")
        assert "Tove" in room.text
        await room.press("escape")
        assert room.text == before


async def test_the_index_finds_titles_and_unfolds_their_month(shelf: Shelf) -> None:
    async with reading(shelf.archive, 80, 24) as room:
        await room.press("z", "M")
        await find(room, "h")
        await room.see(lambda: "h: 1 of 5" in room.status)
        await room.press("enter", *"nnnn")
        assert room.chosen_title == "Henkel"
        await room.press("n")
        assert room.chosen_title == "Abwasch"
        await room.press("escape", "n")
        assert room.chosen_title == "Untertasse"


async def test_the_names_of_commenters_are_found_but_not_what_the_program_writes(shelf: Shelf) -> None:
    async with reading(shelf.archive, 80, 24) as room:
        await room.open("Kaffeemaschine")
        await room.press("3")
        await find(room, "lotte")
        await room.see(lambda: "1 of" in room.status)
        await room.press(*["backspace"] * 5, *"20 aug".replace(" ", ""))
        await room.see(lambda: "not found" in room.status)


async def test_another_post_ends_the_search_and_another_arrangement_does_not(shelf: Shelf) -> None:
    async with reading(shelf.archive, 80, 24) as room:
        await room.open("Kaffeemaschine")
        await room.press("3")
        await find(room, "hilft")
        await room.press("enter", "n")
        await room.see(lambda: "hilft: 2 of 7" in room.status)
        await room.press("D")
        await room.see(lambda: "hilft: 2 of 7" in room.status)
        await room.press("2", "K", "3")
        assert "hilft" not in room.status


async def test_a_phrase_can_be_anything_that_is_typed(shelf: Shelf) -> None:
    async with reading(shelf.archive, 80, 24) as room:
        await room.open("Handbuch")
        for words in ("[/x]", "(", "*", "\\", "%"):
            await find(room, words)
            await room.see(lambda: "not found" in room.status)
            await room.press("escape")


async def test_a_thread_of_ten_thousand_comments_is_searched_beside_the_keys(shelf: Shelf) -> None:
    guest = a_reply(31, author="", post=4)
    crowd = [replace(guest, key=f"wp:{number}", author=f"Gast {number}") for number in range(10_000, 20_000)]
    shelf.answer(*crowd, text="Wasser ist nass.")
    async with reading(shelf.archive, 80, 24) as room:
        await room.open("Untertasse")
        await room.press("3")
        await find(room, "gast 19876")
        await room.see(lambda: "1 of 1" in room.status)
        await room.press("enter")
        assert room.commenter == "Gast 19876"


async def test_a_search_looks_as_it_was_found_good(sample: Archive) -> None:
    async with reading(sample, 80, 24) as room:
        await room.open("Ten years in one folder")
        await room.press("3")
        await find(room, "accepted")
        await room.looks_like("screens/80x24-find", (120, 40))
