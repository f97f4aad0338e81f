"""The Markdown inside a block as pieces."""

import pytest

from tui.rendering.inline import LONGEST_SOURCE, parse_inline
from tui.rendering.line import Role
from tui.rendering.symbols import ASCII


def shown(source: str) -> list[tuple[str, ...]]:
    return [
        (piece.text, *piece.roles, *([piece.link] if piece.link else [])) for piece in parse_inline(source)
    ]


@pytest.mark.parametrize(
    ("source", "pieces"),
    [
        ("plain", [("plain",)]),
        ("*a* **b** ~~c~~", [("a", "emphasis"), (" ",), ("b", "strong"), (" ",), ("c", "strike")]),
        ("**a *b***", [("a ", "strong"), ("b", "strong", "emphasis")]),
        ("`x*y*`", [("x*y*", "code")]),
        ("one\ntwo", [("one",), (" ",), ("two",)]),
        ("one\\\ntwo  \nthree", [("one",), ("\n",), ("two",), ("\n",), ("three",)]),
        (r"\*a\* &amp; b", [("*a* & b",)]),
        ("<b>x</b>", [("<b>x</b>",)]),
        ("<https://example.com/a>", [("https://example.com/a", "link", "https://example.com/a")]),
        (
            "[*a* b](<http://example.com/x y>)",
            [
                ("a", "link", "emphasis", "http://example.com/x%20y"),
                (" b", "link", "http://example.com/x%20y"),
            ],
        ),
    ],
)
def test_markup_becomes_roles(source: str, pieces: list[tuple[str, ...]]) -> None:
    assert shown(source) == pieces


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "file:///etc/passwd",
        "data:text/html,x",
        "//evil",
        "http://user@evil.com/",
        "-x",
    ],
)
def test_of_an_unsafe_link_the_text_alone_is_left(address: str) -> None:
    assert [(piece.text, piece.roles, piece.link) for piece in parse_inline(f"[click](<{address}>)")] == [
        ("click", (), "")
    ]


def test_an_image_is_its_caption_behind_a_mark() -> None:
    assert shown(r"![a *cat* \[1\]](http://example.com/c.png)") == [
        ("▣ a cat [1]", "image", "http://example.com/c.png")
    ]
    assert shown('![](http://example.com/c.png "Title")')[0][0] == "▣ Title"
    assert shown("![](javascript:x)") == [("▣ image", "image")]
    assert parse_inline("![a](http://example.com/)", symbols=ASCII)[0].text == "[img] a"


def test_an_image_in_a_link_leads_where_the_link_leads() -> None:
    assert shown("[![a](http://example.com/c.png)](http://example.com/big)") == [
        ("▣ a", "link", "image", "http://example.com/big")
    ]


def test_the_roles_given_lie_outside_those_found() -> None:
    assert parse_inline("*a*", (Role.QUOTE,))[0].roles == (Role.QUOTE, Role.EMPHASIS)


def test_controls_written_as_entities_are_made_visible() -> None:
    assert shown("a&#27;[31m &#x202e;b") == [("a\ufffd[31m b",)]


def test_a_block_beyond_all_measure_is_shown_as_it_was_written() -> None:
    source = "*a* " * LONGEST_SOURCE
    assert shown(source) == [(source,)]


@pytest.mark.parametrize(
    "source",
    [
        "[" * 4_000 + "a" + "]" * 4_000,
        "![" * 200 + "a" + "](http://x.org/)" * 200,
        "[a](" * 4_000,
        "*a_ " * 4_000,
        "`" * 4_000,
    ],
)
def test_deep_nesting_breaks_nothing(source: str) -> None:
    assert "a" in "".join(piece.text for piece in parse_inline(source)) or set(source) == {"`"}
