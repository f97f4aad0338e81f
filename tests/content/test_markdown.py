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
from tui.content.markdown import TOO_LONG, to_markdown
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
    return unicodedata.normalize("NFD", "".join(text.split()))


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


@pytest.mark.parametrize(
    "html", ["<h2>1 #</h2>", "<h2><b>1 #\xa0</b></h2>", "<h2><b>1 #</b></h2>", "<h2><i><b>#</b></i></h2>"]
)
def test_a_number_sign_at_the_end_of_a_heading_belongs_to_it(html: str) -> None:
    assert visible(from_html(html)).endswith("#")


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


EXAMPLES = {
    "text that looks like a heading": ("<p># x</p>", "\\# x"),
    "text that looks like a list": ("<p>- x<br>1. y<br>+ z</p>", "\\- x  \n1\\. y  \n\\+ z"),
    "text that looks like an underline": ("<p>x<br>===</p>", "x  \n\\==="),
    "text that looks like a table": ("<p>a | b<br>:-- | --</p>", "a \\| b  \n:-- \\| --"),
    "text that looks like HTML": ("<p>&lt;b&gt; &amp;amp;</p>", "\\<b> \\&amp;"),
    "an exclamation before a link": ('<p>So!<a href="/x">y</a></p>', "So\\![y](<https://blog.example/x>)"),
    "a hostile address": ('<a href="http://x/) [p](file:///e">t</a>', "[t](<http://x/)%20[p](file:///e>)"),
    "a script address": ('<a href="javascript:1">t</a>', "t"),
    "a link that shows itself": ('<a href="http://a.example/">http://a.example/</a>', "<http://a.example/>"),
    "a linked heading": ('<a href="http://a.example/"><h2>T</h2></a>', "## [T](<http://a.example/>)"),
    "a hostile description": (
        '<img src="/i.png" alt="](javascript:1) ![](x" title=\'"\'>',
        '![\\](javascript:1) !\\[\\](x](<https://blog.example/i.png> "\\"")',
    ),
    "a lazy image": ('<img src="data:x" data-src="/i.png">', "![](<https://blog.example/i.png>)"),
    "an image without an address": ('<img alt="a cat">', "a cat"),
    "a smiley": ('<img class="wp-smiley" alt=":-)" src="/s.gif">', ":-)"),
    "a video": ('<video src="/v.mp4">old browser</video>', "[video](<https://blog.example/v.mp4>)"),
    "a frame": (
        '<iframe src="//www.v.example/1"></iframe>',
        "[embedded: v.example](<https://www.v.example/1>)",
    ),
    "a frame with a title": (
        '<iframe src="//v.example/1" title="A [cat]\n video"></iframe>',
        r"[embedded: A \[cat\] video](<https://v.example/1>)",
    ),
    "columns that are aligned": (
        '<table><tr><th>n</th><th>m</th><th>o</th></tr><tr><td align="right">1</td>'
        '<td style="color: red; text-align:center">2</td><td class="has-text-align-left">3</td></tr>'
        '<tr align="right"><td>1</td></tr></table>',
        "| n | m | o |\n| ---: | :---: | --- |\n| 1 | 2 | 3 |\n| 1 |",
    ),
    "a figure": (
        '<figure><img src="/i.png" alt="a"><figcaption>cap</figcaption></figure>',
        "![a](<https://blog.example/i.png>)\n\n*cap*",
    ),
    "strong text at a comma": ("<p>x <b>y,</b>z</p>", "x y,z"),
    "strong text in two pieces": ("<p><b>a</b><b>b</b></p>", "**ab**"),
    "nested lists": ("<ul><li>a<ul><li>b</ul><li>c</ul>", "- a\n  - b\n- c"),
    "a list in a list without an item": ("<ul><li>a</li><ul><li>b</ul></ul>", "- a\n    - b"),
    "an ordered list with a start": ("<ol start=9><li>a<li><p>b<p>c</ol>", "9. a\n10. b\n\n    c"),
    "two lists in a row": ("<ol><li>a</ol><ol><li>b</ol>", "1. a\n\n1) b"),
    "quotes": ("<blockquote><p>a<blockquote>b</blockquote></blockquote>c", "> a\n>\n> > b\n\nc"),
    "code of a language": ('<pre class="brush: php">a</pre>', "```php\na\n```"),
    "code with fences": (
        '<pre><code class="language-c">```\n\n  # x</code></pre>',
        "````c\n```\n\n  # x\n````",
    ),
    "code with backticks": ("<code>`a`</code>", "`` `a` ``"),
    "two codes in a row": ("<code>a</code><code>b</code>", "`a` `b`"),
    "a table": (
        "<table><caption>c</caption><tr><th>a<th>b"
        "<tr><td rowspan=2>1<br>2<td><code>x|y</code><tr><td>z</table>",
        "c\n\n| a | b |\n| --- | --- |\n| 1 2 | `x\\|y` |\n|  | z |",
    ),
    "a table without a head": (
        "<table><tr><td colspan=2>a<tr><td>b<td>c</table>",
        "|  |  |\n| --- | --- |\n| a |  |\n| b | c |",
    ),
    "a list in a cell": (
        "<table><tr><th>h<tr><td><ul><li>a<li>b</ul></table>",
        "| h |\n| --- |\n| • a • b |",
    ),
    "a cell outside of a table": ("a <td>b</td> c", "a b c"),
    "a definition": ("<dl><dt>T<dd>D</dl>", "**T**\n\n- D"),
    "details": ("<details><summary>S</summary>text</details>", "**S**\n\ntext"),
    "raised figures": ("m<sup>2</sup> H<sub>2</sub>O 5<sup>th</sup>", "m² H₂O 5th"),
    "a rule": ("a<hr>b", "a\n\n___\n\nb"),
    "struck text": ("<del>a</del> <ins>b</ins>", "~~a~~ b"),
    "what is no text": ("a<script>x</script><style>y</style><form>z</form><!-- c -->", "a"),
    "windows quotes": ("&#147;a&#148; don\x92t", "“a” don’t"),
    "a break before a paragraph in a list": ("<ul><li><br><p>a</p></ul>", "- a"),
    "two breaks": ("a<br><br>b<br>", "a\n\nb"),
}


@pytest.mark.parametrize(("html", "markdown"), EXAMPLES.values(), ids=EXAMPLES)
def test_html_becomes(html: str, markdown: str) -> None:
    assert from_html(html) == markdown


@pytest.mark.parametrize(
    ("plain", "markdown"),
    [
        ("a\nb\n\nc", "a  \nb\n\nc"),
        ("> a\n> > b\nc", "> a\n>\n> > b\n\nc"),
        ("see http://a.example/x.", "see <http://a.example/x>."),
        ("„http://a.example/x“, »http://a.example/y«", "„<http://a.example/x>“, »<http://a.example/y>«"),
        ("see http://a.example", "see [http://a.example](<http://a.example/>)"),
        ("    * x", "\\* x"),
        ("<b>&amp;</b>", "\\<b>\\&amp;\\</b>"),
    ],
)
def test_plain_text_becomes(plain: str, markdown: str) -> None:
    assert to_markdown(plain, BodyFormat.TEXT) == markdown


@pytest.mark.parametrize(
    ("foreign", "markdown"),
    [
        ("# T\n\n*a* `b`", "# T\n\n*a* `b`"),
        ("<script>x</script>", "\\<script>x\\</script>"),
        ("[t](javascript:1) [u](/v)", "\\[t\\](javascript:1) [u](<https://blog.example/v>)"),
    ],
)
def test_foreign_markdown_becomes(foreign: str, markdown: str) -> None:
    assert to_markdown(foreign, BodyFormat.MARKDOWN, BASE) == markdown


@pytest.mark.parametrize(
    "html",
    [
        "<b>" * 100_000 + "x",
        "<blockquote>" * 100_000 + "x",
        "<ul><li>" * 50_000 + "x",
        "<table><tr><td>" * 30_000 + "x",
    ],
)
def test_nothing_is_lost_at_any_depth(html: str) -> None:
    assert visible(from_html(html)).endswith("x")


@pytest.mark.parametrize("piece", ["<", "<!--", "<a", "&", "`", "*", "](", "<br>", "<b> </b>", "_ "])
def test_long_hostile_repetition_is_converted(piece: str) -> None:
    for body_format in BodyFormat:
        assert isinstance(to_markdown(piece * 20_000, body_format), str)


def test_a_very_long_body_keeps_all_its_text_and_says_that_the_formatting_is_lost() -> None:
    body = "<p><b>word</b> # x</p>" * 120_000
    markdown = to_markdown(body, BodyFormat.HTML)
    assert markdown.startswith(f"{TOO_LONG}\n\nword # x\n\nword # x")
    assert markdown.count("word") == 120_000


def test_a_very_long_plain_text_has_no_formatting_to_lose() -> None:
    assert to_markdown("wort " * 500_000, BodyFormat.TEXT).startswith("wort wort")
