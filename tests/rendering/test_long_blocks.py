"""What is beyond all measure is cut, so that its first screen costs no more than that of anything else."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.rendering.markdown_text import MARKDOWN
from tui.content.markdown import to_markdown
from tui.model.post import BodyFormat
from tui.rendering import long_blocks
from tui.rendering.blocks import Block, BlockKind, parse_blocks
from tui.rendering.document import Document
from tui.rendering.line import line_text
from tui.rendering.long_blocks import LONGEST, MOST_ROWS, in_parts
from tui.rendering.plain_blocks import plain_blocks


def parts(markdown: str) -> list[Block]:
    return in_parts(parse_blocks(markdown))


@pytest.fixture
def eight(monkeypatch: pytest.MonkeyPatch) -> None:
    """Take eight characters for too many."""
    monkeypatch.setattr(long_blocks, "LONGEST", 8)


@pytest.mark.parametrize("words", ["wort ", "Übermaß ", "人工知能、", "x", "\\*", "*a ", "e\u0301"])
def test_a_paragraph_of_two_million_characters_is_many_blocks_that_lose_no_word(words: str) -> None:
    text = words * (2_000_000 // len(words))
    cut = parts(text)
    assert len(cut) > 50
    assert all(0 < len(part.source) <= LONGEST for part in cut)
    assert "".join(part.source for part in cut).replace(" ", "") == text.replace(" ", "")
    assert all(part.gap is None for part in cut)


def test_a_body_of_two_million_characters_is_laid_out_as_far_as_it_is_looked_at() -> None:
    text = to_markdown("<p>Er sagte: " + "wort und wort, " * 130_000 + "Schluss.</p>", BodyFormat.HTML)
    document = Document.from_markdown(text)
    assert line_text(document.lines(0, 72)[0]).startswith("Er sagte: wort und wort")
    assert document.blocks_of(60, 72) == 1
    assert line_text(document.lines(len(document) - 1, 72)[-1]).endswith("Schluss.")


@pytest.mark.usefixtures("eight")
def test_a_part_ends_at_a_line_or_a_blank_and_tears_no_sign_apart() -> None:
    assert [part.source for part in parts("abcde\nfg hi jk lm")] == ["abcde", "fg hi jk", "lm"]
    assert [part.source for part in parts("abcdefg\\*hij")] == ["abcdefg", "\\*hij"]
    assert [part.source for part in parts("abcdefge\u0301fgh")] == ["abcdefg", "e\u0301fgh"]


@pytest.mark.usefixtures("eight")
def test_a_forced_break_at_the_end_of_a_part_leaves_no_backslash() -> None:
    assert [part.source for part in parts("abcdef\\\nghi")] == ["abcdef", "ghi"]
    assert [part.source for part in in_parts(plain_blocks("abcdef\\\nghi"))] == ["abcdef\\", "ghi"]


@pytest.mark.usefixtures("eight")
def test_parts_of_an_item_stand_behind_one_mark_and_without_blank_lines_between_them() -> None:
    document = Document.from_markdown("- abcdef ghijkl\n- mno\n\nEnd.")
    assert [line_text(line) for line in document.all_lines(20)] == [
        "• abcdef",
        "  ghijkl",
        "• mno",
        "",
        "End.",
    ]


@pytest.mark.usefixtures("eight")
def test_a_heading_is_listed_once_however_long_it_is() -> None:
    document = Document.from_markdown("# abcdef ghijkl mnop\n\nText.")
    assert [heading.text for heading in document.headings] == ["abcdef"]
    assert [line_text(line) for line in document.all_lines(20)] == ["abcdef", "ghijkl", "mnop", "", "Text."]


@pytest.mark.usefixtures("eight")
def test_code_is_cut_at_line_ends_alone() -> None:
    document = Document.from_markdown("```\na b c d\n  e\n  f\n```")
    assert [line_text(line) for line in document.all_lines(20)] == ["a b c d", "  e", "  f"]


def test_a_long_table_has_its_head_again_now_and_then() -> None:
    rows = "".join(f"| {number} |\n" for number in range(2 * MOST_ROWS + 1))
    tables = [part.table for part in parts(f"| Nummer |\n|-|\n{rows}")]
    assert [(table.head, len(table.rows)) for table in tables if table] == [
        (("Nummer",), MOST_ROWS),
        (("Nummer",), MOST_ROWS),
        (("Nummer",), 1),
    ]


@settings(deadline=None, max_examples=40)
@given(MARKDOWN, st.integers(4, 40))
def test_nothing_is_lost_or_doubled_wherever_it_is_cut(markdown: str, longest: int) -> None:
    blocks = parse_blocks(markdown)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(long_blocks, "LONGEST", longest)
        cut = in_parts(blocks)
    assert "".join(map(_told, cut)) == "".join(map(_told, blocks))
    assert all(len(part.source) <= longest for part in cut)


def _told(block: Block) -> str:
    if block.kind is BlockKind.CODE:
        return block.source.replace("\n", "")
    return "".join(text.replace("\\\n", "").replace("\n", "").replace(" ", "") for text in block.texts)
