"""Where one item of an export ends and the next begins."""

from hypothesis import given, settings
from hypothesis import strategies as st

from tui.sources.exports.items import Piece, PieceKind, split_items

TOKENS = ["<item>", "</item>", "<![CDATA[", "]]>", "<!--", "-->", "x", "<items>", "\n"]


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


@settings(deadline=None, max_examples=200)
@given(st.lists(st.sampled_from(TOKENS), max_size=40), st.integers(1, 7))
def test_the_pieces_are_the_text_and_do_not_depend_on_how_it_came(tokens: list[str], length: int) -> None:
    text = "".join(tokens)
    portions = [text[place : place + length] for place in range(0, len(text), length)]

    pieces = list(split_items(portions))
    assert "".join(piece.text for piece in pieces) == text
    assert pieces == list(split_items([text]))
