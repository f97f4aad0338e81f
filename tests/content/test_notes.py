"""Links within a body, and where they lead."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tui.content.links import safe_link
from tui.content.markdown import to_markdown
from tui.content.notes import MARK, note_link, with_place_marked
from tui.model.post import BodyFormat


@pytest.mark.parametrize(
    ("address", "link"),
    [
        ("#fn1", "#fn1"),
        ("#fnref:1", "#fnref:1"),
        ("#fu\u00dfnote 1", "#fu%C3%9Fnote%201"),
        ("#fu%C3%9Fnote", "#fu%C3%9Fnote"),
        ("#a<b>`|\\", "#a%3Cb%3E%60%7C%5C"),
        ("#\x1b[31m\ud800", "#%1B%5B31m?"),
        ("#", ""),
        ("", ""),
        ("fn1", ""),
        ("#" + "x" * 200, ""),
        ("https://tassen.example/#fn1", ""),
    ],
)
def test_a_link_to_a_place_in_the_same_body_is_printable_ascii(address: str, link: str) -> None:
    assert note_link(address) == link
    assert note_link(link) == link


@pytest.mark.parametrize(
    ("html", "name", "marked"),
    [
        ('<p>a</p><li id="fn1">Note</li>', "fn1", f'<p>a</p><li id="fn1">{MARK} Note</li>'),
        ("<p id=fn:1>Note", "fn:1", f"<p id=fn:1>{MARK} Note"),
        ("<A NAME='eins'></A>Note", "eins", f"<A NAME='eins'>{MARK} </A>Note"),
        ('<p class="a" id="b&amp;c">x', "b&c", f'<p class="a" id="b&amp;c">{MARK} x'),
        ('<p id="fu\u00dfnote">x', "fu%C3%9Fnote", f'<p id="fu\u00dfnote">{MARK} x'),
        ('<ol id="n"> <li class="x"><p>x', "n", f'<ol id="n"> <li class="x">{MARK} <p>x'),
        ('<table id="n"><tr><td>x', "n", f'<table id="n"><tr><td>{MARK} x'),
        ("id=fn1 <p id=fn1>x", "fn1", f"id=fn1 <p id=fn1>{MARK} x"),
    ],
)
def test_the_place_that_a_name_stands_for_is_marked(html: str, name: str, marked: str) -> None:
    assert with_place_marked(html, name) == marked


@pytest.mark.parametrize(
    "html", ["", "fn1", '<p id="fn11">', '<meta name="fn1">', "<p>id=fn1</p>", '<p id="fn1"', ' id="fn1">x']
)
def test_what_bears_no_name_is_no_place(html: str) -> None:
    assert with_place_marked(html, "fn1") is None


@settings(deadline=None, max_examples=150)
@given(st.lists(st.sampled_from(["<p", " id=", "fn1", '"', "'", ">", "<a", " name=", "x", "\n", "</p>"])))
def test_marking_adds_one_word_and_changes_nothing_else(parts: list[str]) -> None:
    html = "".join(parts)
    marked = with_place_marked(html, "fn1")
    assert marked is None or marked.replace(f"{MARK} ", "", 1) == html


def test_a_body_without_an_address_keeps_its_links_to_places_and_no_others() -> None:
    html = '<p>A<a href="#fn1">1</a> <a href="/b">b</a> <a href="#">c</a></p>'
    assert to_markdown(html, BodyFormat.HTML) == "A[1](<#fn1>) b c"
    resolved = safe_link("#fn1", "https://tassen.example/7/")
    assert to_markdown(html, BodyFormat.HTML, "https://tassen.example/7/").startswith(f"A[1](<{resolved}>)")
