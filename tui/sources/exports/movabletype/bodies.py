"""Texts of an export in the format they were written in."""

from tui.content.wpautop import paragraphs
from tui.model.post import BodyFormat

HTML_AS_IT_IS = frozenset({"0", "richtext"})
TEXT_FILTERS = ("textile",)


def body_in_format(text: str, convert_breaks: str) -> tuple[str, BodyFormat]:
    """Give a text and what it is; where line ends are meant to be seen, it gets its paragraphs as HTML."""
    name = convert_breaks.lower()
    if name in HTML_AS_IT_IS:
        return text, BodyFormat.HTML
    if name.startswith("markdown"):
        return text, BodyFormat.MARKDOWN
    if name.startswith(TEXT_FILTERS):
        return text, BodyFormat.TEXT
    return with_paragraphs(text), BodyFormat.HTML


def with_paragraphs(text: str) -> str:
    """Give a text its paragraphs; words in brackets are words here and no shortcodes of WordPress."""
    return paragraphs(text.replace("[", "&#91;"))
