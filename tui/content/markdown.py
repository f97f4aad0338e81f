"""Bodies as safe Markdown: whatever arrives, only what is meant as formatting formats."""

import re

from tui.content.plain_text import plain_text
from tui.model.post import BodyFormat

_SPECIAL = re.compile(r"([\\`*_\[\]<>&~|#+\-=!.():])")


def to_markdown(body: str, body_format: BodyFormat, base_url: str = "") -> str:
    """Give a body as CommonMark with tables and strikethrough, in which no text is markup by accident."""
    paragraphs = plain_text(body, body_format).split("\n\n")
    return "\n\n".join(
        "  \n".join(_SPECIAL.sub(r"\\\1", line.strip()) for line in text.split("\n")) for text in paragraphs
    )
