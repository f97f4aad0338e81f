"""The only file that speaks HTTP: asks for an address and gives a whole answer, or says why not."""

import asyncio
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from contextlib import AsyncExitStack, contextmanager
from http.cookiejar import CookieJar, DefaultCookiePolicy
from importlib.metadata import version
from types import TracebackType
from typing import Self

import httpx

from tui.model.errors import SourceError
from tui.model.login import Login
from tui.sources.http_address import WebAddress, printable
from tui.sources.http_answer import Answer
from tui.sources.http_body import BodyDecoder, BodyError, CutOff
from tui.sources.http_failures import explained_by_cause
from tui.sources.http_login import OwnLogin
from tui.sources.http_trust import trust_own_authorities
from tui.sources.private_network import PrivateNetwork

USER_AGENT = f"vowe-tui/{version('vowe-tui')}"
MOST_REDIRECTS = 5
AT_ONCE_PER_HOST = 2
_REDIRECTS = frozenset((301, 302, 303, 307, 308))
_SECONDS_TO_CONNECT = 10.0
_OWN_MACHINE = ("all://127.0.0.1", "all://localhost", "all://[::1]")


class Dropped(Exception):
    """An exchange that failed in a way the next one may not; carries what to say when none is left.

    ``lasts`` says that the same fault in two exchanges will come in a third one too.
    """

    def __init__(self, error: SourceError, *, lasts: bool = False) -> None:
        super().__init__(str(error))
        self.error = error
        self.lasts = lasts


class Exchange:
    """Asks for addresses, once each, and follows where their servers send us.

    What is private and what needs a login is for ``private`` and ``login`` to judge, at every redirect anew.
    ``most_bytes`` bounds the body of an answer. Two requests at once go to one host, the others wait their
    turn.
    """

    def __init__(self, private: PrivateNetwork, login: OwnLogin, most_bytes: int) -> None:
        self._private = private
        self._login = login
        self._most_bytes = most_bytes
        self._turns: defaultdict[str, asyncio.Semaphore] = defaultdict(
            lambda: asyncio.Semaphore(AT_ONCE_PER_HOST)
        )
        self._on_request: Callable[[str, str], None] = _untold
        self._open = AsyncExitStack()
        self._client: httpx.AsyncClient | None = None

    async def __aenter__(self) -> Self:
        try:
            client = httpx.AsyncClient(
                follow_redirects=False,
                verify=trust_own_authorities(httpx.create_ssl_context()),
                timeout=httpx.Timeout(None, connect=_SECONDS_TO_CONNECT),
                cookies=CookieJar(DefaultCookiePolicy(allowed_domains=())),
                headers={"User-Agent": USER_AGENT, "Accept-Encoding": "gzip, deflate"},
                mounts=dict.fromkeys(_OWN_MACHINE),
            )
        except (ImportError, ValueError) as error:
            raise SourceError(
                "The proxy that the environment names (HTTPS_PROXY, ALL_PROXY) cannot be used; unset it."
            ) from error
        self._client = await self._open.enter_async_context(client)
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self._open.aclose()
        self._client = None

    @contextmanager
    def watched(self, on_request: Callable[[str, str], None]) -> Iterator[None]:
        """Tell ``on_request`` every request meanwhile, each redirect too, together with its outcome."""
        before, self._on_request = self._on_request, on_request
        try:
            yield
        finally:
            self._on_request = before

    async def answer(self, address: WebAddress, headers: Mapping[str, str], seconds: float) -> Answer:
        """Get the answer of ``address`` or of where it sends us, whatever its status is.

        ``seconds`` bounds each request on the way from its first byte to the last of its answer.
        Raises ``Dropped`` where another exchange may end better, and otherwise ``SourceError``.
        """
        answer = await self._told(address, headers, seconds)
        try:
            for _ in range(MOST_REDIRECTS):
                target = answer.headers.get("location", "")
                if answer.status not in _REDIRECTS or not target:
                    return answer
                address = address.redirected(target)
                answer = await self._told(address, headers, seconds)
        except SourceError as error:
            if not isinstance(error.__cause__, httpx.TransportError):
                raise  # it is we who do not follow
            # some proxies send astray now and then, so the address itself is asked once more
            raise Dropped(error, lasts=True) from error.__cause__
        if answer.status in _REDIRECTS and answer.headers.get("location"):
            raise SourceError(f"{address.place} sends us from one address to the next without end.")
        return answer

    async def _told(self, address: WebAddress, headers: Mapping[str, str], seconds: float) -> Answer:
        request = f"GET {address}"
        try:
            answer = await self._ask(address, headers, seconds)
        except (Dropped, SourceError) as error:
            self._on_request(request, str(error))
            raise
        self._on_request(request, answer.outcome)
        return answer

    async def _ask(self, address: WebAddress, headers: Mapping[str, str], seconds: float) -> Answer:
        if self._client is None:
            raise RuntimeError("an HttpClient is used inside its context only")
        host = address.place
        self._private.begin_with(address.host)
        self._private.refuse_written(address.host)
        login = await self._login.of(str(address))
        trace = {"trace": self._private.watch(address.host)}
        request = self._client.build_request("GET", address.url, headers=dict(headers), extensions=trace)
        async with self._turns[host]:
            try:
                # httpx bounds each read, not their sum: one byte a second would never end
                async with asyncio.timeout(seconds):
                    return await _whole(self._client, request, self._most_bytes, login)
            except TimeoutError as error:
                late = SourceError(f"{host} takes longer than {seconds:g} seconds to answer.")
                raise Dropped(late, lasts=True) from error
            except BodyError as error:
                raise Dropped(SourceError(f"{host} {error}."), lasts=not isinstance(error, CutOff)) from error
            except httpx.TransportError as error:
                raise _explained(error, host) from error
            except (httpx.InvalidURL, ValueError) as error:
                # httpx reads the target of a redirect even where it is told not to follow
                raise SourceError(f"{host} sends us to an address that cannot be read.") from error


def _untold(_: str, __: str) -> None:
    """Let requests go unseen."""


async def _whole(
    client: httpx.AsyncClient, request: httpx.Request, most_bytes: int, login: Login | None
) -> Answer:
    response = await client.send(request, stream=True, auth=_basic(login) if login else None)
    try:
        decoder = BodyDecoder(response.headers.get("content-encoding", ""), most_bytes)
        async for piece in response.aiter_raw(65_536):
            decoder.feed(piece)
    finally:
        await response.aclose()
    headers = {name.lower(): printable(value) for name, value in response.headers.items()}
    return Answer(str(response.url), response.status_code, headers, decoder.finish(), login is not None)


def _basic(login: Login) -> httpx.BasicAuth:
    return httpx.BasicAuth(login.user, login.password.reveal())


def _explained(error: httpx.TransportError, host: str) -> Exception:
    if explained := explained_by_cause(error, host):
        return explained
    if isinstance(error, httpx.ConnectTimeout):
        return SourceError(f"{host} does not answer within {_SECONDS_TO_CONNECT:g} seconds.")
    if isinstance(error, httpx.ConnectError):
        return SourceError(f"{host} cannot be reached; is there a network?")
    return Dropped(SourceError(f"{host} breaks the connection before its answer is complete."))
