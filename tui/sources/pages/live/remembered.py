"""What is remembered of each page from one reading to the next."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass

from tui.sources.http_version import NO_VERSION, Version
from tui.sources.pages.footer import Tail

PAGE = "page "
FOOTER = "footer"
GIVEN = "posts given"
"""Whether any posts were given, also such as have no pages of their own."""


@dataclass(frozen=True, slots=True)
class Known:
    """A page as it was read before."""

    changed: str = ""
    """When it had changed by the word of the sitemap."""
    version: Version = NO_VERSION
    has_post: bool = False

    @classmethod
    def remembered(cls, mark: str) -> "Known":
        """Read what ``mark`` wrote; what cannot be read counts as not there."""
        try:
            value = json.loads(mark)
            changed, has_post = value.get("changed", ""), value.get("has_post") is True
        except (ValueError, AttributeError, RecursionError):
            return cls()
        return cls(changed if isinstance(changed, str) else "", Version.remembered(mark), has_post)

    @property
    def mark(self) -> str:
        """What to remember."""
        told = {"changed": self.changed, "has_post": self.has_post}
        return json.dumps({name: value for name, value in told.items() if value} | asdict(self.version))


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
