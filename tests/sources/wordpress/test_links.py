import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tui.sources.wordpress.links import header_links, meta_contents, page_links

API = "https://api.w.org/"


@pytest.mark.parametrize(
    ("header", "links"),
    [
        ('<https://x/wp-json/>; rel="https://api.w.org/"', ["https://x/wp-json/"]),
        ('<a,b>; rel=shortlink, <c;d>; title="x, <y>"; rel="next https://api.w.org/"', ["c;d"]),
        ("<a>;rel=https://api.w.org/,<b> ; REL = https://api.w.org/", ["a", "b"]),
        ('<a>; rel="other"; rel="https://api.w.org/"', []),
        ("https://api.w.org/", []),
        ("", []),
    ],
)
def test_links_of_a_header_are_found_by_relation(header: str, links: list[str]) -> None:
    assert header_links(header, API) == links


@pytest.mark.parametrize(
    ("html", "links"),
    [
        (b"<link rel='https://api.w.org/' href='/wp-json/'>", ["https://x.example/wp-json/"]),
        (
            b'<p>a<LINK REL="x https://api.w.org/" HREF="https://y.example/?a=1&amp;b=2">',
            ["https://y.example/?a=1&b=2"],
        ),
        (b"<!-- <link rel='https://api.w.org/' href='/no/'> -->", []),
        (b"<link rel='https://api.w.org/' href='http://[::1/'><link>", []),
        (b"<div>" * 100_000 + b"<link rel='https://api.w.org/' href='/deep/'>", ["https://x.example/deep/"]),
        (b"", []),
    ],
)
def test_links_of_a_page_are_found_by_relation(html: bytes, links: list[str]) -> None:
    assert page_links(html, API, "https://x.example/2006/") == links


def test_a_page_says_who_made_it() -> None:
    page = b"<meta name=generator content='WordPress.com'><META NAME='Generator' CONTENT=x><meta name=robots>"
    assert meta_contents(page, "generator") == ["WordPress.com", "x"]


@given(st.text(' <>;,="\\arelh', max_size=80), st.binary(max_size=80))
@settings(deadline=None)
def test_any_header_and_page_are_looked_through(header: str, html: bytes) -> None:
    assert all("<" not in link for link in header_links(header, "a"))
    assert page_links(html, "a", "https://x.example/") is not None
