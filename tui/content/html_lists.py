"""Lists of HTML as Markdown: what stands before each item, and how lists within lists are set in."""

from bs4 import BeautifulSoup, Tag

from tui.content.markup import prefixed
from tui.content.private_marks import BREAK, EDGE

_LARGEST = 999_999_999
_LISTS = ("ol", "ul")


class ListMarks:
    """Knows the mark of every item; counted once for the whole tree, since item by item is quadratic."""

    def __init__(self, tree: BeautifulSoup) -> None:
        self._marks: dict[int, str] = {}
        self._starts_with_one: set[int] = set()
        others: set[int] = set()
        for listed in tree.find_all(_LISTS):
            # Two lists in a row would be read as one, unless they are marked differently.
            before = listed.find_previous_sibling()
            other = before is not None and before.name == listed.name and id(before) not in others
            if other:
                others.add(id(listed))
            self._mark_items(listed, other)

    def _mark_items(self, listed: Tag, other: bool) -> None:
        number = _start(listed)
        if listed.name == "ul" or number == 1:
            self._starts_with_one.add(id(listed))
        for item in listed.find_all("li", recursive=False):
            if listed.name == "ul":
                self._marks[id(item)] = "* " if other else "- "
            else:
                self._marks[id(item)] = f"{min(number, _LARGEST)}{')' if other else '.'} "
                number += 1

    def item(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        """Give one item behind its mark, its further lines set in below it."""
        text = text.strip(EDGE)
        if not text:
            return ""
        if "_noformat" in parent_tags:
            return text + "\n"
        if "_inline" in parent_tags:
            return f" • {text} "
        mark = self._marks.get(id(el), "- ")
        return f"\n{prefixed(text, mark, ' ' * len(mark))}\n"

    def whole(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        """Give a list: close to the item's text where it is part of one, as a block of its own elsewhere."""
        text = text.strip("\n" + BREAK)
        if not text or parent_tags & {"_inline", "_noformat"}:
            return text
        within_list = el.parent is not None and el.parent.name in _LISTS
        if within_list and el.find_previous_sibling("li"):
            return f"\n{prefixed(text, '    ', '    ')}\n"
        # Within a paragraph's lines only a list that starts with one is seen as a list.
        within_item = el.parent is not None and el.parent.name == "li" and id(el) in self._starts_with_one
        return f"\n{text}\n" if within_item else f"\n\n{text}\n\n"


def _start(listed: Tag) -> int:
    start = listed.get("start")
    return (
        int(start)
        if isinstance(start, str) and start.isascii() and start.isdigit() and len(start) < 10
        else 1
    )
