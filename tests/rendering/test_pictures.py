"""Pictures stand below the text that asks for them, drawn with halves of cells."""

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.rendering.markdown_text import MARKDOWN
from tests.rendering.test_safety import check
from tui.content.picture import NoPicture, Picture
from tui.content.terminal_text import one_line
from tui.rendering.document import Document
from tui.rendering.line import Ink, Piece, Role, line_text
from tui.rendering.pictures import pictures_in

RED, BLUE, CLEAR = b"\xff\0\0\xff", b"\0\0\xff\xff", bytes(4)
URL = "https://tassen.example/1.png"
SQUARE = Picture(4, (RED * 4) * 2 + (BLUE * 4) * 2)


def drawn(markdown: str, pictures: dict[str, Picture | NoPicture], width: int = 40) -> list[str]:
    document = Document.from_markdown(markdown).with_pictures(pictures)
    return [line_text(line) for line in document.all_lines(width)]


def test_a_picture_stands_below_its_caption_and_above_the_next_paragraph() -> None:
    assert drawn(f"![a cup]({URL})\n\nBehind.", {URL: SQUARE}) == ["▣ a cup", "▀▀▀▀", "▀▀▀▀", "", "Behind."]


def test_a_cell_holds_two_pixels_one_above_the_other() -> None:
    picture = Picture(3, RED + RED + CLEAR + BLUE + CLEAR + BLUE + RED + CLEAR + CLEAR)
    document = Document.from_markdown(f"![]({URL})").with_pictures({URL: picture})
    first, second = document.lines(0, 40)[1:]
    assert [(piece.text, piece.ink) for piece in first] == [
        ("▀", Ink(0xFF0000, 0x0000FF)),
        ("▀", Ink(0xFF0000)),
        ("▄", Ink(0x0000FF)),
    ]
    assert second == (Piece(one_line("▀"), ink=Ink(0xFF0000)),)


def test_cells_that_look_alike_are_one_piece() -> None:
    document = Document.from_markdown(f"![]({URL})").with_pictures({URL: SQUARE})
    assert [len(line) for line in document.lines(0, 40)] == [1, 1, 1]


def test_a_picture_is_no_wider_than_its_place() -> None:
    wide = Picture(72, RED * 72 * 8)
    assert drawn(f"> ![]({URL})", {URL: wide}, 20) == ["▎ ▣ image", "▎ " + "▀" * 18]


def test_of_a_picture_that_cannot_be_shown_the_caption_stays_and_it_is_said_why() -> None:
    document = Document.from_markdown(f"![a cup]({URL})").with_pictures(
        {URL: NoPicture(one_line("The picture is broken."))}
    )
    caption, why = document.lines(0, 40)
    assert line_text(caption) == "▣ a cup"
    assert why == (Piece(one_line("The picture is broken."), (Role.DIM,)),)


def test_only_what_was_brought_is_drawn() -> None:
    two = f"![one]({URL}) and ![two](https://tassen.example/2.png)"
    assert drawn(two, {}) == ["▣ one and ▣ two"]
    assert drawn(two, {URL: SQUARE}) == ["▣ one and ▣ two", "▀▀▀▀", "▀▀▀▀"]
    assert len(drawn(two, {URL: SQUARE, "https://tassen.example/2.png": SQUARE})) == 6


def test_pictures_in_links_tables_and_quotations_are_found_and_what_is_no_web_address_is_not() -> None:
    markdown = f"""
[![](https://a.example/1.png)](https://b.example/)

| ![](https://a.example/2.png) | b |
|---|---|
| c | ![](https://a.example/3.png) |

> ![](https://a.example/4.png) ![]({URL}) ![](https://a.example/1.png)

![](data:image/png;base64,AAAA) ![](javascript:alert) ![](/1.png) ![](mailto:a@b.example) ![](file:///etc/passwd)

    ![](https://a.example/code.png)
"""
    assert Document.from_markdown(markdown).picture_addresses == (
        *(f"https://a.example/{number}.png" for number in (1, 2, 3, 4)),
        URL,
    )


def test_a_text_of_endless_length_asks_for_none() -> None:
    assert list(pictures_in([f"![]({URL})" + "a" * 60_000])) == []


def test_pictures_change_nothing_of_what_is_said() -> None:
    document = Document.from_markdown(f"# Cups\n\n![a cup]({URL})")
    other = document.with_pictures({URL: SQUARE})
    assert other.says_the_same_as(document)
    assert other.texts() == document.texts()
    assert not document.says_the_same_as(Document.from_markdown("# Cups"))


PIXELS = st.sampled_from([RED, BLUE, CLEAR])
PICTURES = st.integers(1, 9).flatmap(
    lambda width: st.lists(PIXELS, min_size=width, max_size=width * 6).map(
        lambda pixels: Picture(width, b"".join(pixels[: len(pixels) // width * width]))
    )
)


@settings(deadline=None, max_examples=80)
@given(MARKDOWN, PICTURES, st.integers(1, 30))
def test_a_picture_leaves_its_place_in_no_text(markdown: str, picture: Picture, width: int) -> None:
    document = Document.from_markdown(f"{markdown}\n\n> 1. ![]({URL})\n\n{markdown}")
    check(document.with_pictures(dict.fromkeys(document.picture_addresses, picture)).all_lines(width), width)
