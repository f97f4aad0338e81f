"""What search and the finding of quotations see of a body."""

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tui.content.plain_text import plain_text
from tui.model.post import BodyFormat

EXAMPLES = {
    "paragraphs": ("<p>a &amp; b</p>\n<p>c<br/>d</p>", "a & b\n\nc\nd"),
    "white space": ("  a\n b\t<b> c</b>\u00a0d ", "a b c\u00a0d"),
    "quotes": (
        "<blockquote><p>a</p><p>b</p><blockquote>c</blockquote></blockquote>d",
        "> a\n>\n> b\n>\n> > c\n\nd",
    ),
    "lists": ("x<ul><li>a<ol><li>b</ol><li>c</ul>y", "x\n\n- a\n  - b\n- c\n\ny"),
    "an image": ('a <img alt=":-)" src=x> b<img src=y>', "a :-) b"),
    "preformatted text": ("<pre>\n a\n\n  b  c</pre>", " a\n\n  b  c"),
    "a table": ("<table><tr><td>1<td>2<tr><td>3</table>", "1 2\n3"),
    "what is no text": ("a<script>x</script><style>y</style><form>z</form><!-- c -->b", "ab"),
    "windows quotes": ("&#147;a&#148; \x85", "“a” …"),
    "a decomposed letter": ("a\u0308", "ä"),
    "only a comment": ("<!-- x -->", ""),
    "nothing": ("", ""),
    "NUL and a surrogate": ("a\0b\ud800c", "a\ufffdb\ufffdc"),
    "line ends": ("<p>a\r\nb</p>\r<p>c</p>", "a b\n\nc"),
}


@pytest.mark.parametrize(("html", "plain"), EXAMPLES.values(), ids=EXAMPLES)
def test_html_reads(html: str, plain: str) -> None:
    assert plain_text(html, BodyFormat.HTML) == plain


def test_text_stays_as_it_is_but_for_its_line_ends() -> None:
    assert plain_text("> a\r\n\r\n<b>  c\x96", BodyFormat.TEXT) == "> a\n\n<b>  c–"


def test_markdown_reads_without_its_signs() -> None:
    assert plain_text("# T\n\n> *a* `b`\n\n<i>c</i>", BodyFormat.MARKDOWN) == "T\n\n> a b\n\n<i>c</i>"


@pytest.mark.parametrize("tag", ["b", "div", "blockquote", "ul", "table"])
def test_no_text_is_lost_at_any_depth(tag: str) -> None:
    words = [f"w{number}" for number in range(20_000)]
    plain = plain_text("".join(f"<{tag}> {word} " for word in words), BodyFormat.HTML)
    assert re.findall(r"w\d+", plain) == words


@pytest.mark.parametrize("piece", ["<", "<!--", "<a", "&", "<br>", "<b> </b>", "</p>", "<p>"])
def test_long_hostile_repetition_is_read(piece: str) -> None:
    assert isinstance(plain_text(piece * 50_000, BodyFormat.HTML), str)


@given(st.text(st.sampled_from("<>/abp&;#x1! -\n\x00\x9b\ud800é")))
@settings(deadline=None, max_examples=300)
def test_broken_html_is_read_without_complaint(html: str) -> None:
    plain = plain_text(html, BodyFormat.HTML)
    assert "\r" not in plain
    assert not plain.startswith("\n")


@given(st.text(st.characters(exclude_characters="<&")))
@settings(deadline=None)
def test_a_text_without_markup_reads_as_beside_markup(text: str) -> None:
    assert plain_text(f"x{text}", BodyFormat.HTML) == plain_text(f"x{text}<!-- -->", BodyFormat.HTML)


def test_no_real_document_is_refused(corpora: Path) -> None:
    paths = sorted((corpora / "html" / "testdata" / "go").glob("*"))
    assert paths
    for path in paths:
        assert isinstance(plain_text(path.read_text("utf-8", errors="replace"), BodyFormat.HTML), str)
