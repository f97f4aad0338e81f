"""Blogs that are read page by page."""

import pytest

from tests.fakes.stored import Stored
from tests.sources.pages.live.blog import LiveBlog, front, month, page, post, sitemap, sitemap_index, text
from tests.sources.pages.live.visits import TITLES, linked_blog, listed_blog, read, titles, visiting
from tui.model.blog import BlogFacts
from tui.model.dates import PublicationDate
from tui.sources.pages.live.finding import find_website

pytestmark = pytest.mark.anyio


async def test_the_posts_that_a_sitemap_lists_are_read_with_their_comments() -> None:
    blog = LiveBlog()
    stored = Stored()
    async with visiting(blog) as (server, http):
        blog.pages = listed_blog(server.url).pages
        blog.pages["/gips.html"] = post("Gips", 2, 2)
        source = await find_website(server.url, http, pause=0)
        assert (source.format, source.location) == ("html", f"{server.url}/")
        await stored.read(source)
        assert server.most_at_once == 1
    assert stored.facts == BlogFacts("Kreide", f"{server.url}/", language="de")
    assert titles(stored) == [*TITLES]
    assert [each.author for each in stored.comments.values()] == ["Leser 1", "Leser 2"]
    assert {each.permalink for each in stored.posts.values()} >= {f"{server.url}/kalk.html"}
    assert stored.notices == ["Pages that are no posts of their own, left alone: 1."]
    assert [(step.done, step.total, step.unit) for step in stored.progress][-1] == (5, 5, "pages")


async def test_a_later_reading_asks_for_what_has_changed_by_the_sitemap_and_for_what_is_recent() -> None:
    blog = LiveBlog()
    stored = Stored()
    async with visiting(blog) as (server, http):
        blog.pages = listed_blog(server.url).pages
        await read(stored, server, http)
        blog.asked_pages()
        await read(stored, server, http)
        assert blog.asked_pages() == ["/", "/kalk.html"]
        blog.pages["/lehm.html"] = post("Lehm und Stroh")
        blog.pages["/moertel.html"] = post("Mörtel")
        changes = {"/kalk.html": "2026-01-01", "/lehm.html": "2026-02-02", "/moertel.html": ""}
        blog.pages["/sitemap.xml"] = sitemap(server.url, changes)
        await read(stored, server, http)
        assert blog.asked_pages() == ["/", "/kalk.html", "/lehm.html", "/moertel.html"]
    assert titles(stored) == ["Kalk", "Gips", "Lehm und Stroh", "Ton", "Mörtel"]
    assert stored.notices == []


async def test_a_page_that_is_the_same_whatever_the_sitemap_says_is_asked_for_once_more_only() -> None:
    blog = LiveBlog(has_versions=True)
    stored = Stored()
    async with visiting(blog) as (server, http):
        blog.pages = {**listed_blog(server.url).pages, "/": front()}
        await read(stored, server, http)
        blog.pages["/sitemap.xml"] = sitemap(server.url, {"/lehm.html": "2026-02-02", "/gips.html": ""})
        blog.asked.clear()
        for _ in range(2):
            await read(stored, server, http)
    assert [path for path in blog.asked if "html" in path] == ["/lehm.html 304"]


async def test_sitemaps_are_found_by_the_robots_file_and_through_an_index() -> None:
    blog = LiveBlog()
    async with visiting(blog) as (server, http):
        blog.pages = listed_blog(server.url).pages
        blog.pages["/karte/posts.xml"] = blog.pages.pop("/sitemap.xml")
        blog.pages["/karte.xml"] = sitemap_index(
            server.url, "/karte/posts.xml", "/karte/category-sitemap.xml"
        )
        blog.pages["/robots.txt"] = f"User-agent: *\nDisallow: /gips.html\nSitemap: {server.url}/karte.xml"
        stored = await read(Stored(), server, http)
    assert titles(stored) == ["Kalk", "Lehm", "Ton"]
    assert "/gips.html" not in blog.asked
    assert "/karte/category-sitemap.xml" not in blog.asked
    assert "Pages that robots.txt asks to leave alone: 1." in stored.notices


async def test_without_a_sitemap_the_months_and_links_lead_to_the_posts() -> None:
    blog = linked_blog()
    async with visiting(blog) as (server, http):
        stored = await read(Stored(), server, http)
    assert titles(stored) == ["Ton", "Kalk", "Gips", "Lehm"]
    assert len(stored.comments) == 6
    assert stored.skipped == []
    assert "/bild.jpg" not in blog.asked


async def test_a_later_reading_along_links_asks_for_lists_and_new_pages_and_recent_ones() -> None:
    blog = linked_blog()
    stored = Stored()
    async with visiting(blog) as (server, http):
        await read(stored, server, http)
        blog.asked.clear()
        await read(stored, server, http)
        assert [path for path in blog.asked if path.endswith("304")] == [
            "/archiv/2026-01.html 304",
            "/ton.html 304",
        ]
        blog.asked_pages()
        blog.pages["/archiv/2026-01.html"] += "<a href='/moertel.html'></a>"
        blog.pages["/moertel.html"] = post("Mörtel")
        await read(stored, server, http)
        assert blog.asked_pages() == ["/", "/archiv/2026-01.html", "/moertel.html"]
    assert titles(stored)[-1] == "Mörtel"


async def test_only_what_lies_below_the_address_is_read() -> None:
    blog = LiveBlog(
        {
            "/blog/": page("/blog/kalk.html", "/gips.html", "../ton.html"),
            "/blog/kalk.html": post("Kalk"),
            "/gips.html": post("Gips"),
            "/ton.html": post("Ton"),
        }
    )
    async with visiting(blog) as (server, http):
        assert titles(await read(Stored(), server, http, "/blog/")) == ["Kalk"]
        assert titles(await read(Stored(), server, http, "/blog/kalk.html")) == ["Kalk"]


async def test_a_page_that_shows_the_post_of_another_one_is_left_alone() -> None:
    teaser = post("Kalk").replace(
        "<h1 class=p-name>Kalk</h1>", "<h1 class=p-name><a href=/kalk.html>Kalk</a></h1>"
    )
    blog = LiveBlog({"/": page("/thema/", "/kalk.html"), "/thema/": teaser, "/kalk.html": post("Kalk", 1, 1)})
    async with visiting(blog) as (server, http):
        stored = await read(Stored(), server, http)
    assert [each.permalink for each in stored.posts.values()] == [f"{server.url}/kalk.html"]
    assert len(stored.comments) == 1


async def test_an_address_that_is_a_post_and_nothing_else_is_read_as_one() -> None:
    blog = LiveBlog({"/kalk/": post("Kalk", 1, 2)})
    stored = Stored()
    async with visiting(blog) as (server, http):
        for _ in range(2):
            await read(stored, server, http, "/kalk/")
            assert stored.given[0].startswith("post ")
    assert (titles(stored), len(stored.comments)) == (["Kalk"], 2)


async def test_text_pages_are_freed_of_the_end_they_share_also_when_one_comes_alone_later() -> None:
    blog = LiveBlog({"/": page("/2026_02.html", *(f"/{number}.html" for number in range(4)))})
    blog.pages |= {f"/{number}.html": text(f"Stein {number}", number) for number in range(4)}
    blog.pages["/2026_02.html"] = month("February 2026", "Stein 0", "Stein 1")
    stored = Stored()
    async with visiting(blog) as (server, http):
        await read(stored, server, http)
        blog.pages["/"] = page("/9.html")
        blog.pages["/9.html"] = text("Neun", 1)
        await read(stored, server, http)
    assert titles(stored) == ["Stein 0", "Stein 1", "Stein 2", "Stein 3", "Neun"]
    assert {each.body for each in stored.posts.values()} == {f"Text von {title}." for title in titles(stored)}
    assert {each.author for each in stored.comments.values()} == {"Leser 1", "Leser 2", "Leser 3"}
    assert [each.published for each in stored.posts.values()][1] == PublicationDate.in_month(2026, 2)


async def test_months_whose_posts_have_no_pages_give_them() -> None:
    blog = LiveBlog({"/": page("/2026_02.html", "/2026_01.html")}, has_versions=True)
    blog.pages["/2026_02.html"] = month("February 2026", "Kalk", "Gips")
    blog.pages["/2026_01.html"] = month("January 2026", "Lehm", "Ton")
    stored = Stored()
    async with visiting(blog) as (server, http):
        await read(stored, server, http)
        assert titles(stored) == ["Kalk", "Gips", "Lehm", "Ton"]
        blog.pages["/2026_02.html"] = month("February 2026", "Schiefer", "Kalk", "Gips")
        await read(stored, server, http)
    assert titles(stored) == ["Kalk", "Gips", "Lehm", "Ton", "Schiefer"]


@pytest.mark.parametrize("items", range(0, 24, 3))
async def test_an_interrupted_reading_goes_on_where_it_stopped(items: int) -> None:
    blog = linked_blog()
    whole, stored = Stored(), Stored()
    async with visiting(blog) as (server, http):
        await read(whole, server, http)
        await stored.read(await find_website(server.url, http, pause=0), items)
        blog.asked.clear()
        known = {mark.rpartition("/")[2] for mark in stored.marks if mark.startswith("page ")}
        await read(stored, server, http)
    assert stored.posts == whole.posts
    assert stored.comments == whole.comments
    assert not known & {path.removeprefix("/") for path in blog.asked_pages()} - {"ton.html"}
