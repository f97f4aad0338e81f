"""The only file that speaks HTTP."""

import asyncio
import random
from collections import Counter, defaultdict
from collections.abc import Awaitable, Callable, Iterator, Mapping
from contextlib import AsyncExitStack, contextmanager
from datetime import UTC, datetime, timedelta
from http.cookiejar import CookieJar, DefaultCookiePolicy
from importlib.metadata import version
from types import TracebackType
from typing import Self

import httpx

from tui.content.typed_login import redacted
from tui.model.errors import SourceError, SourceRefused, SourceUnknown
from tui.model.login import FindLogin, Login, no_login
from tui.sources.http_answer import Answer
from tui.sources.http_body import MOST_BYTES, BodyDecoder, BodyError, CutOff
from tui.sources.http_failures import explained_by_cause
from tui.sources.http_login import OwnLogin
from tui.sources.http_trust import trust_own_authorities
from tui.sources.http_wait import backoff, retry_after
from tui.sources.private_network import PrivateNetwork

USER_AGENT = f"vowe-tui/{version('vowe-tui')}"
JSON = "application/json"
TRIES = 4
MOST_REDIRECTS = 5
_REDIRECTS = frozenset((301, 302, 303, 307, 308))
_AT_ONCE_PER_HOST = 2
_SECONDS_TO_CONNECT = 10.0
_OWN_MACHINE = ("all://127.0.0.1", "all://localhost", "all://[::1]")


class _Dropped(Exception):
    """A try that failed in a way the next one may not; carries what to say when none is left.

    ``tries`` is how often this one fault may come.
    """

    def __init__(self, error: SourceError, tries: int = TRIES) -> None:
        super().__init__(str(error))
        self.error = error
        self.tries = tries


class HttpClient:
    """Reads web addresses politely: whole answers, few at once, again after faults that pass.

    One client reads for one address that the reader named, the first it is asked for: of a private network
    nothing but that host is reached, wherever redirects and links lead. Where even the first address is a
    stranger's, ``named_host`` says which host the reader named, or is empty for none.

    ``seconds`` bounds one request from its first byte to the last of its answer; ``longest_wait`` bounds
    what a server may ask for by ``Retry-After`` before it is given up with a sentence that names the time;
    ``most_bytes`` bounds the body of an answer.
    """

    def __init__(
        self,
        *,
        seconds: float = 30.0,
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
        self._longest_wait = longest_wait
        self._sleep = sleep
        self._jitter = jitter
        self._turns: defaultdict[str, asyncio.Semaphore] = defaultdict(
            lambda: asyncio.Semaphore(_AT_ONCE_PER_HOST)
        )
        self._most_bytes = most_bytes
        self._private = PrivateNetwork()
        self._login = OwnLogin(logins)
        if named_host is not None:
            self._private.begin_with(named_host)
            self._login.begin_with("")
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
        """Tell ``on_request`` every request meanwhile, each try and redirect, together with its outcome."""
        before, self._on_request = self._on_request, on_request
        try:
            yield
        finally:
            self._on_request = before

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
    ) -> Answer:
        """Get the answer of ``url``, whatever its status is; ``params`` are added to its query.

        ``unless`` are the headers of a conditional request, whose answer may be 304 without a body.

        Faults that pass (dropped connections, 5xx, 429) are tried again, ``tries`` in all. Raises
        ``SourceMissing`` for a host that does not resolve, ``SourceRefused`` for a certificate that is not
        trusted or a wait beyond bounds, ``SourceUnknown`` for what is no web address, and ``SourceError``.
        """
        address = _address(url)
        if params:
            address = address.copy_merge_params(dict(params))
        faults = Counter[str]()
        for tried in range(1, tries + 1):
            try:
                answer = await self._follow(address, {**(unless or {}), "Accept": accept})
            except _Dropped as dropped:
                faults[str(dropped)] += 1
                if tried == tries or faults[str(dropped)] >= dropped.tries:
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
            minutes = max(1, round(asked / 60))
            self.left_alone_until = self.clock() + timedelta(seconds=asked)
            raise SourceRefused(f"{answer.host} asks to be left alone for {minutes} minutes; try again then.")
        return asked

    async def _follow(self, address: httpx.URL, headers: Mapping[str, str]) -> Answer:
        answer = await self._told(address, headers)
        try:
            for _ in range(MOST_REDIRECTS):
                target = answer.headers.get("location", "")
                if answer.status not in _REDIRECTS or not target:
                    return answer
                address = _redirected(address, target)
                answer = await self._told(address, headers)
        except SourceError as error:
            if not isinstance(error.__cause__, httpx.TransportError):
                raise  # it is we who do not follow
            # some proxies send astray now and then, so the address itself is asked once more
            raise _Dropped(error, tries=2) from error.__cause__
        if answer.status in _REDIRECTS and answer.headers.get("location"):
            raise SourceError(f"{_host(address)} sends us from one address to the next without end.")
        return answer

    async def _told(self, address: httpx.URL, headers: Mapping[str, str]) -> Answer:
        request = f"GET {address}"
        try:
            answer = await self._ask(address, headers)
        except (_Dropped, SourceError) as error:
            self._on_request(request, str(error))
            raise
        self._on_request(request, answer.outcome)
        return answer

    async def _ask(self, address: httpx.URL, headers: Mapping[str, str]) -> Answer:
        if self._client is None:
            raise RuntimeError("an HttpClient is used inside its context only")
        host = _host(address)
        name = address.raw_host.decode("ascii")
        self._private.begin_with(name)
        self._private.refuse_written(name)
        login = await self._login.of(str(address))
        trace = {"trace": self._private.watch(name)}
        request = self._client.build_request("GET", address, headers=dict(headers), extensions=trace)
        async with self._turns[host]:
            try:
                # httpx bounds each read, not their sum: one byte a second would never end
                async with asyncio.timeout(self._seconds):
                    return await _whole(self._client, request, self._most_bytes, login)
            except TimeoutError as error:
                late = SourceError(f"{host} takes longer than {self._seconds:g} seconds to answer.")
                raise _Dropped(late, tries=2) from error
            except BodyError as error:
                failure = SourceError(f"{host} {error}.")
                raise _Dropped(failure, tries=TRIES if isinstance(error, CutOff) else 2) from error
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
    headers = {name.lower(): _printable(value) for name, value in response.headers.items()}
    return Answer(str(response.url), response.status_code, headers, decoder.finish(), login is not None)


def _basic(login: Login) -> httpx.BasicAuth:
    return httpx.BasicAuth(login.user, login.password.reveal())


def _printable(value: str) -> str:
    return "".join(character for character in value if character.isprintable())


def _address(url: str) -> httpx.URL:
    try:
        address = httpx.URL(url.partition("#")[0])
        host = address.host and address.raw_host.decode("ascii")
    except (httpx.InvalidURL, ValueError) as error:
        raise SourceUnknown(f"{_named(url)} is no web address.") from error
    if address.userinfo:
        raise SourceUnknown(
            f"The address of {host} carries a user name or a password; leave them out, and log in: "
            f"vowe-tui login {address.scheme}://{_host(address)}."
        )
    if address.scheme not in ("http", "https") or not host:
        raise SourceUnknown(f"{_named(url)} is no address that begins with http:// or https://.")
    return address


def _named(url: str) -> str:
    return redacted(_printable(url))[:200]


def _redirected(address: httpx.URL, target: str) -> httpx.URL:
    try:
        new = _address(str(address.join(target)))
    except (httpx.InvalidURL, SourceUnknown, ValueError) as error:
        raise SourceError(f"{_host(address)} sends us to an address that cannot be read.") from error
    if address.scheme == "https" and new.scheme == "http":
        raise SourceRefused(f"{_host(address)} sends us from https to http, which is not followed.")
    return new


def _host(address: httpx.URL) -> str:
    return address.netloc.decode("ascii")


def _explained(error: httpx.TransportError, host: str) -> Exception:
    if explained := explained_by_cause(error, host):
        return explained
    if isinstance(error, httpx.ConnectTimeout):
        return SourceError(f"{host} does not answer within {_SECONDS_TO_CONNECT:g} seconds.")
    if isinstance(error, httpx.ConnectError):
        return SourceError(f"{host} cannot be reached; is there a network?")
    return _Dropped(SourceError(f"{host} breaks the connection before its answer is complete."))
