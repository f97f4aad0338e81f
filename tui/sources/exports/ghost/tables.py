"""The tables of an export that posts refer to."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from tui.model.blog import BlogFacts
from tui.sources.exports.json_fields import identity, line, link, text
from tui.sources.exports.json_records import JsonRecord

LISTS = ("settings", "users", "tags", "posts_tags", "posts_authors", "members")
INTERNAL = "internal"


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who writes posts or comments."""

    name: str
    url: str = ""


@dataclass(slots=True)
class Tables:
    """Everything but the posts and comments of one export."""

    settings: dict[str, str] = field(default_factory=dict)
    users: dict[str, Person] = field(default_factory=dict)
    members: dict[str, Person] = field(default_factory=dict)
    tags: dict[str, str] = field(default_factory=dict)
    _tags_of: dict[str, list[tuple[int, str]]] = field(default_factory=dict)
    _authors_of: dict[str, list[tuple[int, str]]] = field(default_factory=dict)

    def add(self, record: JsonRecord) -> None:
        """Take one row."""
        row = record.fields
        if record.list_name == "settings":
            self.settings[line(row, "key")] = text(row, "value")
        elif record.list_name in {"users", "members"}:
            people = self.users if record.list_name == "users" else self.members
            people[identity(row)] = Person(line(row, "name"), link(row, "website"))
        elif record.list_name == "tags":
            if line(row, "visibility") != INTERNAL and not line(row, "name").startswith("#"):
                self.tags[identity(row)] = line(row, "name")
        elif record.list_name == "posts_tags":
            _join(self._tags_of, row, "tag_id")
        elif record.list_name == "posts_authors":
            _join(self._authors_of, row, "author_id")

    @property
    def facts(self) -> BlogFacts:
        """What the settings say of the blog; Ghost keeps its address outside of them."""
        named = self.settings
        return BlogFacts(
            name=" ".join(named.get("title", "").split()),
            url=link(named, "url"),
            description=" ".join(named.get("description", "").split()),
            language=named.get("locale") or named.get("lang") or named.get("default_locale", ""),
            time_zone=named.get("timezone")
            or named.get("active_timezone")
            or named.get("activeTimezone", ""),
        )

    def tags_of(self, post_id: str) -> tuple[str, ...]:
        """Give the tags of a post that its readers saw, in their order."""
        names = (self.tags.get(number, "") for number in _in_order(self._tags_of, post_id))
        return tuple(dict.fromkeys(name for name in names if name))

    def authors_of(self, post_id: str, author_id: str) -> list[Person]:
        """Give the authors of a post; older versions name one in the post itself."""
        numbers: Iterable[str] = _in_order(self._authors_of, post_id) or [author_id]
        people = (self.users.get(number) for number in numbers)
        return [person for person in people if person and person.name]


def _join(joined: dict[str, list[tuple[int, str]]], row: Mapping[str, object], name: str) -> None:
    order = row.get("sort_order")
    place = order if isinstance(order, int) else 0
    joined.setdefault(identity(row, "post_id"), []).append((place, identity(row, name)))


def _in_order(joined: Mapping[str, list[tuple[int, str]]], post_id: str) -> list[str]:
    return [number for _, number in sorted(joined.get(post_id, []), key=lambda each: each[0])]
