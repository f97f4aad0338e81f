"""Markdown for property tests: arbitrary text mixed with everything that is markup or acts on a terminal."""

from hypothesis import strategies as st

_MARKUP = [
    *(
        "*",
        "**",
        "_",
        "~~",
        "`",
        "``",
        "[",
        "](",
        ")",
        "![",
        "](http://example.com/a)",
        "<https://example.org>",
    ),
    *(
        "# ",
        "> ",
        ">> ",
        "- ",
        "1. ",
        "    ",
        "```\n",
        "```python\n",
        "---\n",
        "| a | b |\n|---|:-:|\n| c | d |\n",
    ),
    *("\n", "\n\n", "  \n", "\\\n", "\\", "|", "def f(x):\n\treturn 'x'\n", "e-mail", "\t"),
]
_HOSTILE = [
    *(
        "\x1b]52;c;QUJD\x07",
        "\x1b[31m",
        "\x9b31m",
        "\x9d",
        "\x00",
        "\x7f",
        "\r",
        "\b",
        "&#27;[31m",
        "&#x9b;31m",
    ),
    *("\u202e", "\u2066", "\u2069", "&#x202e;", "\u200b", "\ud800", "[@click=app.quit]", "[/oops]", "&#10;"),
]
_WIDE = [
    "你好世界",
    "。",
    "한국어",
    "🙂",
    "👩\u200d👩\u200d👧",
    "🇩🇪",
    "☀\ufe0f",
    "e\u0301",
    "\u0301" * 12,
    "ﷺ",
    "\ufe0f",
]

PIECES = st.sampled_from([*_MARKUP, *_HOSTILE, *_WIDE]) | st.text(max_size=12)

MARKDOWN = st.lists(PIECES, max_size=24).map("".join)
