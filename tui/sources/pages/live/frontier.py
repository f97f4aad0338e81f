"""The pages that are still to be visited: lists before the others, each page once, and not too deep."""

from collections import deque
from collections.abc import Iterable

from tui.sources.pages.live.links import is_list
from tui.sources.pages.live.scope import bare

DEEPEST = 3
"""How many steps a page may lie from the first one; months and further pages of a list are no step."""
LISTED = DEEPEST + 1
"""The depth of the pages of a sitemap, whose links lead no further."""


class Frontier:
    """Keeps addresses in the order in which they are to be visited."""

    def __init__(self) -> None:
        self._lists: deque[tuple[str, int]] = deque()
        self._pages: deque[tuple[str, int]] = deque()
        self._seen: set[str] = set()

    def __len__(self) -> int:
        """Count the pages that wait."""
        return len(self._lists) + len(self._pages)

    def add(self, addresses: Iterable[str], depth: int) -> None:
        """Add what was not there before."""
        for address in addresses:
            if bare(address) not in self._seen:
                self._seen.add(bare(address))
                (self._lists if is_list(address) else self._pages).append((address, depth))

    def add_links(self, addresses: Iterable[str], depth: int) -> None:
        """Add what a page links that lies at ``depth`` itself."""
        for address in addresses:
            below = depth if depth and is_list(address) else depth + 1
            if below <= DEEPEST:
                self.add([address], below)

    def take(self) -> tuple[str, int]:
        """Give the next address and its depth; ``IndexError`` where there is none."""
        return (self._lists or self._pages).popleft()

    def meet(self, address: str) -> bool:
        """Note that a page was met on the way, and say whether it was already."""
        known = bare(address) in self._seen
        self._seen.add(bare(address))
        return known
