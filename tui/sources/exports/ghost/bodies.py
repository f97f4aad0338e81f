"""The body of a post in the best of the forms that Ghost keeps it in."""

from collections.abc import Mapping

from tui.model.post import BodyFormat
from tui.sources.exports.ghost.lexical import lexical_html
from tui.sources.exports.ghost.mobiledoc import markdown_of_mobiledoc, mobiledoc_html
from tui.sources.exports.json_fields import SURROGATES, text

PLACEHOLDER = "__GHOST_URL__"


def body_of(fields: Mapping[str, object], blog: str) -> tuple[str, BodyFormat]:
    """Give a body and what it is: the HTML that was shown, else what the editor keeps, else plain text.

    ``blog`` is the blog's address, which exports write as ``__GHOST_URL__``; where it is not known, addresses
    in the blog begin with ``/``.
    """
    html = text(fields, "html") or lexical_html(text(fields, "lexical"))
    if html:
        return with_address(html, blog), BodyFormat.HTML
    markdown = text(fields, "markdown") or markdown_of_mobiledoc(text(fields, "mobiledoc"))
    if markdown:
        return with_address(markdown, blog), BodyFormat.MARKDOWN
    html = mobiledoc_html(text(fields, "mobiledoc"))
    if html:
        return with_address(html, blog), BodyFormat.HTML
    return text(fields, "plaintext"), BodyFormat.TEXT


def with_address(content: str, blog: str) -> str:
    """Put the blog's address where its placeholder stands."""
    return SURROGATES.sub("\ufffd", content).replace(PLACEHOLDER, blog.rstrip("/"))
