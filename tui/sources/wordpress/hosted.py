"""Blogs on WordPress.com, whose REST API lies on a host that all of them share."""

import re
from dataclasses import replace
from urllib.parse import quote, urlsplit

from tui.model.blog import BlogFacts
from tui.model.errors import SourceError, SourceRefused, SourceUnknown
from tui.sources.http_answer import Answer
from tui.sources.http_client import HttpClient
from tui.sources.json_body import read_json
from tui.sources.json_fields import record_of
from tui.sources.wordpress.links import meta_contents
from tui.sources.wordpress.route import Route
from tui.sources.wordpress.source import WordPressSource
from tui.sources.wordpress_json.site import NAMESPACE, Site, read_site

PUBLIC_API = "https://public-api.wordpress.com"
_SITE = re.compile(r"/wp/v2/sites/([\w.:-]{1,253})")


def hosted_site(page: Answer, advertised: list[str], public_api: str = PUBLIC_API) -> str:
    """Give the name by which WordPress.com knows a blog, empty where its page does not say that it is there.

    The page says so by its own address, by the API it names, or by the program that it says made it.
    """
    for link in advertised:
        if link.startswith(f"{public_api}/") and (site := _SITE.match(urlsplit(link).path)):
            return site[1]
    host = urlsplit(page.url).hostname or ""
    made_there = any(each.lower() == "wordpress.com" for each in meta_contents(page.body, "generator"))
    return host if made_there or host.endswith(".wordpress.com") else ""


async def find_hosted(site: str, page: Answer, http: HttpClient, public_api: str) -> WordPressSource:
    """Ask WordPress.com for a blog; raises ``SourceError`` where it does not give it to everybody."""
    route = Route(f"{public_api}/{NAMESPACE}/sites/{quote(site)}", holds_namespace=True)
    answer = await http.get(route.url(f"{NAMESPACE}/posts", per_page="1", _fields="id"), tries=2)
    if answer.status in (401, 403):
        raise SourceRefused(f"{site} is a blog on WordPress.com that only logged-in users may read.")
    if not isinstance(_json(answer), list):
        raise SourceUnknown(f"{site} seems to be on WordPress.com, which knows no such blog.")
    return WordPressSource(http, route, await _site(site, page, http, public_api))


async def _site(site: str, page: Answer, http: HttpClient, public_api: str) -> Site:
    """Ask for the blog's name and clock; the posts can be read without."""
    home = f"{urlsplit(page.url).scheme}://{urlsplit(page.url).netloc}/"
    try:
        told = _json(await http.get(f"{public_api}/rest/v1.1/sites/{quote(site)}", tries=2))
    except SourceError:
        told = None
    if not isinstance(told, dict):
        return Site(BlogFacts(url=home), None)
    clock = record_of(told, "options")
    zone = {"timezone_string": clock.get("timezone"), "gmt_offset": clock.get("gmt_offset")}
    read = read_site({**told, **zone, "home": told.get("URL")}, home)
    return read if any(zone.values()) else Site(replace(read.facts, time_zone=""), None)


def _json(answer: Answer) -> object:
    try:
        return read_json(answer.body) if answer.ok else None
    except ValueError:
        return None
