"""The Markdown parser for the text inside one block."""

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline, image

DEEPEST_IMAGE = 3
"""The parser calls itself for an image within an image's caption."""


class InlineParser(MarkdownIt):
    """CommonMark without HTML, with struck-out text, and without an opinion about addresses.

    Which address is safe, and how it reads, is decided in one place; a second parser of addresses could
    only disagree with it.
    """

    def __init__(self) -> None:
        super().__init__("commonmark", {"html": False})
        self.enable("strikethrough").disable("html_inline")
        self.inline.ruler.at("image", _shallow_image)

    def validateLink(self, url: str) -> bool:  # noqa: N802 - the library's name
        """Let every address through to the one who judges it."""
        return True

    def normalizeLink(self, url: str) -> str:  # noqa: N802 - the library's name
        """Leave an address as it was written."""
        return url

    def normalizeLinkText(self, link: str) -> str:  # noqa: N802 - the library's name
        """Leave an address as it was written."""
        return link


def _shallow_image(state: StateInline, silent: bool) -> bool:
    depth = int(state.env.get("image depth", 0))
    if depth >= DEEPEST_IMAGE:
        return False
    state.env["image depth"] = depth + 1
    found = image(state, silent)
    state.env["image depth"] = depth
    return found


PARSER = InlineParser()
