"""A blog read through Ghost's Content API, which gives posts and pages to whoever has the public key."""

import re
from collections.abc import AsyncGenerator, Mapping
from contextlib import aclosing
from dataclasses import dataclass, field, replace
from urllib.parse import parse_qs, urlencode, urlsplit

from tui.model.blog import BlogFacts
from tui.model.errors import SourceError, SourceRefused
from tui.model.post import Post, PostKind
from tui.model.sync_report import Skipped
from tui.sources.exports.ghost.posts import parse_answered_post
from tui.sources.exports.json_fields import identity, instant, line, link, mapping, objects, text
from tui.sources.http_client import HttpClient
from tui.sources.json_body import read_json
from tui.sources.source import Checkpoint, Item, Progress

API = re.compile(r"(?P<base>.*/ghost/api/(?:(?:v\d|canary)/)?content)(?:/(?:posts|pages|settings))?/?")
PAGE_SIZE = 50
MOST_REPEATS = 3
"""After so many pages without anything new an API goes in circles."""
COLLECTIONS = {"posts": PostKind.POST, "pages": PostKind.PAGE}

Record = Mapping[str, object]


def find_content_api(address: str, http: HttpClient) -> "GhostSource | None":
    """Give the source of an address such as ``…/ghost/api/content/posts/?key=…``, ``None`` for any other."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return None
    path = API.fullmatch(parts.path)
    key = parse_qs(parts.query).get("key", [""])[0]
    if path is None or not key:
        return None
    return GhostSource(http, f"{parts.scheme}://{parts.netloc}{path['base']}", key)


@dataclass(frozen=True, slots=True)
class GhostSource:
    """Gives all posts and pages in the order of their last change, later on only what has changed since.

    A deletion is never seen, because the API does not tell of it; neither are comments, which need a login.
    """

    http: HttpClient
    base: str
    key: str
    format: str = "ghost"

    @property
    def location(self) -> str:
        """The address of the posts with the key, which Ghost means to be public."""
        return f"{self.base}/posts/?{urlencode({'key': self.key})}"

    async def items(self, marks: Mapping[str, str]) -> AsyncGenerator[Item, None]:
        """Give what was changed since ``marks``; ``SourceError`` where the reading cannot go on."""
        facts = await self._facts()
        yield facts
        for collection, kind in COLLECTIONS.items():
            since = marks.get(f"{collection} since", "")
            async with aclosing(_Walk(self, collection, kind, facts.url).items(since)) as items:
                async for item in items:
                    yield item

    async def _facts(self) -> BlogFacts:
        settings = mapping(await self.ask("settings"), "settings")
        return BlogFacts(
            name=line(settings, "title"),
            url=link(settings, "url"),
            description=line(settings, "description"),
            language=line(settings, "locale") or line(settings, "lang"),
            time_zone=line(settings, "timezone"),
        )

    async def ask(self, collection: str, **query: str) -> Record:
        """Get one answer; raises ``SourceError`` with what is wrong with it."""
        answer = await self.http.get(f"{self.base}/{collection}/", params={"key": self.key, **query})
        if answer.status in (401, 403):
            raise SourceRefused(
                f"{answer.host} does not take the key of the Content API; look in the blog for the right one."
            )
        if not answer.ok:
            raise answer.error()
        try:
            decoded = read_json(answer.body)
        except ValueError as error:
            raise SourceError(f"{answer.host} answers with what is no JSON; try again later.") from error
        if not isinstance(decoded, dict) or collection not in decoded:
            raise SourceError(f"{answer.host} answers without any {collection}; is it the API of a Ghost?")
        return decoded


@dataclass(slots=True)
class _Walk:
    """One walk over a collection by the dates of change.

    What is changed meanwhile comes once more at the end, so nothing is passed over. Records of one second may
    fill more than a page; only then the pages are counted.
    """

    source: GhostSource
    collection: str
    kind: PostKind
    blog: str
    seen: set[str] = field(default_factory=set)
    total: int | None = None

    async def items(self, since: str) -> AsyncGenerator[Item, None]:
        """Give the records that were changed at ``since`` or later, with a mark behind each page."""
        number, repeats = 1, 0
        while repeats < MOST_REPEATS:
            known = len(self.seen)
            answer = await self._page(since, number)
            records = objects(answer, self.collection)
            for record in records:
                for item in self._items_of(record):
                    yield item
            latest = max((changed for record in records if (changed := _changed(record))), default=since)
            number = number + 1 if latest == since else 1
            since = latest
            yield Progress(len(self.seen), self.total, self.collection)
            yield Checkpoint({f"{self.collection} since": since} if since else {})
            if not _goes_on(answer, records):
                return
            repeats = repeats + 1 if len(self.seen) == known else 0

    async def _page(self, since: str, number: int) -> Record:
        query = {
            "limit": str(PAGE_SIZE),
            "page": str(number),
            "order": "updated_at asc",
            "include": "tags,authors",
            "formats": "html,plaintext",
        }
        if since:
            query["filter"] = f"updated_at:>='{since}'"
        answer = await self.source.ask(self.collection, **query)
        total = mapping(mapping(answer, "meta"), "pagination").get("total")
        if self.total is None and isinstance(total, int):
            self.total = total
        return answer

    def _items_of(self, record: Record) -> list[Post | Skipped]:
        number, title = identity(record), line(record, "title")
        if number in self.seen:
            return []
        if not number or not (title or text(record, "html") or text(record, "plaintext")):
            return [Skipped(f"{self.collection} {number or title or '?'}", "It has no id, title or body.")]
        self.seen.add(number)
        return [replace(parse_answered_post(record, self.blog), kind=self.kind)]


def _goes_on(answer: Record, records: list[dict[str, object]]) -> bool:
    """Say whether there are more: by the word of the API, else by whether the page is full."""
    pagination = mapping(mapping(answer, "meta"), "pagination")
    return bool(records) and (bool(pagination["next"]) if "next" in pagination else len(records) >= PAGE_SIZE)


def _changed(record: Record) -> str:
    """Give the second of a record's last change as filters write it, empty where it is not told."""
    moment = instant(record, "updated_at").published
    return f"{moment:%Y-%m-%d %H:%M:%S}" if moment else ""
