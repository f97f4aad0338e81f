"""A small live blog of Blogger: its front page, its feeds of posts, pages and comments."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from urllib.parse import parse_qs, urlsplit

from tests.fakes.http_server import HTML, Reply, Request
from tests.sources.blogger.written import END, OLD_HEAD, Written, WrittenComment, WrittenPost, old_entry

HOME = (
    "<html><head><meta content='blogger' name='generator'/><link rel='service.post' "
    "type='application/atom+xml' href='https://www.blogger.com/feeds/7/posts/default'/></head>"
)
ATOM = (("Content-Type", "application/atom+xml; charset=UTF-8"), ("Date", "Mon, 23 Nov 2026 12:00:00 GMT"))
KIND = re.compile(r'<category scheme="http://schemas.google.com/g/2005#kind"[^<>]*>')


@dataclass(slots=True)
class LiveBlog:
    """Answers requests; the newest record stands last."""

    posts: list[WrittenPost] = field(default_factory=list)
    pages: list[WrittenPost] = field(default_factory=list)
    comments: list[WrittenComment] = field(default_factory=list)
    most: int = 3
    """How many entries it gives at once, whatever is asked for."""
    reach: int = 1000
    """How many comments its feed of all comments knows."""
    closed: tuple[str, ...] = ()
    """The feeds it shows to nobody."""
    home: str = HOME
    updated: dict[int, str] = field(default_factory=dict)
    """When a record was changed, by its number."""
    heeds_start: bool = True
    tells_total: bool = True
    asked: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    """The feeds that were asked for, each with its query."""

    def __call__(self, request: Request) -> Reply:
        """Answer one request."""
        parts = urlsplit(request.target)
        if not parts.path.startswith("/feeds/"):
            found = parts.path in ("/", "/2008/04/1.html")
            return Reply(self.home.encode(), 200 if found else 404, (("Content-Type", HTML),))
        query = {name: values[0] for name, values in parse_qs(parts.query).items()}
        path = parts.path.removeprefix("/feeds/")
        self.asked.append((path, query))
        if path in self.closed or (records := self._records(path)) is None:
            return Reply(b"<p>nichts", 404, (("Content-Type", HTML),))
        return Reply(self._feed(records, query).encode(), 200, ATOM)

    def _records(self, path: str) -> Sequence[Written] | None:
        number, _, rest = path.partition("/")
        if rest == "comments/default" and number.isdigit():
            return [each for each in self.comments if each.post == int(number)][::-1]
        newest_comments = self.comments[::-1][: self.reach]
        feeds: dict[str, Sequence[Written]] = {
            "posts/default": self.posts[::-1],
            "pages/default": self.pages[::-1],
            "comments/default": newest_comments,
        }
        return feeds.get(path)

    def _feed(self, records: Sequence[Written], query: dict[str, str]) -> str:
        if query.get("orderby") == "updated":
            oldest = query["updated-min"]
            records = [each for each in records if self._changed(each)[:19] >= oldest[:19]]
        start = int(query["start-index"]) - 1 if self.heeds_start else 0
        size = min(self.most, int(query["max-results"]))
        total = f"<openSearch:totalResults>{len(records)}</openSearch:totalResults>"
        shown = "".join(map(self._entry, records[start : start + size]))
        head = OLD_HEAD.replace(".archive", "")
        return head + (total if self.tells_total else "") + shown + END

    def _entry(self, record: Written) -> str:
        text = KIND.sub("", old_entry(record)).replace("2008-11-11T16:05:24.968-08:00", self._changed(record))
        if isinstance(record, WrittenComment):
            return text
        count = sum(each.post == record.number for each in self.comments)
        return text.replace("</entry>", f"<thr:total>{count}</thr:total></entry>")

    def _changed(self, record: Written) -> str:
        return self.updated.get(record.number, "2008-11-11T16:05:24Z")
