"""What the records of a dump tell about each other: the names behind the ids, and the blog."""

import re
from dataclasses import dataclass, field, replace

from tui.model.blog import BlogFacts
from tui.sources.exports.wordpress_dump.records import Kind, kind_of
from tui.sources.json_fields import JsonObject, link, objects, record_of
from tui.sources.wordpress_json.fields import embedded, identity, identity_of, rendered
from tui.sources.wordpress_json.site import Site, read_site

_BEFORE_API = re.compile(r"(https?://[^\s?#]{1,500}?/)(?:index\.php/)?wp-json/")
_TAXONOMIES = {"categories": "category", "tags": "post_tag"}


@dataclass(slots=True)
class Neighbours:
    """Everything that other records than a post's own say of it."""

    users: dict[int, JsonObject] = field(default_factory=dict)
    terms: dict[int, JsonObject] = field(default_factory=dict)
    post_authors: dict[int, int] = field(default_factory=dict)
    """The user id of each post's author by the post's id."""
    site: Site = field(default_factory=lambda: Site(BlogFacts(), None))
    home: str = ""
    """The blog's address as far as the records tell, empty where they do not."""

    @property
    def facts(self) -> BlogFacts:
        """What is known of the blog as a whole."""
        told = self.site.facts
        return told if told.url.startswith("http") else replace(told, url=self.home)

    def note(self, record: JsonObject) -> None:
        """Remember what a record tells of others."""
        kind, number = kind_of(record), identity(record, "id")
        self.home = self.home or _home(record)
        if kind is Kind.SITE:
            self.site = read_site(record, "")
        elif kind is Kind.USER and number:
            self.users[number] = record
        elif kind is Kind.TERM and number:
            self.terms[number] = record
        elif kind is Kind.POST and number:
            self.post_authors[number] = identity(record, "author")

    def completed(self, post: JsonObject) -> JsonObject:
        """Give a post with the author and the terms that it names by number only."""
        brought = dict(record_of(post, "_embedded"))
        author = self.users.get(identity(post, "author"))
        if author and not embedded(post, "author"):
            brought["author"] = [author]
        if not embedded(post, "wp:term"):
            brought["wp:term"] = [self._terms(post, name, of) for name, of in _TAXONOMIES.items()]
        return {**post, "_embedded": brought}

    def _terms(self, post: JsonObject, name: str, taxonomy: str) -> list[JsonObject]:
        numbers = post.get(name)
        terms = (self.terms.get(identity_of(value)) for value in numbers) if isinstance(numbers, list) else ()
        return [term for term in terms if term and term.get("taxonomy") == taxonomy]


def _home(record: JsonObject) -> str:
    """Give the address of the blog that a record was asked of, by its link to itself."""
    itself = objects(record_of(record, "_links").get("self"))
    found = _BEFORE_API.match(link(itself[0], "href")) if itself else None
    return found[1] if found else ""


def told_of(post: JsonObject) -> str:
    """Give what tells a post without an id from others, empty where nothing does."""
    address = rendered(post, "guid") or link(post, "link")
    date = post.get("date_gmt") or post.get("date") or ""
    parts = [rendered(post, "title"), str(date), rendered(post, "content")[:200]]
    return address or ("\0".join(parts) if any(parts) else "")
