"""A small blog on the web that has neither an API nor a feed, only pages."""

from collections.abc import Callable
from dataclasses import dataclass, field
from hashlib import blake2b

from tests.fakes.http_server import HTML, Reply, Request

POST = (
    "<!DOCTYPE html><html lang=de><head><title>{title}</title></head><body><article class=h-entry>"
    "<h1 class=p-name>{title}</h1><span class=p-author>Ada Kranz</span>"
    "<time class=dt-published datetime=2026-01-{day:02}T08:00:00Z></time>"
    "<div class=e-content><p>Text von {title}.</p></div>{comments}</article>"
    "<a href=/>Start</a> <a href=/impressum.html>Impressum</a></body></html>"
)
COMMENT = (
    "<div class='u-comment h-cite' id=c{number}><span class='p-author h-card'>Leser {number}</span>"
    "<div class=e-content>Wort {number}.</div></div>"
)
TEXT = (
    "<!DOCTYPE html><html><head><title>Kreide: {title}</title></head><body><div>Kreide</div><h1>{title}</h1>"
    "<p>by Ada Kranz</p><p>Text von {title}.</p><h4>Comments</h4>{comments}"
    "<p>Alte Seiten der Kreide</p><p>Impressum und Spenden</p></body></html>"
)
SIGNED = "<p>Wort {number}.</p><p>Leser {number}, 2026-02-0{number}</p>"
PAGE = "<!DOCTYPE html><html lang=de><head><title>{title}</title></head><body>{body}</body></html>"


@dataclass(slots=True)
class LiveBlog:
    """Answers requests by the paths of its pages, with an ETag for each where it has versions."""

    pages: dict[str, str] = field(default_factory=dict)
    """HTML or text by path; what is called ``.xml`` or ``.txt`` is no web page."""
    has_versions: bool = False
    before_reply: Callable[[str], None] = lambda _: None
    asked: list[str] = field(default_factory=list)
    """The paths that were asked for, in order; with ``304`` behind those that had not changed."""

    def __call__(self, request: Request) -> Reply:
        """Answer one request."""
        self.before_reply(request.target)
        page = self.pages.get(request.target)
        if page is None:
            self.asked.append(request.target)
            return Reply(b"<h1>404</h1>", 404, (("Content-Type", HTML),))
        etag = f'"{blake2b(page.encode(), digest_size=8).hexdigest()}"'
        if self.has_versions and request.headers.get("if-none-match") == etag:
            self.asked.append(f"{request.target} 304")
            return Reply(b"", 304, (("ETag", etag),))
        self.asked.append(request.target)
        is_text = request.target.endswith((".xml", ".txt"))
        headers = (("Content-Type", "text/plain" if is_text else HTML), ("ETag", etag))
        return Reply(page.encode(), 200, headers if self.has_versions else headers[:1])

    def asked_pages(self) -> list[str]:
        """Give the pages that were asked for and are there, and forget what was asked."""
        asked, self.asked = self.asked, []
        return [path for path in asked if not path.endswith((".xml", ".txt")) and path in self.pages]


def post(title: str, day: int = 1, comments: int = 0) -> str:
    """Write the page of a post in microformats."""
    return POST.format(title=title, day=day, comments=_written(COMMENT, comments))


def text(title: str, comments: int = 0) -> str:
    """Write the page of a post whose markup says nothing, under the footer that all of them share."""
    return TEXT.format(title=title, comments=_written(SIGNED, comments))


def page(*links: str, title: str = "Kreide") -> str:
    """Write a page that holds nothing but links."""
    return PAGE.format(title=title, body="".join(f"<a href='{link}'>{link}</a> " for link in links))


def front(*links: str) -> str:
    """Write a page that lists two posts of another year and links pages."""
    teaser = "<article class=h-entry><h2 class=p-name>{}</h2></article>"
    return page(*links) + teaser.format("Alt") + teaser.format("Uralt")


def month(name: str, *titles: str) -> str:
    """Write the page of a month as text, with the posts that stand in it."""
    posts = "".join(f"<h3>{title}</h3><p>by Ada Kranz</p><p>Text von {title}.</p>" for title in titles)
    return PAGE.format(title="Kreide", body=f"<h2>{name}</h2>{posts}")


def sitemap(url: str, pages: dict[str, str]) -> str:
    """Write a sitemap of paths, each with when it changed."""
    listed = "".join(
        f"<url><loc>{url}{path}</loc>{f'<lastmod>{changed}</lastmod>' if changed else ''}</url>"
        for path, changed in pages.items()
    )
    return f"<urlset>{listed}</urlset>"


def sitemap_index(url: str, *paths: str) -> str:
    """Write a sitemap that lists further ones."""
    return f"<sitemapindex>{''.join(f'<sitemap><loc>{url}{p}</loc></sitemap>' for p in paths)}</sitemapindex>"


def _written(comment: str, number: int) -> str:
    return "".join(comment.format(number=each) for each in range(1, number + 1))
