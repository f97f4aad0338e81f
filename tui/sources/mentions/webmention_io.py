"""Webmentions asked of webmention.io, page by page."""

from collections.abc import AsyncGenerator, Iterator, Mapping
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from tui.model.errors import SourceError
from tui.sources.http_client import HttpClient
from tui.sources.json_body import read_json
from tui.sources.json_fields import JsonObject, objects, web_address
from tui.sources.mentions.jf2 import Mentions
from tui.sources.source import Item, Progress

API = "https://webmention.io/api/mentions.jf2"
PAGE_SIZE = 100
MOST_PAGES = 1000
_PATHS = ("/api/mentions", "/api/mentions.jf2")
_TARGETS = ("target", "target[]")


class WebmentionSource:
    """Gives all mentions of the pages it is told, every time; each page is also asked for by its variants."""

    format = "mentions"

    def __init__(self, http: HttpClient, targets: list[str], api: str = API) -> None:
        self._http = http
        self._targets = targets
        self._api = api

    @property
    def location(self) -> str:
        """The address that asks for the mentions of these pages."""
        return f"{self._api}?{urlencode([('target[]', target) for target in self._targets])}"

    async def items(self, marks: Mapping[str, str]) -> AsyncGenerator[Item, None]:
        """Give the mentions as comments; raises ``SourceError`` where an answer is none."""
        mentions = Mentions({variant: target for target in self._targets for variant in _variants(target)})
        done = 0
        for number in range(MOST_PAGES):
            records = await self._page(number)
            if not mentions.add(records):
                break
            done += len(records)
            yield Progress(done, None, "mentions")
        for item in mentions.items():
            yield item

    async def _page(self, number: int) -> list[JsonObject]:
        targets = [("target[]", variant) for target in self._targets for variant in _variants(target)]
        query = [*targets, ("per-page", str(PAGE_SIZE)), ("page", str(number)), ("sort-dir", "up")]
        answer = await self._http.get(f"{self._api}?{urlencode(query)}")
        if not answer.ok:
            raise answer.error()
        try:
            value = read_json(answer.body)
        except ValueError:
            value = None
        children = value.get("children") if isinstance(value, dict) else None
        if not isinstance(children, list):
            raise SourceError(f"{answer.host} answers with something else than webmentions.")
        return objects(children)


def asks_for_mentions(address: str) -> bool:
    """Whether an address is one of webmention.io that gives mentions."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    return parts.hostname == "webmention.io" and parts.path in _PATHS


def asked_targets(address: str) -> list[str]:
    """Give the pages whose mentions such an address asks for; what else it holds, as a token, is left."""
    query = parse_qsl(urlsplit(address).query)
    given = (web_address(value) for name, value in query if name in _TARGETS)
    return list(dict.fromkeys(target for target in given if target))


def _variants(target: str) -> Iterator[str]:
    """Give the other ways to write an address, under which it may have been mentioned as well."""
    parts = urlsplit(target)
    path = parts.path.rstrip("/")
    for scheme in ("https", "http"):
        for end in ("", "/"):
            yield urlunsplit((scheme, parts.netloc, path + end, parts.query, ""))
