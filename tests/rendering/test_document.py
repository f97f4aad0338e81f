"""Documents: laid out where they are looked at, with headings and links to go to."""

import subprocess
import sys
from typing import Any

import pytest

from tui.rendering import document as document_module
from tui.rendering.blocks import Block
from tui.rendering.document import KEPT_LAYOUTS, Document
from tui.rendering.flow import Flow
from tui.rendering.layout import lay_out
from tui.rendering.line import Line


@pytest.fixture
def laid_out(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, int]]:
    """Count what is laid out."""
    seen: list[tuple[str, int]] = []

    def counting(block: Block, width: int, **looks: Any) -> list[Line]:
        seen.append((block.source, width))
        return lay_out(block, width, **looks)

    monkeypatch.setattr(document_module, "lay_out", counting)
    return seen


def test_only_what_is_in_view_is_laid_out_and_only_once(laid_out: list[tuple[str, int]]) -> None:
    document = Document.from_markdown("\n\n".join(f"paragraph {number}" for number in range(5_000)))
    flow = Flow(document.at(40), view_height=20)
    flow.visible()
    flow.visible()
    assert len(laid_out) == len(set(laid_out)) < 30


def test_each_width_has_its_own_lines_and_old_ones_are_forgotten(laid_out: list[tuple[str, int]]) -> None:
    document = Document.from_markdown("one two")
    assert [len(document.lines(0, width)) for width in (20, 4, 20)] == [1, 2, 1]
    assert laid_out == [("one two", 20), ("one two", 4)]
    for width in range(100, 100 + KEPT_LAYOUTS):
        document.lines(0, width)
    laid_out.clear()
    document.lines(0, 20)
    assert laid_out == [("one two", 20)]


def test_headings_are_listed_with_their_blocks() -> None:
    document = Document.from_markdown("# *Tea*\n\ntext\n\n> ## Water")
    assert [(heading.item, heading.level, heading.text) for heading in document.headings] == [
        (0, 1, "Tea"),
        (2, 2, "Water"),
    ]


def test_links_are_listed_once_each_also_those_in_tables() -> None:
    document = Document.from_markdown(
        "[a *b*](http://example.com/1) and [bad](javascript:x)\n\n|[c](http://example.com/2)|\n|-|\n|d|\n\n`[e](http://x)`"
    )
    assert [(link.item, link.address, link.text) for link in document.links] == [
        (0, "http://example.com/1", "a b"),
        (1, "http://example.com/2", "c"),
    ]


def test_one_line_of_a_block_can_be_asked_for() -> None:
    column = Document.from_markdown("one two\n\nthree").at(4)
    assert (len(column), column.height(0)) == (2, 3)
    assert [piece.text for piece in column.line(0, 1)] == ["two"]
    assert column.line(0, 2) == ()


def test_nothing_has_no_blocks() -> None:
    assert len(Document.from_markdown("")) == len(Document.from_plain("")) == 0


def test_no_parser_is_loaded_before_there_is_something_to_read() -> None:
    program = (
        "import sys; from tui.rendering import article_head, comment_layout, document, index_row; "
        "print(*sorted({'markdown_it', 'pygments'} & sys.modules.keys()))"
    )
    loaded = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert loaded.stdout.split() == []
