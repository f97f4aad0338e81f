"""The way from any address of a blog to the REST API of its WordPress."""

from collections.abc import Iterator
from urllib.parse import urlsplit

from tui.model.errors import SourceError, SourceRefused, SourceUnknown
from tui.sources.http_answer import Answer
from tui.sources.http_client import HttpClient
from tui.sources.json_body import read_json
from tui.sources.json_fields import JsonObject
from tui.sources.wordpress.hosted import PUBLIC_API, find_hosted, hosted_site
from tui.sources.wordpress.links import header_links, page_links, resolve
from tui.sources.wordpress.route import Route, guessed_routes
from tui.sources.wordpress.rsd import described_api
from tui.sources.wordpress.source import WordPressSource
from tui.sources.wordpress_json.site import NAMESPACE, read_site

_RELATION = "https://api.w.org/"
_MOST_ADVERTISED = 4
_PAGE = "text/html, application/json;q=0.9, */*;q=0.5"


async def find_wordpress(address: str, http: HttpClient, public_api: str = PUBLIC_API) -> WordPressSource:
    """Find the API by the page's own word, then where it usually lies at the address and above it.

    WordPress.com is asked last, and only about a blog whose page says that it is there. Raises
    ``SourceUnknown`` when there is no WordPress, ``SourceRefused`` when there is one that lets nobody read,
    and the ``SourceError`` of the page itself when that cannot be had.
    """
    page = await http.get(address, accept=_PAGE, may_be_feed=True)
    if index := read_index(page):
        return source_at(http, Route(page.url), index)
    failure: SourceError | None = None
    advertised = await _advertised(page, http)
    site = hosted_site(page, advertised, public_api)
    own = [link for link in advertised if not link.startswith(f"{public_api}/")]
    for route, is_advertised in _routes(page, own):
        try:
            answer = await http.get(route.url(), tries=2)
        except SourceError as error:
            failure = failure or (error if is_advertised else None)
            continue
        if index := read_index(answer):
            return source_at(http, route, index)
        failure = failure or _failure(answer, is_advertised)
    if site:
        return await find_hosted(site, page, http, public_api)
    raise failure or _unknown(page)


def source_at(http: HttpClient, route: Route, index: JsonObject) -> WordPressSource:
    """Give the site of an API whose index was read."""
    home = guessed_routes(route.root)[1].root.partition("?")[0]
    return WordPressSource(http, route, read_site(index, home))


async def _advertised(page: Answer, http: HttpClient) -> list[str]:
    """Give the addresses of APIs that the page names, or else the description of the blog that it names."""
    links = header_links(page.headers.get("link", ""), _RELATION)
    links += page_links(page.body, _RELATION, page.url)
    return links or await described_api(page, http)


def _routes(page: Answer, advertised: list[str]) -> Iterator[tuple[Route, bool]]:
    """Give every route once and whether the page names it; those come first."""
    links = (_with_scheme_of(page.url, resolve(page.url, link)) for link in advertised)
    named = dict.fromkeys(Route(link) for link in links if urlsplit(link).hostname)
    yield from ((route, True) for route in list(named)[:_MOST_ADVERTISED])
    yield from ((route, False) for route in guessed_routes(page.url) if route not in named)


def _with_scheme_of(address: str, link: str) -> str:
    # behind a proxy many a WordPress believes that it is read by http and says so in its links
    here, there = urlsplit(address), urlsplit(link)
    if here.scheme == "https" and there.scheme == "http" and here.netloc == there.netloc:
        return there._replace(scheme="https").geturl()
    return link


def read_index(answer: Answer) -> JsonObject | None:
    """Give the answer as the index of an API that serves posts, else ``None``."""
    value = _object(answer) if answer.ok else None
    namespaces = value.get("namespaces") if value else None
    return value if isinstance(namespaces, list) and NAMESPACE in namespaces else None


def _failure(answer: Answer, is_advertised: bool) -> SourceError | None:
    """Say why an API that is there cannot be read, ``None`` where nothing speaks for there being one."""
    error = _object(answer)
    if answer.status in (401, 403) and (is_advertised or (error and "code" in error)):
        return SourceRefused(
            f"{answer.host} has a REST API that only logged-in users may read; {answer.way_in}."
        )
    if error and isinstance(error.get("namespaces"), list):
        return SourceUnknown(
            f"{answer.host} runs a WordPress whose REST API does not serve posts ({NAMESPACE})."
        )
    if not is_advertised:
        return None
    if answer.ok:
        return SourceError(f"{answer.host} names a REST API and answers with something else at {answer.url}.")
    return answer.error()


def _object(answer: Answer) -> JsonObject | None:
    try:
        value = read_json(answer.body)
    except ValueError:
        return None
    return value if isinstance(value, dict) else None


def _unknown(page: Answer) -> SourceError:
    if not page.ok:
        return page.error()
    return SourceUnknown(
        f"{page.url} is no WordPress that can be read: its page names no REST API, and there is none "
        "under wp-json or rest_route at that address or above it."
    )
