"""The discussion: nested, foldable, with a cursor that knows its way through it."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from tests.golden import check_golden, screen_text
from tests.widgets.stage import on_stage
from tui.model.comment import Comment, CommentKind, StoredComment
from tui.model.dates import PublicationDate
from tui.model.post import BodyFormat
from tui.model.thread import Answer, ParentSource, Thread, build_thread
from tui.rendering.document import Document
from tui.rendering.symbols import ASCII
from tui.widgets.comments_pane import CommentsPane
from tui.widgets.flow_pane import FlowPane
from tui.widgets.thread_pane import CommentPlace, ThreadPane

pytestmark = pytest.mark.anyio


def comment(
    id: int,
    author: str,
    text: str,
    parent: int = 0,
    new: bool = False,
    kind: CommentKind = CommentKind.COMMENT,
) -> StoredComment:
    parent_key = f"c{parent}" if parent else ""
    date = PublicationDate.at(datetime(2006, 3, 3, 9, tzinfo=UTC) + timedelta(minutes=id))
    given = Comment(f"c{id}", "p", text, BodyFormat.TEXT, parent_key, True, author, published=date, kind=kind)
    return StoredComment(id, given, text, new=new)


THREAD = build_thread([
    comment(1, "Jens Ohm", "> A machine that makes coffee should make coffee.\n\nMine makes tea."),
    comment(2, "Ada Fink", "That is a feature in Ostfriesland.", 1),
    comment(3, "Tove", "It sulks [/oops] everywhere.", 2, new=True),
    comment(4, "Karl-Heinz", "Entkalken hilft. [@click=app.quit]Wirklich[/].", new=True),
    comment(5, "Ada Fink", "Danke.", 4),
    comment(6, "Tove", "Bitte.", 4),
    comment(7, "Elsewhere", "[...] coffee [...]", kind=CommentKind.PINGBACK),
    comment(8, "Nowhere", "[...] tea [...]", kind=CommentKind.TRACKBACK),
])  # fmt: skip


def pane_with(thread: Thread) -> CommentsPane:
    pane = CommentsPane()
    pane.clock = lambda: datetime(2006, 3, 4, 12, 0, tzinfo=UTC)
    pane.post_author = "Ada Fink"
    pane.thread = thread
    return pane


@pytest.mark.parametrize("width", [40, 80, 100])
async def test_the_comments_look_like_this(width: int) -> None:
    async with on_stage(pane_with(THREAD), width, 36) as (stage, _):
        check_golden(f"widgets/comments-{width}", screen_text(stage))


async def test_the_comments_look_like_this_in_ascii_and_folded() -> None:
    pane = pane_with(THREAD)
    pane.symbols = ASCII
    async with on_stage(pane, 60, 24) as (stage, pilot):
        await pilot.press("enter", "G", "enter")
        check_golden("widgets/comments-60-ascii", screen_text(stage))


async def test_inferred_answers_look_like_this() -> None:
    flat = [
        replace(stored, comment=replace(stored.comment, parent_key="", threaded=False))
        for stored in (comment(1, "Jens", "Mine sulks."), comment(2, "Ada Fink", "> Mine sulks.\n\nSo?"))
    ]
    thread = build_thread(flat, {2: Answer(1, ParentSource.QUOTE, 0.9, "Mine sulks.")})
    async with on_stage(pane_with(thread), 60, 10) as (stage, _):
        check_golden("widgets/comments-60-inferred", screen_text(stage))


KEYS_AND_CHOSEN = [
    ("j", 2),
    ("jjj", 4),
    ("jjk", 2),
    ("J", 4),
    ("JK", 1),
    ("jjP", 2),
    ("jjh", 2),
    ("}", 4),
    ("jj}{", 1),
    ("}j{", 4),
    ("n", 3),
    ("nn", 4),
    ("nnN", 3),
    ("a", 2),
    ("aa", 5),
    ("aaA", 2),
    ("G", None),
    ("Gk", 6),
    ("Gg", 1),
    ("zMj", 4),
    ("zMn", 3),
    ("zMzRj", 2),
    ("jjza", 3),
    ("---+jj", 4),
]


async def test_keys_lead_to_comments() -> None:
    pane = pane_with(THREAD)
    async with on_stage(pane, 80, 40) as (_, pilot):
        for keys, chosen in KEYS_AND_CHOSEN:
            pane.thread = Thread()
            pane.thread = THREAD
            await pilot.press(*(named(key) for key in keys))
            assert (keys, pane.comment_id) == (keys, chosen)


def named(key: str) -> str:
    return {"-": "minus", "+": "plus", "{": "left_curly_bracket", "}": "right_curly_bracket"}.get(key, key)


async def test_enter_folds_a_comment_and_says_what_it_hides() -> None:
    async with on_stage(pane_with(THREAD), 80, 30) as (stage, pilot):
        await pilot.press("enter")
        assert "2 replies, 1 new" in stage.lines[0]
        assert "Karl-Heinz" in stage.lines[1]
        await pilot.press("enter")
        assert "replies" not in stage.lines[0]


async def test_folding_leaves_the_chosen_comment_where_it_is_on_the_screen() -> None:
    comments = [comment(id, f"Reader {id}", f"Text {id}.", id - 1 if id % 3 else 0) for id in range(1, 181)]
    pane = pane_with(build_thread(comments))
    async with on_stage(pane, 60, 20) as (stage, pilot):
        pane.select_comment(93)
        await pilot.pause()
        [before] = [y for y, line in enumerate(stage.lines) if "Reader 93 " in line]
        await pilot.press("z", "M")
        [after] = [y for y, line in enumerate(stage.lines) if "Reader 93 " in line]
        assert before == after


async def test_a_folded_ancestor_takes_the_cursor_of_what_it_hides() -> None:
    pane = pane_with(THREAD)
    async with on_stage(pane, 80, 30) as (_, pilot):
        await pilot.press("j", "j", "z", "M")
        assert pane.comment_id == 1


async def test_from_a_root_h_leaves_the_comments() -> None:
    async with on_stage(pane_with(THREAD)) as (stage, pilot):
        await pilot.press("j", "h")
        assert stage.said(FlowPane.LeaveRequested) == []
        await pilot.press("h", "q")
        assert [said.quits for said in stage.said(FlowPane.LeaveRequested)] == [False, True]


async def test_bodies_are_asked_for_once_and_replace_the_plain_text() -> None:
    bodies: dict[int, Document] = {}
    pane = pane_with(THREAD)
    pane.bodies = bodies.get
    async with on_stage(pane, 80, 30) as (stage, pilot):
        assert [said.comment_ids for said in stage.said(CommentsPane.BodiesWanted)] == [(1, 2, 3, 4, 5, 6)]
        assert "Danke." in screen_text(stage)
        bodies[5] = Document.from_markdown("**Thanks.**")
        pane.bodies_arrived([5])
        await pilot.pause()
        assert "Thanks." in screen_text(stage)
        assert "Danke." not in screen_text(stage)
        await pilot.press("j", "j")
        assert len(stage.said(CommentsPane.BodiesWanted)) == 1


async def test_a_comment_higher_than_the_window_is_read_to_its_end_before_the_next() -> None:
    long = "\n\n".join(f"Paragraph {number}." for number in range(20))
    pane = pane_with(build_thread([comment(1, "Ada", long), comment(2, "Tove", "Short.")]))
    async with on_stage(pane, 60, 12) as (stage, pilot):
        seen = screen_text(stage)
        while pane.comment_id == 1:
            await pilot.press("j")
            seen += screen_text(stage)
        assert all(f"Paragraph {number}." in seen for number in range(20))
        assert "Short." in screen_text(stage)


async def test_space_turns_pages_and_takes_the_cursor_along() -> None:
    comments = [comment(id, f"Reader {id}", "Text.") for id in range(1, 31)]
    pane = pane_with(build_thread(comments))
    async with on_stage(pane, 60, 12) as (stage, pilot):
        await pilot.press("space")
        assert pane.comment_id is not None
        assert pane.comment_id > 1
        assert any(f"▌▾ Reader {pane.comment_id} " in line for line in stage.lines)
        for _ in range(10):
            await pilot.press("space")
        assert stage.said(FlowPane.EndReached)


async def test_another_arrangement_keeps_the_chosen_comment_and_the_folds() -> None:
    pane = pane_with(THREAD)
    async with on_stage(pane, 80, 30) as (stage, pilot):
        await pilot.press("J", "enter")
        more = [entry.stored for entry in THREAD.entries] + [comment(9, "Late", "Me too.")]
        pane.thread = build_thread(more)
        await pilot.pause()
        assert pane.comment_id == 4
        assert "Danke." not in screen_text(stage)
        assert "Me too." in screen_text(stage)


async def test_the_comments_of_another_post_begin_at_the_first() -> None:
    pane = pane_with(THREAD)
    async with on_stage(pane, 80, 30) as (stage, pilot):
        await pilot.press("J")
        pane.thread = build_thread([comment(20, "Ada", "Elsewhere.")])
        await pilot.pause()
        assert pane.comment_id == 20
        assert [said.comment_id for said in stage.said(ThreadPane.CommentHighlighted)] == [1, 4, 20]


async def test_the_place_is_a_comment_and_a_line_of_it() -> None:
    comments = [comment(id, f"Reader {id}", "Text.") for id in range(1, 31)]
    pane = pane_with(build_thread(comments))
    pane.place = CommentPlace(10, 1)
    async with on_stage(pane, 60, 12) as (stage, _):
        assert "Text." in stage.lines[0]
        assert pane.place == CommentPlace(10, 1)


async def test_a_comment_that_is_chosen_before_the_pane_is_shown_is_in_view_when_it_is() -> None:
    pane = pane_with(build_thread([comment(id, f"Reader {id}", "Text.") for id in range(1, 31)]))
    assert pane.select_comment(20)
    async with on_stage(pane, 60, 12) as (stage, _):
        assert any("▌▾ Reader 20 " in line for line in stage.lines)


async def test_links_from_other_sites_stand_folded_at_the_end() -> None:
    async with on_stage(pane_with(THREAD), 80, 40) as (stage, pilot):
        assert "▸ 2 other sites link here" in screen_text(stage)
        await pilot.press("G", "enter")
        assert "Elsewhere" in screen_text(stage)
        await pilot.press("J", "}", "P", "m")
        assert stage.asked == ["toggle_read"]


async def test_no_comments_are_a_sentence() -> None:
    async with on_stage(pane_with(Thread()), 60, 6) as (stage, pilot):
        assert "No comments yet." in stage.lines[0]
        await pilot.press("j", "enter", "G", "g", "n", "a", "P", "z", "M", "plus", "space", "h")
        assert "No comments yet." in stage.lines[0]


async def test_ten_thousand_comments_lay_out_what_is_in_view() -> None:
    asked: list[int] = []

    def bodies(comment_id: int) -> Document:
        asked.append(comment_id)
        return Document.from_plain(f"Text {comment_id}.")

    chain: Sequence[StoredComment] = [
        comment(id, "Ada", "", id - 1 if id % 5 else 0) for id in range(1, 10_001)
    ]
    pane = pane_with(build_thread(chain))
    pane.bodies = bodies
    async with on_stage(pane, 80, 24) as (stage, pilot):
        await pilot.press("G")
        assert "Text 10000." in screen_text(stage)
        await pilot.press("z", "M", "g", "z", "R")
        assert "Text 1." in screen_text(stage)
        assert len(set(asked)) < 200
