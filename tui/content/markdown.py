"""Bodies as safe Markdown: whatever arrives, only what is meant as formatting formats."""

from markdown_it import MarkdownIt

from tui.content.html_to_markdown import html_to_markdown
from tui.content.plain_text import plain_text
from tui.content.text_to_markdown import text_to_markdown
from tui.model.post import BodyFormat

_LARGEST = 2 * 1024 * 1024
TOO_LONG = "*This text is too long for its formatting to be read; it is shown without.*"


def to_markdown(body: str, body_format: BodyFormat, base_url: str = "") -> str:
    """Give a body as CommonMark with tables and strikethrough, in which no text is markup by accident.

    Every link and image goes to an address that ``safe_link`` gives, resolved against ``base_url``, or to a
    place in the body itself that ``note_link`` gives; of any other the text stays. Raw HTML never occurs.
    A body beyond 2 Mi characters loses its formatting, which a note in front says.
    """
    if body_format is BodyFormat.TEXT:
        return text_to_markdown(body)
    if len(body) > _LARGEST:
        return f"{TOO_LONG}\n\n{to_plain_markdown(body, body_format)}"
    if body_format is BodyFormat.MARKDOWN:
        # Rendered and read back, foreign Markdown passes the same checks as foreign HTML.
        body = markdown_to_html(body)
    return html_to_markdown(body, base_url)


def markdown_to_html(body: str) -> str:
    """Give foreign Markdown as the HTML that it makes, without the HTML that stands in it."""
    return str(MarkdownIt("commonmark", {"html": False}).enable(["table", "strikethrough"]).render(body))


def to_plain_markdown(body: str, body_format: BodyFormat) -> str:
    """Give the text of a body as safe Markdown, without its formatting."""
    return text_to_markdown(plain_text(body, body_format))
