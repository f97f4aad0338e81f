"""What a body becomes as Markdown, and that nothing in it formats or links by accident."""

import re
import unicodedata
from collections.abc import Iterator
from html import escape

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from tui.content.links import safe_link
from tui.content.markdown import to_markdown
from tui.model.post import BodyFormat

BASE = "https://blog.example/2005/"
TRICKY = "ab1 .,-+*_~`#>|!()[]<>&\\:=/\"'\u00a0äß…„“🎉\u0338;\n\t"
ADDRESSES = [
    "https://a.example/x",
    "/relative?a=1&copy;=2",
    "javascript:alert(1)",
    "http://x/) [pwn](file:///etc/passwd",
    "data:text/html,x",
    "mailto:a@b.example",
    "http://user@bank.example/",
    "http://x/`*_|<>\\",
    "",
]


def from_html(html: str) -> str:
    return to_markdown(html, BodyFormat.HTML, BASE)


def tokens(markdown: str) -> Iterator[Token]:
    """Give every token of the Markdown, those within lines included."""
    for block in MarkdownIt("commonmark", {"html": False}).enable(["table", "strikethrough"]).parse(markdown):
        yield block
        yield from _inner(block)


def _inner(token: Token) -> Iterator[Token]:
    for child in token.children or []:
        yield child
        yield from _inner(child)


def visible(markdown: str) -> str:
    return bare("".join(token.content for token in tokens(markdown) if token.type in TEXTS))


TEXTS = {"text", "code_inline", "code_block", "fence", "text_special"}


def bare(text: str) -> str:
    """Reduce text to what can be compared: no white space, letters and marks apart."""
    return "".join(unicodedata.normalize("NFD", text).split())


def links(markdown: str) -> set[str]:
    found = {str(token.attrs.get("href") or token.attrs.get("src") or "") for token in tokens(markdown)}
    return found - {""}


text = st.text(st.sampled_from(TRICKY), max_size=12)
addresses = st.sampled_from(ADDRESSES)


@st.composite
def inline(draw: st.DrawFn, depth: int = 2) -> tuple[str, str]:
    """Give a run of inline HTML and the text that a reader sees of it."""
    html, seen = "", ""
    for _ in range(draw(st.integers(0, 3))):
        tag = draw(st.sampled_from(["", "b", "i", "del", "code", "a", "span", "strong", "em"]))
        inner, words = draw(inline(depth - 1)) if tag not in ("", "code") and depth else (None, draw(text))
        body = escape(words) if inner is None else inner
        attribute = f' href="{escape(draw(addresses))}"' if tag == "a" else ""
        html += f"<{tag}{attribute}>{body}</{tag}>" if tag else body
        seen += words
    return html, seen


@st.composite
def blocks(draw: st.DrawFn, depth: int = 2) -> tuple[str, str]:
    """Give a run of HTML blocks and the text that a reader sees of them."""
    html, seen = "", ""
    for _ in range(draw(st.integers(0, 3))):
        tag = draw(st.sampled_from(["p", "h2", "pre", "blockquote", "ul", "ol", "div", "table", "br"]))
        if tag == "br":
            html += "<br>"
            continue
        nested = depth > 0 and tag in ("blockquote", "ul", "ol", "div") and draw(st.booleans())
        inner, words = draw(blocks(depth - 1)) if nested else draw(inline())
        opening, closing = WRAPPED.get(tag, (f"<{tag}>", f"</{tag}>"))
        html += opening + inner + closing
        seen += words
    return html, seen


WRAPPED = {
    "ul": ("<ul><li>", "</li></ul>"),
    "ol": ("<ol><li>", "</li></ol>"),
    "table": ("<table><tr><td>", "</td></tr></table>"),
}


@given(blocks())
@settings(deadline=None, max_examples=400)
def test_what_a_reader_sees_of_html_is_what_a_reader_sees_of_its_markdown(body: tuple[str, str]) -> None:
    html, seen = body
    assert visible(from_html(html)) == bare(seen)


@given(blocks())
@settings(deadline=None, max_examples=150)
def test_no_link_appears_that_is_not_a_safe_link_of_the_source(body: tuple[str, str]) -> None:
    allowed = {link for address in ADDRESSES if (link := safe_link(address, BASE))}
    encoded = {MarkdownIt().normalizeLink(_spelled(link)) for link in allowed}
    assert links(from_html(body[0])) <= encoded


def _spelled(link: str) -> str:
    return re.sub(r"[<>\\`|]", lambda sign: f"%{ord(sign[0]):02X}", link)


@given(st.lists(st.text(st.sampled_from(TRICKY + "ab> "), max_size=20), max_size=5))
@settings(deadline=None, max_examples=300)
def test_plain_text_reads_the_same_as_markdown(lines: list[str]) -> None:
    body = "\n".join(lines)
    unquoted = "\n".join(re.sub(r"\A(?:> ?)+", "", line) for line in body.split("\n"))
    markdown = to_markdown(body, BodyFormat.TEXT)
    assert visible(markdown) == bare(unquoted)
    assert links(markdown) == set()


@given(st.text(st.sampled_from("<>abpi/ =\"'&;#x1!-[]()*`\x00\x1b\x9b\ud800\U000f002a\n"), max_size=60))
@settings(deadline=None, max_examples=300)
def test_broken_html_is_converted_without_complaint_and_without_raw_html(html: str) -> None:
    for body_format in BodyFormat:
        markdown = to_markdown(html, body_format, BASE)
        assert not any(token.type.startswith("html") for token in tokens(markdown))
        assert not re.search("[\ud800-\udfff\x80-\x9f\U000f0000-\U000f01ff]", markdown)
