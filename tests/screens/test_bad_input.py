"""A thread in which everything is wrong at once is read like any other."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from tests.archive.shelf import Shelf
from tests.screens.room import a_reply, reading
from tui.commands.command import Pane
from tui.model.dates import PublicationDate

pytestmark = pytest.mark.anyio

ABWASCH, UNTERTASSE = 5, 4
LATER = PublicationDate.at(datetime(2030, 1, 1, tzinfo=UTC))
EVERYTHING = "\n".join(f"&gt; Absatz {number} des Ganzen.<br>" for number in range(300))
BAD = (
    a_reply(31, 32, author="Im", post=UNTERTASSE),
    a_reply(32, 33, author="Kreis", post=UNTERTASSE),
    a_reply(33, 31, author="Herum", post=UNTERTASSE),
    a_reply(34, 34, author="Selbst", post=UNTERTASSE),
    a_reply(35, 999, author="Ohne", post=UNTERTASSE),
    a_reply(36, 21, author="Fremd", post=UNTERTASSE),
    a_reply(37, 38, author="Zu früh", post=UNTERTASSE),
    replace(a_reply(38, author="Später", post=UNTERTASSE), published=LATER),
    a_reply(39, 37, author="N" * 10_000, post=UNTERTASSE),
    a_reply(40, author="Zitat", post=UNTERTASSE, body=EVERYTHING),
    a_reply(41, author="Lang", post=UNTERTASSE, body="wort und wort " * 20_000),
    a_reply(42, author="Kein Link", post=UNTERTASSE, body='<a href="javascript:alert(1)">hier</a>'),
)


async def test_a_thread_of_bad_parents_is_read_to_its_end(shelf: Shelf) -> None:
    shelf.answer(*BAD)
    shelf.answer(replace(BAD[0], author="Doppelt"))
    async with reading(shelf.archive, 80, 24) as room:
        await room.open("Untertasse")
        await room.press("3", "g")
        assert room.at is Pane.COMMENTS
        seen = [room.commenter]
        while len(seen) < len(BAD):
            before = room.commenter
            room.screen.comments.go_to(room.screen.comments.cursor + 1)
            await room.rest()
            assert room.commenter != before
            seen.append(room.commenter)
        wanted = ["Doppelt", *(reply.author for reply in BAD[1:])]
        assert sorted(seen) == sorted(wanted)
        assert "javascript" not in room.text
        assert all(len(line) <= 80 for line in room.lines)
