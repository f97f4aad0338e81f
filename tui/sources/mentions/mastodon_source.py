"""The answers to a status of Mastodon, asked of its server."""

from collections.abc import AsyncGenerator, Mapping

from tui.model.errors import SourceError
from tui.model.sync_report import Skipped
from tui.sources.http_answer import host_of
from tui.sources.http_client import HttpClient
from tui.sources.json_body import read_json
from tui.sources.json_fields import JsonObject, line, objects
from tui.sources.mentions.mastodon import linked_page, parse_answer, told_counts
from tui.sources.source import Item


class MastodonSource:
    """Gives the answers to one status, every time, as comments on the page that the status links to."""

    format = "mentions"

    def __init__(self, http: HttpClient, server: str, number: str, address: str) -> None:
        self._http = http
        self._status = f"{server}/api/v1/statuses/{number}"
        self._number = number
        self._host = host_of(server)
        self._address = address

    @property
    def location(self) -> str:
        """The address of the status."""
        return self._address

    async def items(self, marks: Mapping[str, str]) -> AsyncGenerator[Item, None]:
        """Give the answers; raises ``SourceError`` where the status links to no page or cannot be read."""
        status = await self._object(self._status)
        page = linked_page(status)
        if not page:
            raise SourceError(f"{self._address} links to no page, so there is no post its answers belong to.")
        answers = objects((await self._object(f"{self._status}/context")).get("descendants"))
        for answer in answers:
            comment = parse_answer(answer, self._number, self._host, page)
            yield comment or Skipped(f"an answer to {self._address}", "Its record has no id.")
        direct = sum(line(answer, "in_reply_to_id") == self._number for answer in answers)
        for notice in told_counts(status, direct, self._host):
            yield notice

    async def is_there(self) -> bool:
        """Ask whether the server is one of Mastodon's and has the status; raises ``SourceError``."""
        answer = await self._http.get(self._status, tries=2)
        return answer.ok and _status_in(answer.body) is not None

    async def _object(self, address: str) -> JsonObject:
        answer = await self._http.get(address)
        if not answer.ok:
            raise answer.error()
        value = _object_in(answer.body)
        if value is None:
            raise SourceError(f"{answer.host} answers with something else at {address}.")
        return value


def _object_in(body: bytes) -> JsonObject | None:
    try:
        value = read_json(body)
    except ValueError:
        return None
    return value if isinstance(value, dict) else None


def _status_in(body: bytes) -> JsonObject | None:
    value = _object_in(body)
    return value if value and line(value, "id") and "account" in value else None
