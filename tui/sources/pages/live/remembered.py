"""What is remembered of each page from one reading to the next."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass

from tui.sources.http_answer import Answer
from tui.sources.pages.footer import Tail

PAGE = "page "
FOOTER = "footer"
GIVEN = "posts given"
"""Whether any posts were given, also such as have no pages of their own."""
LONGEST_VALIDATOR = 500


@dataclass(frozen=True, slots=True)
class Known:
    """A page as it was read before."""

    changed: str = ""
    """When it had changed by the word of the sitemap."""
    etag: str = ""
    modified: str = ""
    has_post: bool = False

    @classmethod
    def of(cls, answer: Answer, changed: str, has_post: bool) -> "Known":
        """Remember a page by its answer; validators that could not be sent back as they are count as none."""
        etag, modified = (_sendable(answer.headers.get(name)) for name in ("etag", "last-modified"))
        return cls(_sendable(changed), etag, modified, has_post)

    @classmethod
    def remembered(cls, mark: str) -> "Known":
        """Read what ``mark`` wrote; what cannot be read counts as not there."""
        try:
            value = json.loads(mark)
            changed, etag, modified = (_sendable(value.get(name)) for name in ("changed", "etag", "modified"))
            return cls(changed, etag, modified, value.get("has_post") is True)
        except (ValueError, AttributeError, RecursionError):
            return cls()

    @property
    def mark(self) -> str:
        """What to remember."""
        return json.dumps({name: value for name, value in asdict(self).items() if value})

    @property
    def condition(self) -> dict[str, str]:
        """The headers that ask for another version only (RFC 9110, 13.1)."""
        headers = {"If-None-Match": self.etag, "If-Modified-Since": self.modified}
        return {name: value for name, value in headers.items() if value}


UNKNOWN = Known()


def known_pages(marks: Mapping[str, str]) -> dict[str, Known]:
    """Give the pages that were read, by their addresses."""
    return {
        name.removeprefix(PAGE): Known.remembered(mark)
        for name, mark in marks.items()
        if name.startswith(PAGE)
    }


def footer_of(marks: Mapping[str, str]) -> Tail:
    """Give the end that the text pages of the blog were found to share, empty where none is remembered."""
    try:
        lines = json.loads(marks.get(FOOTER, "[]"))
    except (ValueError, RecursionError):
        return ()
    is_footer = isinstance(lines, list) and all(isinstance(line, str) for line in lines)
    return tuple(lines) if is_footer else ()


def footer_mark(footer: Tail) -> dict[str, str]:
    """Give the mark under which such an end is remembered."""
    return {FOOTER: json.dumps(footer) if footer else ""}


def _sendable(value: object) -> str:
    if not isinstance(value, str) or len(value) > LONGEST_VALIDATOR:
        return ""
    return value if value.isascii() and value.isprintable() else ""
