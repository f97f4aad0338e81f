"""Comments as a reader sees them."""

import pytest

from tui.model.thread import Answer, ParentSource
from tui.rendering.comment_layout import CommentFacts, drawn_depth, lay_out_comment
from tui.rendering.document import Document
from tui.rendering.line import Role, drawn, line_text
from tui.rendering.symbols import ASCII, UNICODE, Symbols

BODY = Document.from_markdown("> It makes coffee.\n\nMine makes tea.")
NAMED, QUOTED, BY_READER = ParentSource.EXPLICIT, ParentSource.QUOTE, ParentSource.READER
SULKS = Answer(3, ParentSource.QUOTE, 0.8, evidence="sulks")


def page(facts: CommentFacts, width: int = 44, marks: Symbols = UNICODE) -> list[str]:
    return [line_text(line) for line in lay_out_comment(facts, BODY, width, marks)]


def head(facts: CommentFacts, width: int = 44, marks: Symbols = UNICODE) -> str:
    return page(facts, width, marks)[0]


def test_a_root_has_its_head_its_body_and_a_blank_line() -> None:
    assert page(CommentFacts("Jens Ohm", "3 Mar", edge=Answer(answers_article=True))) == [
        "▾ Jens Ohm · 3 Mar                 ❝ article",
        "  ▎ It makes coffee.",
        "",
        "  Mine makes tea.",
        "",
    ]


def test_a_reply_has_guides_that_go_on_to_the_next_one_in_view() -> None:
    reply = CommentFacts("Ada", "3 Mar", 2, (NAMED, QUOTED), next_depth=1, by_post_author=True)
    assert page(reply) == [
        "│ ┊ ▾ Ada ✎ · 3 Mar",
        "│ ┊   ▎ It makes coffee.",
        "│ ┊",
        "│ ┊   Mine makes tea.",
        "│",
    ]


def test_a_folded_comment_is_its_head_which_says_what_is_hidden() -> None:
    folded = CommentFacts("Tove", "4 Mar", folded=True, replies=3, new_replies=1, edge=SULKS)
    assert page(folded, 60) == ["▸ Tove · 4 Mar · 3 replies, 1 new                  ? “sulks”"]
    assert head(CommentFacts("Tove", folded=True, replies=1)) == "▸ Tove · 1 reply"


def test_a_folded_comment_says_by_whom_the_replies_are_as_far_as_there_is_room() -> None:
    folded = CommentFacts(
        "Tove", "4 Mar", folded=True, replies=3, repliers=("Ada", "", "Jens Ohm"), edge=SULKS
    )
    assert head(folded, 70) == "▸ Tove · 4 Mar · 3 replies: Ada, anonymous, Jens Ohm         ? “sulks”"
    assert head(folded, 48) == "▸ Tove · 4 Mar · 3 replies: Ada, ano…  ? “sulks”"
    assert head(folded, 36) == "▸ Tove · 4 Mar · 3 replies  ? “sul…”"


def test_a_muted_comment_is_its_head_and_says_so() -> None:
    assert page(CommentFacts("Tove", "4 Mar", muted=True)) == ["▾ Tove · 4 Mar · muted", ""]


def test_what_the_reader_said_has_guides_and_words_of_its_own() -> None:
    moved = CommentFacts("Ada", depth=1, sources=(BY_READER,), edge=Answer(3, BY_READER, 1.0))
    assert page(moved, 30)[:2] == ["║ ▾ Ada                 by you", "║   ▎ It makes coffee."]
    assert head(moved, 30, ASCII).startswith("! v Ada")


def test_who_is_answered_is_named_where_the_place_does_not_show_it() -> None:
    named = CommentFacts("Ada", edge=Answer(3, NAMED, 1.0), answered="Jens Ohm", apart=True)
    assert head(named, 30) == "▾ Ada              to Jens Ohm"
    assert head(named, 14) == "▾ Ada"


def test_in_ascii_every_mark_has_its_twin() -> None:
    comment = CommentFacts(
        "Ada", "3 Mar", 1, (QUOTED,), by_post_author=True, new=True, starred=True, edge=SULKS
    )
    assert head(comment, 60, ASCII) == ': v Ada (author) - 3 Mar - new +                   ? "sulks"'


@pytest.mark.parametrize(
    ("facts", "right"),
    [
        (CommentFacts("A", missing_parent=True), "reply to a missing comment"),
        (
            CommentFacts("A", edge=Answer(3, ParentSource.MENTION, 0.7, "Jens"), answered="Jens Ohm"),
            "? Jens Ohm",
        ),
        (CommentFacts("A", edge=Answer(3, ParentSource.MENTION, 0.7, "Jens")), "? Jens"),
        (CommentFacts("A", edge=Answer(3, ParentSource.QUOTE, 0.5, hint=True), answered="Tove"), "? Tove"),
        (CommentFacts("A", edge=Answer(3, ParentSource.EXPLICIT, 1.0)), "A"),
        (CommentFacts("A"), "A"),
    ],
)
def test_the_head_says_what_is_answered_where_that_is_not_plain(facts: CommentFacts, right: str) -> None:
    assert head(facts).endswith(f" {right}")


def test_long_evidence_is_cut_and_gives_way_to_the_name() -> None:
    long = CommentFacts(
        "Tove", "4 Mar", edge=Answer(3, ParentSource.QUOTE, 0.9, "a machine that makes coffee and tea")
    )
    assert head(long, 60) == "▾ Tove · 4 Mar                    ? “a machine that makes …”"
    assert head(long, 24) == "▾ Tove · 4 Mar  ? “a m…”"
    assert head(long, 18) == "▾ Tove · 4 Mar   ?"
    assert head(long, 14) == "▾ Tove · 4 Mar"


def test_a_long_name_gives_way_to_the_date() -> None:
    comment = CommentFacts("A name that never ends", "yesterday 09:12")
    assert head(comment, 34) == "▾ A name that n… · yesterday 09:12"


def test_beyond_eight_levels_the_head_counts_them() -> None:
    deep = CommentFacts("Tove", depth=11, sources=(NAMED,) * 10 + (QUOTED,))
    assert head(deep) == "│ │ │ │ │ │ │ ┊ ▾ +3 Tove"
    assert page(deep)[1] == "│ │ │ │ │ │ │ ┊   ▎ It makes coffee."


def test_in_little_room_fewer_levels_are_drawn() -> None:
    assert [drawn_depth(20, width) for width in (100, 30, 24, 22, 10)] == [8, 4, 1, 0, 0]
    assert head(CommentFacts("Tove", depth=2), 22) == "▾ +2 Tove"


def test_a_comment_without_a_name_or_a_body_is_still_one() -> None:
    lines = lay_out_comment(CommentFacts(" ", new=True), None, 40)
    assert [line_text(line) for line in lines] == ["▾ anonymous · new", ""]
    assert drawn("new", Role.NEW) in lines[0]


def test_a_comment_that_its_source_no_longer_has_says_so_quietly() -> None:
    facts = CommentFacts("Tove", "4 Mar", gone=True)
    assert head(facts) == "▾ Tove · 4 Mar · gone"
    [told] = [piece for piece in lay_out_comment(facts, BODY, 44)[0] if "gone" in piece.text]
    assert told.roles == (Role.DIM,)
