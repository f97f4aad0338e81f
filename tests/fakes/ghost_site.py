"""A blog of Ghost that has nothing but its Content API."""

import json
from dataclasses import dataclass, field
from urllib.parse import parse_qs, urlsplit

from tests.fakes.http_server import JSON, Reply, Request

KEY = "0123456789abcdef"
SETTINGS = {"title": "Kalkwerk", "url": "https://kalk.example/", "locale": "de", "timezone": "Europe/Berlin"}


@dataclass(slots=True)
class GhostSite:
    """Answers requests; each post is a pair of its id and the second in which it was changed."""

    posts: list[tuple[int, str]] = field(default_factory=list)
    pages: list[tuple[int, str]] = field(default_factory=list)
    most: int = 3
    """How many records it gives at once, whatever is asked for."""

    def __call__(self, request: Request) -> Reply:
        """Answer one request."""
        parts = urlsplit(request.target)
        query = {name: values[0] for name, values in parse_qs(parts.query).items()}
        name = parts.path.strip("/").rpartition("/")[2]
        if not parts.path.startswith("/ghost/api/content/"):
            return Reply(b"<p>nichts</p>", 404)
        if query.get("key") != KEY:
            return _reply({"errors": [{"message": "Unknown Content API Key"}]}, 401)
        return _reply({"settings": SETTINGS} if name == "settings" else self._page(name, query))

    def _page(self, name: str, query: dict[str, str]) -> object:
        since = query.get("filter", "updated_at:>=''").split("'")[1]
        told = sorted(self.posts if name == "posts" else self.pages, key=lambda each: (each[1], each[0]))
        found = [each for each in told if each[1] >= since]
        start = (int(query["page"]) - 1) * self.most
        more = int(query["page"]) + 1 if start + self.most < len(found) else None
        records = [_record(number, changed) for number, changed in found[start : start + self.most]]
        return {name: records, "meta": {"pagination": {"next": more, "total": len(found)}}}


def _record(number: int, changed: str) -> object:
    return {
        "id": f"p{number}",
        "title": f"Kreide {number}",
        "html": f"<p>{changed}</p>",
        "url": f"https://kalk.example/{number}/",
        "published_at": "2020-05-01T12:00:00.000+00:00",
        "updated_at": f"{changed.replace(' ', 'T')}.000+00:00",
        "authors": [{"name": "Ada"}],
    }


def _reply(content: object, status: int = 200) -> Reply:
    return Reply(json.dumps(content).encode(), status, (("Content-Type", JSON),))
