"""Brings pictures from the web when the reader asks for them, and keeps them while the program runs."""

import asyncio
import threading
from collections import OrderedDict
from collections.abc import Callable, Iterable, Sequence, Set
from contextlib import AsyncExitStack
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from tui.archive import sources
from tui.archive.archive import Archive
from tui.content.links import safe_link
from tui.content.picture import NoPicture, Picture, Shown
from tui.content.terminal_text import one_line
from tui.model.errors import SourceError
from tui.services.picture_process import unpacked

if TYPE_CHECKING:
    from tui.sources.http_client import HttpClient

MOST_BYTES = 10 << 20
"""Of one image file."""
KEPT_BYTES = 8 << 20
"""Of all unpacked pictures together."""
MOST_PICTURES = 50
MOST_SECONDS = 20.0
AT_ONCE = 3
ACCEPTED = "image/webp, image/png, image/jpeg, image/gif"

OnPicture = Callable[[str, Shown], None]
"""Is told an address and what was found there."""


class Gallery:
    """Pictures by address; those that were not looked at for longest are given up first."""

    def __init__(self, kept_bytes: int = KEPT_BYTES) -> None:
        self._room = kept_bytes
        self._kept: OrderedDict[str, Picture] = OrderedDict()
        self._lock = threading.Lock()

    def kept(self, address: str) -> Picture | None:
        """Give a picture that was brought before and is still there."""
        with self._lock:
            if address in self._kept:
                self._kept.move_to_end(address)
            return self._kept.get(address)

    def keep(self, address: str, picture: Picture) -> None:
        """Keep a picture, in the place of older ones where there is no room for it."""
        with self._lock:
            self._kept[address] = picture
            self._kept.move_to_end(address)
            used = sum(len(each.pixels) for each in self._kept.values())
            while used > self._room:
                _, oldest = self._kept.popitem(last=False)
                used -= len(oldest.pixels)

    async def bring(
        self, archive: Archive, blog_id: int, addresses: Sequence[str], on_picture: OnPicture
    ) -> None:
        """Tell ``on_picture`` what there is at each address, in whatever order it comes.

        Of a private network only the hosts are reached that the reader named as sources of the blog.
        """
        for address in addresses[MOST_PICTURES:]:
            on_picture(address, NoPicture(one_line(f"Only {MOST_PICTURES} pictures of a post are fetched.")))
        missing = []
        for address in addresses[:MOST_PICTURES]:
            picture = self.kept(address)
            if picture is None:
                missing.append(address)
            else:
                on_picture(address, picture)
        if missing:
            with archive.reading() as reader:
                named = _hosts(record.location for record in sources.list_sources(reader, blog_id))
            await self._fetch(missing, named & _hosts(missing), on_picture)

    async def _fetch(self, addresses: Sequence[str], named: Set[str], on_picture: OnPicture) -> None:
        turns = asyncio.Semaphore(AT_ONCE)

        async def fetch_one(address: str) -> None:
            async with turns:
                client = clients.get(_host(address)) or clients[""]
                on_picture(address, await self._fetched(client, address))

        async with AsyncExitStack() as opened:
            clients = await _clients(opened, named)
            async with asyncio.TaskGroup() as tasks:
                for address in addresses:
                    tasks.create_task(fetch_one(address))

    async def _fetched(self, http: "HttpClient", address: str) -> Shown:
        try:
            answer = await http.get(address, accept=ACCEPTED, tries=2)
            if not answer.ok:
                raise answer.error()
        except SourceError as error:
            return NoPicture(one_line(str(error), 1000))
        picture = await asyncio.to_thread(unpacked, answer.body)
        if isinstance(picture, Picture):
            self.keep(address, picture)
        return picture


async def _clients(opened: AsyncExitStack, hosts: Set[str]) -> "dict[str, HttpClient]":
    """Open a client for each host that the reader named, and one for all others under an empty name."""
    # The first frame has no pictures, and need not wait for what speaks HTTP.
    from tui.sources.http_client import HttpClient

    return {
        host: await opened.enter_async_context(
            HttpClient(
                seconds=MOST_SECONDS, longest_wait=MOST_SECONDS, most_bytes=MOST_BYTES, named_host=host
            )
        )
        for host in {"", *hosts}
    }


def _hosts(locations: Iterable[str]) -> set[str]:
    return {_host(link) for location in locations if (link := safe_link(location)) is not None}


def _host(address: str) -> str:
    return urlsplit(address).hostname or ""
