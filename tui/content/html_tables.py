"""Tables of HTML as Markdown: every cell on one line, every row a line, a head even where there is none."""

import re
from collections import Counter
from collections.abc import Iterator
from itertools import zip_longest

from bs4 import Tag

from tui.content.private_marks import BREAK, marked

_GROUPS = ("thead", "tbody", "tfoot")
_WIDEST_SPAN = 50
_ALIGNED = re.compile(r"(?:\A|text-align:\s*|text-align-)(left|center|right)\b")
_RULES = {"": "---", "left": "---", "center": ":---:", "right": "---:"}


class TableCells:
    """Keeps the text of converted cells until their table is complete."""

    def __init__(self) -> None:
        self._texts: dict[int, str] = {}

    def cell(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        """Keep a cell for its table; outside any table its text stays where it is."""
        text = " ".join(text.replace(BREAK, " ").split())
        if "_noformat" in parent_tags or _table_of(el) is None:
            return f" {text} "
        self._texts[id(el)] = text
        return ""

    def whole(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        """Give the table's rows; ``text`` is what stands in it outside of cells, such as its caption."""
        rows = [[(cell, self._texts.pop(id(cell), "")) for cell in _cells(row)] for row in _rows(el)]
        rows = [row for row in rows if any(content for _, content in row)]
        if "_noformat" in parent_tags or "_inline" in parent_tags:
            return " ".join([text, *(content for row in rows for _, content in row), ""])
        if not rows:
            return f"\n\n{text.strip()}\n\n"
        headed = all(cell.name == "th" for cell, _ in rows[0]) or _in_head(rows[0][0][0])
        aligned = _spread([[(cell, _alignment(cell)) for cell, _ in row] for row in rows[headed:] or rows])
        return f"\n\n{text.strip()}\n\n{_written(_spread(rows), headed, _rules(aligned))}\n\n"


def _table_of(cell: Tag) -> Tag | None:
    row = cell.parent
    group = row.parent if row is not None and row.name == "tr" else None
    table = group.parent if group is not None and group.name in _GROUPS else group
    return table if table is not None and table.name == "table" else None


def _rows(table: Tag) -> Iterator[Tag]:
    for child in table.find_all(["tr", *_GROUPS], recursive=False):
        if child.name == "tr":
            yield child
        else:
            yield from child.find_all("tr", recursive=False)


def _cells(row: Tag) -> list[Tag]:
    return list(row.find_all(["td", "th"], recursive=False))


def _in_head(cell: Tag) -> bool:
    row = cell.parent
    return row is not None and row.parent is not None and row.parent.name == "thead"


def _spread(rows: list[list[tuple[Tag, str]]]) -> list[list[str]]:
    """Leave empty places where a cell reaches over further columns or rows."""
    spread: list[list[str]] = []
    reaching: dict[int, int] = {}
    for row in rows:
        places: list[str] = []
        for cell, content in row:
            while reaching.get(len(places), 0) > 0:
                reaching[len(places)] -= 1
                places.append("")
            below, across = _span(cell, "rowspan"), _span(cell, "colspan")
            for column in range(len(places), len(places) + across):
                reaching[column] = below - 1
            places.extend([content] + [""] * (across - 1))
        for column in range(len(places), max(reaching, default=0) + 1):
            reaching[column] = max(0, reaching.get(column, 0) - 1)
        spread.append(places)
    return spread


def _span(cell: Tag, name: str) -> int:
    value = cell.get(name)
    if not isinstance(value, str) or not re.fullmatch("[0-9]{1,5}", value):
        return 1
    return min(max(int(value), 1), _WIDEST_SPAN)


def _alignment(cell: Tag) -> str:
    """Give where a cell puts its text, by its attribute, its style or the class that WordPress gives it."""
    for tag in (cell, cell.parent):
        told = " ".join(str(tag.get(name) or "") for name in ("align", "style", "class")) if tag else ""
        if found := _ALIGNED.search(told.lower()):
            return found[1]
    return ""


def _rules(aligned: list[list[str]]) -> list[str]:
    """Write below the head of each column where most of its cells put their text."""
    columns = zip_longest(*aligned, fillvalue="")
    return [_RULES[Counter(column).most_common(1)[0][0]] for column in columns]


def _written(rows: list[list[str]], headed: bool, rules: list[str]) -> str:
    columns = max(map(len, rows))
    rules += ["---"] * (columns - len(rules))
    head = rows.pop(0) if headed else []
    head += [""] * (columns - len(head))
    return "\n".join(map(_line, [head, [marked(rule) for rule in rules], *rows]))


def _line(cells: list[str]) -> str:
    # Code cannot be escaped, but a table takes the backslash before a bar away before anything else is read.
    bar = marked("|")
    contents = [cell.replace(bar, marked("\\|")) for cell in cells]
    return marked("| ") + marked(" | ").join(contents) + marked(" |")
