"""The tags of a page, found by name and class without walking it again for each question."""

from collections.abc import Container, Iterable, Iterator

from bs4 import Comment, NavigableString, Tag

NOTHING: frozenset[int] = frozenset()
DEEPEST_CLIMB = 48


def walk(element: Tag, without: Container[int] = NOTHING) -> Iterator[Tag]:
    """Give an element and the tags below it in the order of the page.

    Tags whose ``id()`` is in ``without`` are left out with all they hold.
    """
    waiting = [element]
    while waiting:
        tag = waiting.pop()
        yield tag
        below = [child for child in tag.contents if isinstance(child, Tag) and id(child) not in without]
        waiting.extend(reversed(below))


class Tags:
    """Some tags of a page in its order; a selector is ``name``, ``.class``, ``name.class`` or ``#id``."""

    def __init__(self, tags: Iterable[Tag]) -> None:
        self._place: dict[int, int] = {}
        self._named: dict[str, list[Tag]] = {}
        self._classed: dict[str, list[Tag]] = {}
        self._identified: dict[str, list[Tag]] = {}
        for place, tag in enumerate(tags):
            self._place[id(tag)] = place
            self._named.setdefault(tag.name, []).append(tag)
            for name in classes(tag):
                self._classed.setdefault(name, []).append(tag)
            if identity := attribute(tag, "id"):
                self._identified.setdefault(identity, []).append(tag)

    def all(self, *selectors: str) -> list[Tag]:
        """Give the tags of the first selector that has any."""
        return next((tags for selector in selectors if (tags := self._of(selector))), [])

    def first(self, *selectors: str) -> Tag | None:
        """Give the first tag of the first selector that has any."""
        return next(iter(self.all(*selectors)), None)

    def every(self, *selectors: str) -> list[Tag]:
        """Give the tags of all selectors, each once, in the order of the page."""
        found = {id(tag): tag for selector in selectors for tag in self._of(selector)}
        return sorted(found.values(), key=self.place)

    def place(self, tag: Tag) -> int:
        """Give the place of one of the tags among them."""
        return self._place[id(tag)]

    def _of(self, selector: str) -> list[Tag]:
        if selector.startswith("#"):
            return self._identified.get(selector[1:], [])
        name, _, class_name = selector.partition(".")
        if not class_name:
            return self._named.get(name, [])
        tags = self._classed.get(class_name, [])
        return [tag for tag in tags if tag.name == name] if name else tags


def classes(tag: Tag) -> list[str]:
    """Give the classes of a tag."""
    return attribute(tag, "class").split()


def attribute(tag: Tag | None, name: str) -> str:
    """Give the value of an attribute, empty where there is none."""
    value = tag.get(name) if tag else None
    if value is None:
        return ""
    return (value if isinstance(value, str) else " ".join(value)).strip()


def line_of(tag: Tag | None) -> str:
    """Give the text in a tag on one line."""
    return " ".join(tag.get_text().split()) if tag else ""


def markup_in(tag: Tag, without: Container[int] = NOTHING) -> str:
    """Give what is in a tag as HTML, without the comments of its author and the children in ``without``."""
    pieces = []
    for child in tag.contents:
        if isinstance(child, Tag):
            pieces.append("" if id(child) in without else child.decode())
        elif isinstance(child, NavigableString) and not isinstance(child, Comment):
            pieces.append(child.output_ready())
    return "".join(pieces).strip()


def above(tag: Tag, among: Container[int]) -> Tag | None:
    """Give the nearest tag around this one that is in ``among``, looking no further than any page nests."""
    parent = tag.parent
    for _ in range(DEEPEST_CLIMB):
        if parent is None or id(parent) in among:
            return parent
        parent = parent.parent
    return None
