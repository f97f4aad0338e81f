"""From a paragraph to the comments that quote it, and back."""

import asyncio
from pathlib import Path

import pytest

from tests.archive.shelf import Shelf
from tests.screens.room import Room, a_post, a_reply, flat_comments, reading
from tui.archive.archive import Archive
from tui.archive.comments import save_comments
from tui.archive.posts import save_posts
from tui.commands.command import Pane
from tui.model.comment import Comment
from tui.services.importing import add_source as read_into

pytestmark = pytest.mark.anyio

FIRST, SECOND = "Der Zug war pünktlich und leer.", "Niemand stieg ein, alle stiegen aus."


def quoted(shelf: Shelf, *comments: tuple[Comment, str]) -> None:
    """Store a post of two long paragraphs and a list, and comments with their plain text."""
    body = f"<p>{FIRST}{' Weiter.' * 400}</p><ul><li>Gleis 4</li><li>{SECOND}</li></ul>"
    text = f"{FIRST}{' Weiter.' * 400}\n\nGleis 4\n{SECOND}"
    shelf.write(save_posts, shelf.source_id, shelf.blog_id, [(a_post(4, "Der Zug", body), text)])
    shelf.write(save_comments, shelf.source_id, shelf.blog_id, list(comments))


def said(*texts: str) -> list[tuple[Comment, str]]:
    """Write comments of a source without parents with these plain texts."""
    comments = flat_comments(*((f"Leser {number}", "…") for number in range(1, len(texts) + 1)))
    return list(zip(comments, texts, strict=True))


async def test_the_margin_counts_and_c_leads_from_comment_to_comment(shelf: Shelf) -> None:
    quoted(shelf, *said(f"> {SECOND}\n\nA.", f"> {FIRST}\n\nB.", "Nichts.", f"> {FIRST}\n\nC."))
    async with reading(shelf.archive) as room:
        await room.open("Der Zug")
        assert next(line for line in room.lines if FIRST[:20] in line).lstrip(" │▌").count("❝2") == 1
        way = []
        for _ in range(4):
            await room.press("c")
            way.append((room.at, room.commenter))
        assert way == [
            (Pane.COMMENTS, "Leser 2"),
            (Pane.COMMENTS, "Leser 4"),
            (Pane.COMMENTS, "Leser 1"),
            (Pane.COMMENTS, "Leser 1"),
        ]
        await room.see(lambda: "No comment quotes what follows." in room.status)


async def test_capital_c_leads_back_to_the_paragraph_at_the_top_of_the_article(shelf: Shelf) -> None:
    quoted(shelf, *said(f"> {SECOND}\n\nA."))
    async with reading(shelf.archive, 80, 20) as room:
        await room.open("Der Zug")
        assert SECOND not in room.text
        await room.press("c", "C")
        assert room.at is Pane.ARTICLE
        assert "❝1" in next(line for line in room.lines if SECOND in line)


async def test_an_answer_to_a_comment_that_quotes_leads_back_to_its_paragraph_too(shelf: Shelf) -> None:
    first = a_reply(31, post=4, author="Pia")
    quoted(shelf, (first, f"> {FIRST}\n\nNein."), (a_reply(32, 31, post=4, author="Kim"), "Doch."))
    async with reading(shelf.archive) as room:
        await room.open("Der Zug")
        await room.press("3", "G")
        assert room.commenter == "Kim"
        await room.press("C")
        assert (room.at, room.screen.article.place.item) == (Pane.ARTICLE, 1)


async def test_where_nothing_is_quoted_the_keys_say_so(shelf: Shelf) -> None:
    async with reading(shelf.archive) as room:
        await room.open("Kaffeemaschine")
        await room.press("c")
        await room.see(lambda: "No comment quotes this article." in room.status)
        await room.press("3", "C")
        await room.see(lambda: "Nothing in this branch quotes the article." in room.status)


@pytest.mark.parametrize(("width", "height"), [(80, 24), (120, 40), (200, 60)])
async def test_the_last_sentence_of_the_real_page_is_quoted_twice(
    seed_page: Path, tmp_path: Path, width: int, height: int
) -> None:
    archive = Archive.open(tmp_path / "seed.db")
    await asyncio.to_thread(lambda: asyncio.run(read_into(archive, str(seed_page))))
    async with reading(archive, width, height) as room:
        await room.press("enter")
        await room.until(lambda: room.title == "Endlich")
        await room.press("G")
        marked = [line for line in room.lines if "❝2" in line]
        assert len(marked) == 1
        assert "Merke: Technische Probleme" in marked[0]
        await room.press("c")
        assert commenters(room) == ["Karsten W. Rohrbach", "Ralf Graf"]
        roots = [(entry.depth, entry.edge.article_paragraph) for entry in room.screen.comments.thread.entries]
        assert roots == [(0, 4), (0, 4), (0, None)]
    archive.close()


def commenters(room: Room) -> list[str]:
    """Give who quotes the paragraph of the chosen comment."""
    opened = room.screen.opened
    assert opened is not None
    [numbers] = opened.quoting.values()
    return [reply.comment.author for reply in opened.comments if reply.id in numbers]


async def test_a_quoted_paragraph_looks_like_this(shelf: Shelf) -> None:
    quoted(shelf, *said(f"> {FIRST}\n\nA.", f"> {FIRST}\n\nB."))
    async with reading(shelf.archive, 120, 40) as room:
        await room.open("Der Zug")
        await room.looks_like("screens/quoted-120x40", (80, 24), (200, 60))
