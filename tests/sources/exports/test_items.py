"""Where one item of an export ends and the next begins."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tui.sources.exports import items
from tui.sources.exports.items import Piece, PieceKind, split_items

TOKENS = ["<item>", "</item>", "</wp:comment>", "<![CDATA[", "]]>", "<!--", "-->", "x", "<items>", "\n"]


def test_an_item_is_found_however_the_text_is_cut_into_pieces() -> None:
    text = "<rss><item>a<![CDATA[</item>]]></item>\n<!-- <item> --><item>b</item></rss>"
    pieces = [
        Piece(PieceKind.BETWEEN, "<rss>"),
        Piece(PieceKind.ITEM, "<item>a<![CDATA[</item>]]></item>"),
        Piece(PieceKind.BETWEEN, "\n<!-- <item> -->"),
        Piece(PieceKind.ITEM, "<item>b</item>"),
        Piece(PieceKind.BETWEEN, "</rss>"),
    ]

    assert list(split_items([text])) == pieces
    assert list(split_items(text)) == pieces


def test_an_unclosed_section_before_the_items_hides_none_of_them() -> None:
    pieces = list(split_items(["<d><![CDATA[x</d><item>a</item>"]))

    assert [piece.kind for piece in pieces] == [PieceKind.BETWEEN, PieceKind.ITEM]


def test_a_large_item_is_parted_behind_a_comment_wherever_the_text_is_cut(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(items, "LARGE", 20)
    text = "<item>a<wp:comment>1</wp:comment><wp:comment><![CDATA[</wp:comment>]]></wp:comment>b</item>"
    pieces = [
        Piece(PieceKind.BETWEEN, ""),
        Piece(PieceKind.ITEM, "<item>a<wp:comment>1</wp:comment>", goes_on=True),
        Piece(
            PieceKind.ITEM, "<wp:comment><![CDATA[</wp:comment>]]></wp:comment>", goes_on=True, continues=True
        ),
        Piece(PieceKind.ITEM, "b</item>", continues=True),
    ]

    assert list(split_items([text])) == pieces
    assert list(split_items(text)) == pieces


@settings(deadline=None, max_examples=200)
@given(st.lists(st.sampled_from(TOKENS), max_size=40), st.integers(1, 7))
def test_the_pieces_are_the_text_and_do_not_depend_on_how_it_came(tokens: list[str], length: int) -> None:
    text = "".join(tokens)
    portions = [text[place : place + length] for place in range(0, len(text), length)]

    pieces = list(split_items(portions))
    assert "".join(piece.text for piece in pieces) == text
    assert pieces == list(split_items([text]))
