"""Footnotes: a link within a post leads to its note there and back, whoever wrote the notes."""

from dataclasses import replace

import pytest

from tests.archive.shelf import Shelf
from tests.screens.room import FakeBrowsing, Room, a_post, a_reply, reading
from tui.commands.command import Pane
from tui.screens.overlays import ChooserScreen

pytestmark = pytest.mark.anyio

LONG = "".join(f"<p>Absatz {number} über das Wasser und seine Härte.</p>" for number in range(40))

WORDPRESS = (
    f'{LONG}<p>Essig entkalkt.<sup class="fn"><a id="n7-link" href="#n7">1</a></sup></p>{LONG}'
    '<ol class="wp-block-footnotes"><li id="n6">Zitrone auch.</li>'
    '<li id="n7">Aber er riecht. <a href="#n7-link">↩︎</a></li></ol>'
)
MARKDOWN = (
    f'{LONG}<p>Essig entkalkt.<sup id="fnref:1"><a class="footnote-ref" href="#fn:1">1</a></sup></p>{LONG}'
    '<div class="footnote"><hr><ol><li id="fn:1"><p>Aber er riecht.&#160;'
    '<a class="footnote-backref" href="#fnref:1" title="Jump back">&#8617;</a></p></li></ol></div>'
)
MOVABLE_TYPE = (
    f'{LONG}<p>Essig entkalkt.<a name="zur1"></a><a href="#fuss1">[1]</a></p>{LONG}'
    '<p>Fußnoten:</p><p><a name="fuss1"></a>[1] Aber er riecht. <a href="#zur1">zurück</a></p>'
)


async def scroll_to(room: Room, words: str) -> None:
    """Scroll the article until some words stand in view."""
    await room.press("g")
    while words not in room.text:
        await room.press("ctrl+d")


def below_title(room: Room) -> str:
    """Read the first line of the article pane, where one pane is shown alone."""
    return room.lines[1]


@pytest.mark.parametrize("has_address", [True, False], ids=["at an address", "from a file"])
@pytest.mark.parametrize("body", [WORDPRESS, MARKDOWN, MOVABLE_TYPE], ids=["wordpress", "markdown", "mt"])
async def test_a_note_is_gone_to_within_the_post_and_back(shelf: Shelf, body: str, has_address: bool) -> None:
    post = a_post(6, "Entkalken", body)
    shelf.store(post if has_address else replace(post, permalink=""))
    async with reading(shelf.archive, 80, 24) as room:
        await room.open("Entkalken")
        await scroll_to(room, "Essig entkalkt.")
        before, place = room.text, room.screen.article.place
        await room.press("f", "a")
        await room.until(lambda: "Aber er riecht." in room.text)
        noted = next(line for line in room.lines if "Aber er riecht." in line)
        assert noted.lstrip().startswith("→")
        await room.press("f", "a")
        await room.until(lambda: "Essig entkalkt." in room.text)
        assert below_title(room).lstrip().startswith("→")
        assert "Essig entkalkt." in below_title(room)
        await room.press("H")
        await room.until(lambda: "Aber er riecht." in room.text)
        await room.press("H")
        await room.until(lambda: "Essig entkalkt." in room.text)
        assert (room.text, room.screen.article.place) == (before, place)


async def test_the_note_that_a_link_led_to_is_seen(shelf: Shelf) -> None:
    shelf.store(a_post(6, "Entkalken", WORDPRESS))
    async with reading(shelf.archive, 80, 24) as room:
        await room.open("Entkalken")
        await scroll_to(room, "Essig entkalkt.")
        await room.press("f", "a")
        await room.until(lambda: "Aber er riecht." in room.text)
        await room.looks_like("screens/80x24-note")


async def test_capital_f_tells_a_note_from_what_leaves_the_program(shelf: Shelf) -> None:
    browsing = FakeBrowsing()
    note = '<p>Essig<a href="#n">1</a></p><p id="n">Er riecht.</p>'
    shelf.store(a_post(6, "Entkalken", note), replace(a_post(7, "Datei", note), permalink=""))
    async with reading(shelf.archive, browsing=browsing) as room:
        for title, leaves in (("Entkalken", True), ("Datei", False)):
            await room.open(title)
            await room.press("F", "a")
            await room.until(lambda: isinstance(room.app.screen, ChooserScreen))
            await room.until(lambda: "a note in this post" in room.text)
            assert ("https://tassen.example/6/#n" in room.text) is leaves
            assert ("A link within the post" in room.text) is not leaves
            await room.press("escape")
    assert browsing.opened == []


async def test_a_note_of_another_post_is_gone_to_there(shelf: Shelf) -> None:
    shelf.store(
        a_post(6, "Entkalken", WORDPRESS),
        a_post(7, "Verweis", '<p><a href="https://tassen.example/6/#n7">dort</a></p>'),
    )
    async with reading(shelf.archive, 80, 24) as room:
        await room.open("Verweis")
        await room.press("f", "a")
        await room.until(lambda: room.title == "Entkalken" and "Aber er riecht." in room.text)
        assert any(line.lstrip().startswith("→") for line in room.lines)
        await room.press("H")
        await room.until(lambda: room.title == "Verweis")


async def test_a_name_in_the_post_is_not_taken_for_the_number_of_a_comment(shelf: Shelf) -> None:
    shelf.store(
        a_post(3, "Kaffeemaschine", '<p>A<a href="#1">1</a></p><p><a name="1"></a>Die Note.</p>'),
    )
    async with reading(shelf.archive) as room:
        await room.open("Kaffeemaschine")
        await room.press("f", "a")
        await room.until(lambda: "→" in room.text)
        assert room.at is Pane.ARTICLE


async def test_a_link_to_no_place_says_so(shelf: Shelf) -> None:
    shelf.answer(replace(a_reply(8, author="Pia", body='<a href="#nirgends">dort</a>'), permalink=""))
    async with reading(shelf.archive) as room:
        await room.open("Kaffeemaschine")
        await room.press("3", "G", "f", "a")
        await room.see(lambda: "is not in the post" in room.status)
