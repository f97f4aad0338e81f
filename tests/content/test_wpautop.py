"""How raw WordPress text is shown."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tui.content.wpautop import paragraphs

EXAMPLES = {
    "paragraphs and lines": ("a\nb\r\n\r\nc", "<p>a<br>\nb</p>\n<p>c</p>"),
    "a break that is there": ("a<br />\nb", "<p>a<br />\nb</p>"),
    "verbatim text": ("a\n<pre>x\n\ny</pre>\nb", "<p>a</p>\n<pre>x\n\ny</pre>\n<p>b</p>"),
    "block tags": ("<ul>\n<li>x</li>\n</ul>\n\nb", "<ul>\n<li>x</li>\n</ul>\n<p>b</p>"),
    "marks for more": ("a<!--more-->\n\n<!--nextpage-->b", "<p>a</p>\n<p>b</p>"),
    "another comment": ("a<!-- c -->", "<p>a<!-- c --></p>"),
    "blocks": (
        '<!-- wp:paragraph {"a":1} -->\n<p>a\nb</p>\n<!-- /wp:paragraph -->',
        "<p>a\nb</p>",
    ),
    "a caption": (
        '[caption id="a" width="3"]<img src="x"> words[/caption]',
        '<figure><img src="x"> words</figure>',
    ),
    "a gallery": ('[gallery ids="1,2"]', "<p>[gallery]</p>"),
    "a video": (
        "[embed]https://v.example/1[/embed]",
        "<p>https://v.example/1</p>",
    ),
    "a sound": (
        '[audio src="https://a.example/1.mp3"]',
        '<p><a href="https://a.example/1.mp3">https://a.example/1.mp3</a> </p>',
    ),
    "an unknown plugin": ('[box color="red"]a[/box] b', "<p>a b</p>"),
    "words in brackets": ("[sic] [1] [Update]", "<p>[sic] [1] [Update]</p>"),
    "shortcodes in code": ("<pre>[gallery]</pre>", "<pre>[gallery]</pre>"),
    "an open pre": ("<pre>a\n\nb", "<pre>a\n\nb"),
    "nothing": (" \n\n", ""),
}


@pytest.mark.parametrize(("raw", "html"), EXAMPLES.values(), ids=EXAMPLES)
def test_raw_text_is_shown_as(raw: str, html: str) -> None:
    assert paragraphs(raw) == html


@given(
    st.lists(
        st.sampled_from(["word", "\n", "\n\n", " ", "<b>", "</b>", "<ul>", "<li>", "<pre>", "</pre>", "<br>"])
    )
)
@settings(deadline=None, max_examples=300)
def test_only_paragraphs_and_breaks_are_added(pieces: list[str]) -> None:
    raw = "".join(pieces)
    added = re.compile(r"</?p>|<br>|\s")
    assert added.sub("", paragraphs(raw)) == added.sub("", raw)


@pytest.mark.parametrize("piece", ["<", "<!--", "[", "[a", "[caption]", "<pre>", "\n", "<br", "<div ", " "])
def test_long_hostile_repetition_is_shown(piece: str) -> None:
    assert isinstance(paragraphs(piece * 50_000), str)
