"""The addresses that bodies link to."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tui.content.addresses import linked_addresses
from tui.content.links import safe_link
from tui.model.post import BodyFormat

BASE = "https://tassen.example/2005/"


@pytest.mark.parametrize(
    ("body", "body_format", "addresses"),
    [
        ('<a href="https://a.example/?x=1&amp;y=2">', BodyFormat.HTML, ["https://a.example/?x=1&y=2"]),
        ("<A HREF = '/b'>b</A><a href=c>", BodyFormat.HTML, [f"{BASE[:-6]}/b", f"{BASE}c"]),
        ('<a href="javascript:alert(1)"><a href="data:,x">', BodyFormat.HTML, []),
        ("https://a.example/ ist kein Link", BodyFormat.HTML, []),
        ("Siehe https://a.example/b, und (http://c.example).", BodyFormat.TEXT,
         ["https://a.example/b", "http://c.example/"]),
        ("»HTTP://a.example/~b«, „https://a.example/~“ und ’http://a.example/%27‘", BodyFormat.TEXT,
         ["http://a.example/~b", "https://a.example/~", "http://a.example/%27"]),
        ("[a](https://a.example/) [b](</b>) https://c.example/.", BodyFormat.MARKDOWN,
         ["https://a.example/", f"{BASE[:-6]}/b", "https://a.example/", "https://c.example/"]),
    ],
)  # fmt: skip
def test_links_are_found_in_every_kind_of_body(
    body: str, body_format: BodyFormat, addresses: list[str]
) -> None:
    assert list(linked_addresses(body, body_format, BASE)) == addresses


PIECES = st.sampled_from(
    [
        "<a ",
        "href",
        "=",
        '"',
        "'",
        ">",
        " ",
        "](",
        "<",
        "https://",
        "javascript:",
        "a.example",
        "&#10;",
        "\u202e",
    ]
)


@given(st.lists(PIECES | st.text(max_size=4), max_size=30).map("".join), st.sampled_from(BodyFormat))
@settings(deadline=None)
def test_whatever_is_found_may_be_followed(body: str, body_format: BodyFormat) -> None:
    for address in linked_addresses(body, body_format, BASE):
        assert safe_link(address) == address
