"""A small WordPress: its REST API at both routes, with the traps of its paging."""

import json
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from hashlib import sha256
from urllib.parse import parse_qs, urlsplit

from tests.fakes.http_server import HTML, JSON, Reply, Request

JsonObject = dict[str, object]
FIRST_DAY = datetime(2020, 1, 1, 12)


def json_post(post_id: int, **fields: object) -> JsonObject:
    """Make a post as the API gives it; the site's clock is an hour before UTC."""
    moment = FIRST_DAY + timedelta(days=post_id)
    local, utc = (moment + timedelta(hours=1)).isoformat(), moment.isoformat()
    post: JsonObject = {
        "id": post_id,
        "date": local,
        "date_gmt": utc,
        "modified": local,
        "modified_gmt": utc,
        "slug": f"beitrag-{post_id}",
        "status": "publish",
        "link": f"https://blog.example/beitrag-{post_id}/",
        "title": {"rendered": f"Beitrag &#8211; {post_id}"},
        "content": {"rendered": f"<p>Der Text von {post_id}.</p>\n", "protected": False},
        "author": 1,
        "comment_status": "open",
        "_embedded": {
            "author": [{"id": 1, "name": "Ada Fink", "url": "https://ada.example/"}],
            "wp:term": [
                [{"id": 3, "name": "Kaffee &amp; Tee", "taxonomy": "category"}],
                [{"id": 4, "name": "morgens", "taxonomy": "post_tag"}],
            ],
        },
    }
    return {**post, **fields}


def json_comment(comment_id: int, post_id: int, parent: int = 0, **fields: object) -> JsonObject:
    """Make a comment as the API gives it."""
    moment = FIRST_DAY + timedelta(days=post_id, minutes=comment_id)
    comment: JsonObject = {
        "id": comment_id,
        "post": post_id,
        "parent": parent,
        "author": 0,
        "author_name": f"Leser {comment_id}",
        "author_url": "",
        "date": (moment + timedelta(hours=1)).isoformat(),
        "date_gmt": moment.isoformat(),
        "content": {"rendered": f"<p>Wort {comment_id}.</p>\n"},
        "link": f"https://blog.example/beitrag-{post_id}/#comment-{comment_id}",
        "status": "approved",
        "type": "comment",
    }
    return {**comment, **fields}


@dataclass(slots=True)
class WordPressSite:
    """Answers requests; what a reader may not see is counted and then withheld, as WordPress does."""

    posts: list[JsonObject] = field(default_factory=list)
    comments: list[JsonObject] = field(default_factory=list)
    base: str = ""
    """The path it is installed under, such as ``/blog``."""
    home: str = "https://blog.example"
    withheld: set[int] = field(default_factory=set)
    """Ids of comments that are counted and not given."""
    is_pretty: bool = True
    advertises: bool = True
    tells_counts: bool = True
    knows_modified_after: bool = True
    comments_status: int = 200
    tells_versions: bool = False
    """Whether it gives every answer an ETag, as some caches in front of a WordPress do."""
    heeds_post: bool = True
    """Whether it gives the comments of the posts that are asked for, and not of all."""
    heeds_offset: bool = True
    """Whether pages begin where they are asked to begin."""
    heeds_include: bool = True
    """Whether it gives the records that are asked for by their ids, and not all."""
    trashed: set[int] = field(default_factory=set)
    """Ids of posts that were moved to the trash: asking for the comments of one is forbidden."""
    namespaces: list[str] = field(default_factory=lambda: ["oembed/1.0", "wp/v2"])
    before_reply: Callable[[str], None] = lambda _: None
    """Called with each target before it is answered, to change the site on the way."""

    def __call__(self, request: Request) -> Reply:
        """Answer one request."""
        self.before_reply(request.target)
        parts = urlsplit(request.target)
        given = {name: values[0] for name, values in parse_qs(parts.query).items()}
        query = {"per_page": "10", "page": "1", **given}
        path = parts.path.removeprefix(self.base) or "/"
        if "rest_route" in query:
            return self._versioned(request, self._api(query["rest_route"], query))
        if path.startswith("/wp-json/") and self.is_pretty:
            return self._versioned(request, self._api(path.removeprefix("/wp-json"), query))
        return _page("404", 404) if path.startswith("/wp-json/") else self._home(path)

    def _versioned(self, request: Request, reply: Reply) -> Reply:
        if not self.tells_versions:
            return reply
        tag = f'"{sha256(reply.body).hexdigest()[:16]}"'
        if request.headers.get("if-none-match") == tag:
            return Reply(b"", 304, (("ETag", tag),))
        return replace(reply, headers=(*reply.headers, ("ETag", tag)))

    def _home(self, path: str) -> Reply:
        if path not in ("/", "/beitrag-1/"):
            return _page("nichts", 404)
        if not self.advertises:
            return _page("ein Blog", 200)
        api = f"{self.base}/wp-json/" if self.is_pretty else f"{self.base}/?rest_route=/"
        links = f'<https://short.example/x>; rel=shortlink, <{api}>; rel="https://api.w.org/"'
        return _page("ein Blog", 200, ("Link", links))

    def _api(self, route: str, query: dict[str, str]) -> Reply:
        if route == "/":
            index = {"name": "Prüf &amp; Blog", "description": "Nur zum Lesen", "home": self.home}
            return _json({**index, "gmt_offset": 1, "timezone_string": "", "namespaces": self.namespaces})
        if route == "/wp/v2/posts":
            return self._posts(query)
        if route == "/wp/v2/comments":
            if self.comments_status != 200:
                return _json({"code": "rest_disabled", "message": "Nein."}, self.comments_status)
            return self._comments(query)
        return _json({"code": "rest_no_route", "message": "No route."}, 404)

    def _comments(self, query: dict[str, str]) -> Reply:
        asked = set(map(int, query.get("post", "").split(","))) if "post" in query else set[int]()
        if asked & self.trashed:
            return _json({"code": "rest_cannot_read_post", "message": "Nein."}, 401)
        there = [each for each in self._after(self.comments, query) if each["post"] not in self.trashed]
        if asked and self.heeds_post:
            there = [each for each in there if each["post"] in asked]
        return self._page(self._included(there, query), query)

    def _posts(self, query: dict[str, str]) -> Reply:
        posts = [post for post in self._after(self.posts, query) if post["id"] not in self.trashed]
        posts = self._included(posts, query)
        if "modified_after" in query and self.knows_modified_after:
            posts = [post for post in posts if str(post["modified"]) > query["modified_after"]]
        pages = -(-len(posts) // int(query["per_page"]))
        if int(query["page"]) > max(1, pages):
            error = {"code": "rest_post_invalid_page_number", "message": "Too far.", "data": {"status": 400}}
            return _json(error, 400)
        if self.heeds_offset and int(query.get("offset", "0")) >= max(1, len(posts)):
            posts = []  # beyond the end nothing is counted
        return self._page(posts, query)

    def _included(self, records: list[JsonObject], query: dict[str, str]) -> list[JsonObject]:
        if "include" not in query or not self.heeds_include:
            return records
        return [record for record in records if str(record["id"]) in query["include"].split(",")]

    def _after(self, records: list[JsonObject], query: dict[str, str]) -> list[JsonObject]:
        given = [record for record in records if "after" not in query or str(record["date"]) > query["after"]]
        if query.get("orderby") == "modified":
            given.sort(key=lambda record: str(record["modified"]))
        return given

    def _page(self, records: list[JsonObject], query: dict[str, str]) -> Reply:
        size, number = int(query["per_page"]), int(query["page"])
        start = int(query["offset"]) if "offset" in query and self.heeds_offset else (number - 1) * size
        page = records[start : start + size]
        shown = [record for record in page if "post" not in record or record["id"] not in self.withheld]
        counts = (("X-WP-Total", str(len(records))), ("X-WP-TotalPages", str(-(-len(records) // size))))
        return _json(shown, 200, *(counts if self.tells_counts else ()))


def _json(value: object, status: int = 200, *headers: tuple[str, str]) -> Reply:
    return Reply(json.dumps(value).encode(), status, (("Content-Type", JSON), *headers))


def _page(text: str, status: int, *headers: tuple[str, str]) -> Reply:
    return Reply(f"<title>{text}</title>".encode(), status, (("Content-Type", HTML), *headers))
