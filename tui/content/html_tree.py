"""HTML as a tree that is safe to walk: without what is no text, and never deeper than a walk can go."""

from collections.abc import Mapping
from typing import Any

from bs4 import BeautifulSoup

from tui.content.html_tags import BLOCKS, DROPPED, VOID
from tui.content.markup import clean

_DEEPEST = 48
# Each level of these is written in front of every line within it.
_DEEPEST_OF = {"blockquote": 12, "ul": 16, "ol": 16, "dl": 16, "table": 4}


class BodyTree(BeautifulSoup):
    """A parsed body; nesting beyond 48 tags is flattened while it is read, and every text in it is clean."""

    def __init__(self, html: str) -> None:
        # The tag in front tells bs4 that a lone address or file name is meant as text.
        super().__init__("<body>" + clean(html), "lxml")

    def reset(self) -> None:
        super().reset()
        self._kept: list[str] = []
        self._dropping = 0
        self._open = dict.fromkeys(_DEEPEST_OF, 0)
        self._depth = 0

    def handle_starttag(
        self, name: str, namespace: Any, nsprefix: Any, attrs: Mapping[str, Any], *rest: Any, **more: Any
    ) -> Any:
        if self._dropping or name in DROPPED:
            self._dropping += 1
            return None
        keep = name in VOID or (
            self._depth < _DEEPEST and self._open.get(name, 0) < _DEEPEST_OF.get(name, _DEEPEST)
        )
        self._kept.append(name if keep else "")
        if not keep:
            if name in BLOCKS:
                super().handle_data("\n")
            return None
        self._depth += 1
        if name in self._open:
            self._open[name] += 1
        cleaned = {key: clean(value) for key, value in attrs.items() if isinstance(value, str)}
        return super().handle_starttag(name, namespace, nsprefix, cleaned, *rest, **more)

    def handle_endtag(self, name: str, nsprefix: Any = None) -> None:
        if self._dropping:
            self._dropping -= 1
            return
        if self._kept and not self._kept.pop():
            return
        self._depth -= 1
        if name in self._open:
            self._open[name] -= 1
        super().handle_endtag(name, nsprefix)

    def handle_data(self, data: str) -> None:
        if not self._dropping:
            super().handle_data(clean(data))
