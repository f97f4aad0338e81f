"""HTML as a tree that is safe to walk: without what is no text, and never deeper than a walk can go."""

from collections.abc import Mapping
from typing import Any

from bs4 import BeautifulSoup

from tui.content.html_tags import BLOCKS, DROPPED, VOID
from tui.content.markup import clean

_DEEPEST = 48
# What each of these adds to the nesting of the Markdown, of which readers take twenty levels and no more.
_LEVELS = {"blockquote": 1, "ul": 2, "ol": 2, "li": 2, "dd": 2, "table": 4}
_MOST_LEVELS = 18


class BodyTree(BeautifulSoup):
    """A parsed body; nesting beyond 48 tags is flattened while it is read, and every text in it is clean."""

    def __init__(self, html: str) -> None:
        # The tag in front tells bs4 that a lone address or file name is meant as text.
        super().__init__("<body>" + clean(html), "lxml")

    def reset(self) -> None:
        super().reset()
        self._kept: list[tuple[str, int] | None] = []
        self._dropping = 0
        self._depth = self._levels = 0

    def handle_starttag(
        self, name: str, namespace: Any, nsprefix: Any, attrs: Mapping[str, Any], *rest: Any, **more: Any
    ) -> Any:
        if self._dropping or name in DROPPED:
            self._dropping += 1
            return None
        levels = self._added_levels(name)
        keep = name in VOID or (self._depth < _DEEPEST and self._levels + levels <= _MOST_LEVELS)
        self._kept.append((name, levels) if keep else None)
        if not keep:
            if name in BLOCKS:
                super().handle_data("\n")
            return None
        self._depth += 1
        self._levels += levels
        cleaned = {key: clean(value) for key, value in attrs.items() if isinstance(value, str)}
        return super().handle_starttag(name, namespace, nsprefix, cleaned, *rest, **more)

    def handle_endtag(self, name: str, nsprefix: Any = None) -> None:
        if self._dropping:
            self._dropping -= 1
            return
        kept = self._kept.pop() if self._kept else None
        if kept is None:
            return
        self._depth -= 1
        self._levels -= kept[1]
        super().handle_endtag(name, nsprefix)

    def handle_data(self, data: str) -> None:
        if not self._dropping:
            super().handle_data(clean(data))

    def _added_levels(self, name: str) -> int:
        parent = self._kept[-1] if self._kept else None
        if name == "li" and parent and parent[0] in ("ul", "ol"):
            return 0
        return _LEVELS.get(name, 0)
