from tests.sources.pages.live.blog import page, post
from tui.model.blog import BlogFacts
from tui.sources.http_answer import Answer
from tui.sources.pages.html.page import PostPage
from tui.sources.pages.live.look import Look, look_at
from tui.sources.pages.live.scope import Scope

ADDRESS = "https://kreide.example/blog/kalk.html"
SCOPE = Scope.around(ADDRESS)


def look(html: str | bytes, content_type: str = "text/html") -> Look | None:
    body = html if isinstance(html, bytes) else html.encode()
    return look_at(Answer(ADDRESS, 200, {"content-type": content_type}, body), SCOPE)


def post_in(html: str | bytes, content_type: str = "text/html") -> PostPage:
    found = look(html, content_type)
    assert found is not None
    assert isinstance(found.page, PostPage)
    return found.page


def test_the_charset_of_the_header_goes_before_that_of_the_page() -> None:
    html = post("Mörtel").replace("<head>", "<head><meta charset=utf-8>")
    told = post_in(html.encode("latin-1"), "text/html; charset=ISO-8859-1")
    assert told.facts.title == "Mörtel"
    assert post_in(html.encode("latin-1").replace(b"utf-8", b"iso-8859-1")).facts.title == "Mörtel"
    assert post_in(html).facts.title == "Mörtel"


def test_addresses_are_told_from_the_page_or_from_its_base() -> None:
    body = "<div class=e-content><a href=ton.html>x</a><a href='#c1'>y</a><img src='../k.jpg'>"
    html = post("Kalk").replace("<div class=e-content>", body)
    assert 'href="https://kreide.example/blog/ton.html"' in post_in(html).facts.body
    assert 'href="#c1"' in post_in(html).facts.body
    assert 'src="https://kreide.example/k.jpg"' in post_in(html).facts.body
    based = post_in(html.replace("<head>", "<head><base href='/anders/'>"))
    assert 'href="https://kreide.example/anders/ton.html"' in based.facts.body
    assert post_in(html).facts.permalink == ADDRESS
    canonical = "<head><link rel=canonical href='/blog/echt.html'>"
    assert (
        post_in(html.replace("<head>", canonical)).facts.permalink == "https://kreide.example/blog/echt.html"
    )


def test_links_are_the_pages_of_the_blog_each_once() -> None:
    html = page(
        "ton.html", "./ton.html#c1", "/blog/?p=3", "/blog/?utm=x", "/blog/seite/2/", "/x/", "mailto:a@b.de"
    )
    found = look(html)
    assert found is not None
    assert [link.removeprefix("https://kreide.example") for link in found.links] == [
        "/blog/ton.html",
        "/blog/?p=3",
        "/blog/seite/2/",
    ]


def test_a_blog_is_called_what_its_first_page_is_called() -> None:
    answer = Answer(SCOPE.home, 200, {"content-type": "text/html"}, page(title="Kreide &amp; Kalk").encode())
    home = look_at(answer, SCOPE)
    assert home is not None
    assert home.facts == BlogFacts("Kreide & Kalk", SCOPE.home, language="de")
    found = look(page())
    assert found is not None
    assert found.facts.name == ""


def test_what_is_no_web_page_is_not_looked_at() -> None:
    assert look(post("Kalk"), "image/png") is None
    assert look("nichts") is None
    assert look(b"<html>" + b"x" * (8 * 1024 * 1024)) is None
