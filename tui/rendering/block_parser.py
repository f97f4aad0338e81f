"""The Markdown parser that cuts a body into blocks and leaves their text alone."""

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock, blockquote, list_block

DEEPEST_LEVEL = 60
"""Beyond it a quotation or list mark stays text: the parser calls itself for each level."""


def _shallow_quote(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    return state.level < DEEPEST_LEVEL and blockquote(state, start, end, silent)


def _shallow_list(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    return state.level < DEEPEST_LEVEL and list_block(state, start, end, silent)


def _block_parser() -> MarkdownIt:
    # The parser drops what is nested deeper than maxNesting, so that must never be reached.
    parser = MarkdownIt("commonmark", {"html": False, "maxNesting": 2 * DEEPEST_LEVEL})
    parser.enable("table").disable(["reference", "html_block", "inline", "text_join"])
    # What a block may interrupt is not kept when its rule is replaced, so it is said again.
    interrupts = ["paragraph", "reference", "blockquote"]
    parser.block.ruler.at("blockquote", _shallow_quote, {"alt": [*interrupts, "list"]})
    parser.block.ruler.at("list", _shallow_list, {"alt": interrupts})
    return parser


PARSER = _block_parser()
