"""Whatever pages link each other, each is asked for once, and every post in reach is read."""

import asyncio
from collections.abc import Mapping
from contextlib import suppress
from urllib.parse import urlsplit

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.fakes.stored import Stored
from tests.sources.pages.live.blog import front, page, post, sitemap
from tui.model.errors import SourceUnknown
from tui.sources.http_answer import Answer
from tui.sources.http_client import JSON, TRIES, HttpClient
from tui.sources.pages.live.finding import find_website
from tui.sources.pages.live.frontier import DEEPEST

HOME = "https://kreide.example"
NUMBERS = st.integers(0, 11)
LINKS = st.lists(st.lists(NUMBERS, max_size=4), min_size=12, max_size=12)


class Pages(HttpClient):
    """Answers from a dictionary of pages by their paths, without a server."""

    def __init__(self, pages: Mapping[str, str | bytes]) -> None:
        super().__init__()
        self.pages = pages
        self.asked: list[str] = []

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
        """Give a page or say that it is not there."""
        path = urlsplit(url).path or "/"
        self.asked.append(path)
        page = self.pages.get(path)
        body = page.encode() if isinstance(page, str) else page or b""
        is_text = path.endswith((".xml", ".txt"))
        return Answer(
            url, 404 if page is None else 200, {"content-type": "" if is_text else "text/html"}, body
        )


def crawled(pages: Mapping[str, str | bytes]) -> tuple[Stored, list[str]]:
    """Read a blog to its end, if it is one, and give what was stored and asked for."""
    http, stored = Pages(pages), Stored()

    async def read() -> None:
        with suppress(SourceUnknown):
            await stored.read(await find_website(f"{HOME}/", http, pause=0))

    asyncio.run(read())
    return stored, http.asked


def within_reach(links: list[list[int]], posts: set[int]) -> set[int]:
    """Give the pages that are at most so many steps away, through pages that are no posts."""
    reached, step = set(links[0]), set(links[0])
    for _ in range(DEEPEST - 1):
        step = {number for each in step - posts for number in links[each]} - reached
        reached |= step
    return reached


@given(LINKS, st.sets(NUMBERS))
@settings(deadline=None, max_examples=40)
def test_every_post_within_reach_is_read_and_no_page_is_asked_for_twice(
    links: list[list[int]], posts: set[int]
) -> None:
    pages = {f"/p{number}.html": page(*(f"/p{each}.html" for each in links[number])) for number in range(12)}
    pages |= {f"/p{number}.html": post(f"Stein {number}") for number in posts}
    pages["/"] = front(*(f"/p{number}.html" for number in links[0]))
    stored, asked = crawled(pages)
    reached = within_reach(links, posts)
    assert {each.title for each in stored.posts.values()} == {f"Stein {number}" for number in reached & posts}
    assert sorted(path for path in asked if path.startswith("/p")) == sorted(
        f"/p{each}.html" for each in reached
    )


@given(st.lists(NUMBERS, unique=True), st.sets(NUMBERS))
@settings(deadline=None, max_examples=25)
def test_every_post_that_is_listed_is_read_whatever_links_it(listed: list[int], posts: set[int]) -> None:
    pages = {
        f"/p{number}.html": post(f"Stein {number}") if number in posts else page() for number in range(12)
    }
    pages |= {"/": front(), "/sitemap.xml": sitemap(HOME, {f"/p{number}.html": "" for number in listed})}
    stored, asked = crawled(pages)
    assert [each.title for each in stored.posts.values()] == [
        f"Stein {each}" for each in listed if each in posts
    ]
    assert [path for path in asked if path.startswith("/p")] == [f"/p{number}.html" for number in listed]


@given(
    st.dictionaries(st.sampled_from(["/", "/robots.txt", "/sitemap.xml", "/a", "/b/"]), st.binary()),
    st.text(),
)
@settings(deadline=None, max_examples=60)
def test_rubbish_ends_in_a_sentence_or_in_nothing(pages: dict[str, bytes], text: str) -> None:
    html = f"<html><title>{text}</title><a href='/a'>{text}</a><a href='{text}'>b</a>".encode(
        "utf-8", "replace"
    )
    stored, _ = crawled({**pages, "/": html})
    assert stored.comments == {}
    crawled({**pages, "/": html, "/a": html + post("Kalk").encode()})
