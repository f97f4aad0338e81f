"""Markdown cut into blocks."""

from hypothesis import given, settings

from tests.rendering.markdown_text import MARKDOWN
from tui.rendering.blocks import Alignment, Block, BlockKind, Table, parse_blocks
from tui.rendering.plain_blocks import plain_blocks


def outline(block: Block) -> str:
    margins = "".join(
        ">" if margin.quote else (margin.number or f"*{margin.level}") if margin.marked else "_"
        for margin in block.margins
    )
    return f"{margins} {block.kind} {block.source}".strip()


def outlines(markdown: str) -> list[str]:
    return [outline(block) for block in parse_blocks(markdown)]


def gaps(markdown: str) -> list[int | None]:
    return [block.gap for block in parse_blocks(markdown)]


def test_blocks_come_in_reading_order_with_what_they_stand_in() -> None:
    assert outlines("# Tea\n\ntext *as is*\n\n> quoted\n> > deeper\n\n---\n") == [
        "heading Tea",
        "paragraph text *as is*",
        "> paragraph quoted",
        ">> paragraph deeper",
        "rule",
    ]


def test_only_the_first_block_of_an_item_has_its_mark() -> None:
    assert outlines("- one\n\n  more\n  - inner\n\n7. seven\n") == [
        "*1 paragraph one",
        "_ paragraph more",
        "_*2 paragraph inner",
        "7. paragraph seven",
    ]


def test_an_item_without_text_keeps_its_mark() -> None:
    assert outlines("- \n- two") == ["*1 paragraph", "*1 paragraph two"]


def test_code_keeps_its_text_and_the_name_of_its_language() -> None:
    block = parse_blocks("```python title\nif *x*:\n    y\n```")[0]
    assert (block.kind, block.language, block.source) == (BlockKind.CODE, "python", "if *x*:\n    y")


def test_a_table_has_a_head_rows_and_alignments() -> None:
    block = parse_blocks("| a | b | c |\n|---|:-:|--:|\n| *1* | 2 |\n")[0]
    assert block.table == Table(
        ("a", "b", "c"), (("*1*", "2", ""),), (Alignment.LEFT, Alignment.CENTRE, Alignment.RIGHT)
    )


def test_a_heading_knows_its_level() -> None:
    assert [block.level for block in parse_blocks("# a\n\n###### b\n\nc\n===")] == [1, 6, 1]


def test_raw_html_is_text() -> None:
    assert outlines("<div onclick=x>\n\n<script>") == ["paragraph <div onclick=x>", "paragraph <script>"]


def test_blank_lines_part_blocks_but_not_the_items_of_a_tight_list() -> None:
    assert gaps("a\n\nb") == [0, None]
    assert gaps("- a\n- b\n\nc") == [None, 0, None]
    assert gaps("- a\n\n- b") == [0, None]
    assert gaps("- a\n  - b\n- c") == [None, None, None]
    assert gaps("- a\n\n  - b\n  - c\n\n- d") == [1, None, 0, None]
    assert gaps("- a\n  > b\n- c") == [None, None, None]
    assert gaps("> - a\n> - b\n>\n> c") == [None, 1, None]


def test_the_blank_line_inside_a_quotation_shows_its_bar() -> None:
    assert gaps("> a\n>\n> b\n>\n> > c\n\nd") == [1, 1, 0, None]


def test_quotations_and_lists_of_any_depth_lose_no_text() -> None:
    for source in (">" * 5_000 + " end", "- " * 5_000 + "end", "> - " * 2_000 + "end"):
        blocks = parse_blocks(source)
        assert blocks[-1].source.endswith("end")
        assert len(blocks) < 100
    stairs = "\n".join(" " * (2 * depth) + f"- x{depth}" for depth in range(200))
    assert all(
        any(f"x{depth}" in block.source for block in parse_blocks(stairs)) for depth in range(0, 200, 33)
    )


@settings(deadline=None, max_examples=100)
@given(MARKDOWN)
def test_no_word_is_lost(markdown: str) -> None:
    marked = markdown + "\n\nlast words"
    blocks = parse_blocks(marked)
    assert "last words" in blocks[-1].source
    assert blocks[-1].gap is None
    assert all(block.gap is None or block.gap <= len(block.margins) for block in blocks)


def test_plain_text_has_paragraphs_and_quotations_and_no_markup() -> None:
    blocks = plain_blocks("*one*\n two\n\n> quoted\n>> deeper\n> again\nown words\n\n\n>\n")
    assert [outline(block) for block in blocks] == [
        "plain *one*\n two",
        "> plain quoted",
        ">> plain deeper",
        "> plain again",
        "plain own words",
    ]
    assert [block.gap for block in blocks] == [0, 1, 1, 0, None]


def test_plain_text_without_words_has_no_blocks() -> None:
    assert plain_blocks("\n \n") == []
    assert parse_blocks(" \n\n") == []
