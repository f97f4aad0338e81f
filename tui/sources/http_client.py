"""Web addresses are read politely: again after faults that pass, and not before the server wants it."""

import asyncio
import random
from collections import Counter
from collections.abc import Awaitable, Callable, Mapping
from contextlib import AbstractContextManager
from datetime import UTC, datetime, timedelta
from types import TracebackType
from typing import Self

from tui.model.errors import SourceRefused
from tui.model.login import FindLogin, no_login
from tui.sources.http_address import WebAddress
from tui.sources.http_answer import Answer
from tui.sources.http_body import MOST_BYTES
from tui.sources.http_exchange import Dropped, Exchange
from tui.sources.http_login import OwnLogin
from tui.sources.http_wait import backoff, retry_after
from tui.sources.private_network import PrivateNetwork

JSON = "application/json"
TRIES = 4
_TRIES_OF_WHAT_LASTS = 2


class HttpClient:
    """Reads web addresses politely: whole answers, few at once, again after faults that pass.

    One client reads for one address that the reader named, the first it is asked for: of a private network
    nothing but that host is reached, wherever redirects and links lead. Where even the first address is a
    stranger's, ``named_host`` says which host the reader named, or is empty for none.

    ``seconds`` bounds one request from its first byte to the last of its answer, ``seconds_of_feed`` one
    whose answer may be a feed, which can be a whole blog on a slow line; ``longest_wait`` bounds what a
    server may ask for by ``Retry-After`` before it is given up with a sentence that names the time;
    ``most_bytes`` bounds the body of an answer.
    """

    def __init__(
        self,
        *,
        seconds: float = 30.0,
        seconds_of_feed: float = 120.0,
        longest_wait: float = 120.0,
        most_bytes: int = MOST_BYTES,
        named_host: str | None = None,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
        clock: Callable[[], datetime] = lambda: datetime.now(UTC),
        jitter: Callable[[], float] = random.random,
        logins: FindLogin = no_login,
    ) -> None:
        self.clock = clock
        """Tells the time, also to those who read what was answered."""
        self.left_alone_until: datetime | None = None
        """When a server that asked for more than the longest wait may be asked again."""
        self._seconds = seconds
        self._seconds_of_feed = seconds_of_feed
        self._longest_wait = longest_wait
        self._sleep = sleep
        self._jitter = jitter
        self._login = OwnLogin(logins)
        private = PrivateNetwork()
        if named_host is not None:
            private.begin_with(named_host)
            self._login.begin_with("")
        self._exchange = Exchange(private, self._login, most_bytes)

    async def __aenter__(self) -> Self:
        await self._exchange.__aenter__()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self._exchange.__aexit__(kind, error, trace)

    def watched(self, on_request: Callable[[str, str], None]) -> AbstractContextManager[None]:
        """Tell ``on_request`` every request meanwhile, each try and redirect, together with its outcome."""
        return self._exchange.watched(on_request)

    async def has_login(self, url: str) -> bool:
        """Say whether a login of the reader's would be shown at ``url``; raises as ``get``."""
        return await self._login.of(url) is not None

    async def get(
        self,
        url: str,
        *,
        params: Mapping[str, str] | None = None,
        accept: str = JSON,
        tries: int = TRIES,
        unless: Mapping[str, str] | None = None,
        may_be_feed: bool = False,
    ) -> Answer:
        """Get the answer of ``url``, whatever its status is; ``params`` are added to its query.

        ``unless`` are the headers of a conditional request, whose answer may be 304 without a body.
        ``may_be_feed`` gives the answer the time of a feed.

        Faults that pass (dropped connections, 5xx, 429) are tried again, ``tries`` in all. Raises
        ``SourceMissing`` for a host that does not resolve, ``SourceRefused`` for a certificate that is not
        trusted or a wait beyond bounds, ``SourceUnknown`` for what is no web address, and ``SourceError``.
        """
        address = WebAddress.read(url)
        if params:
            address = address.with_query(params)
        headers = {**(unless or {}), "Accept": accept}
        seconds = self._seconds_of_feed if may_be_feed else self._seconds
        faults = Counter[str]()
        for tried in range(1, tries + 1):
            try:
                answer = await self._exchange.answer(address, headers, seconds)
            except Dropped as dropped:
                faults[str(dropped)] += 1
                is_lasting = dropped.lasts and faults[str(dropped)] >= _TRIES_OF_WHAT_LASTS
                if tried == tries or is_lasting:
                    raise dropped.error from dropped.__cause__
                wait = backoff(tried, self._jitter)
            else:
                if tried == tries or not (answer.status == 429 or answer.status >= 500):
                    return answer
                wait = self._wait(answer, tried)
            await self._sleep(wait)
        raise AssertionError("at least one try is made")

    def _wait(self, answer: Answer, tried: int) -> float:
        asked = retry_after(answer, self.clock())
        if asked is None:
            return backoff(tried, self._jitter)
        if asked > self._longest_wait:
            time = "a minute" if asked < 90 else f"{round(asked / 60)} minutes"
            self.left_alone_until = self.clock() + timedelta(seconds=asked)
            raise SourceRefused(f"{answer.host} asks to be left alone for {time}; try again then.")
        return asked
