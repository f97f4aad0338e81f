"""Every row of a damaged file that can be read, with the table it belongs to."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from tui.archive.recovery.cells import Cell, cells, children
from tui.archive.recovery.page_file import PageFile
from tui.archive.recovery.shapes import Row, Shape, likely_shape

SCHEMA = 1
"""The page that the tree of tables begins in."""


class Found(NamedTuple):
    """A row of one of our tables."""

    shape: Shape
    row: Row
    cell: Cell


def rows(pages: PageFile, known: Sequence[Shape]) -> Iterator[Found]:
    """Give the rows of each table's tree, then those of pages that no tree leads to any more.

    A row can come twice. The second ones may be older than the first.
    """
    seen: set[int] = set()
    roots = _roots(pages)
    for shape in known:
        for number in _tree(pages, roots.get(shape.table, 0)):
            is_of_table = False
            for cell in cells(pages, number):
                row = shape.fitted(cell)
                if row is not None:
                    is_of_table = True
                    yield Found(shape, row, cell)
            if is_of_table:
                seen.add(number)
    seen |= pages.free()
    for number in range(1, pages.count + 1):
        for cell in cells(pages, number) if number not in seen else ():
            likely = likely_shape(known, cell)
            if likely is not None:
                yield Found(*likely, cell)


def _roots(pages: PageFile) -> dict[str, int]:
    """Give the page in which the tree of each table begins, as far as that can be read anywhere."""
    roots: dict[str, int] = {}
    everywhere = (number for number in range(1, pages.count + 1))
    for numbers in (_tree(pages, SCHEMA), everywhere):
        for number in numbers:
            for cell in cells(pages, number):
                match cell.values:
                    case ("table", str(name), str(), int(root), str()):
                        roots.setdefault(name, root)
    return roots


def _tree(pages: PageFile, root: int) -> Iterator[int]:
    """Give every page that a tree leads to, and each once, however its pages point at one another."""
    seen: set[int] = set()
    waiting = [root]
    while waiting:
        number = waiting.pop()
        if number not in seen and pages.page(number):
            seen.add(number)
            yield number
            waiting.extend(reversed(list(children(pages, number))))
