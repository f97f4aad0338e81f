"""A small blog that has nothing but feeds: pages of posts and a feed of comments for each post."""

from collections.abc import Callable
from dataclasses import dataclass, field
from hashlib import blake2b
from urllib.parse import parse_qs, urlsplit

from tests.fakes.http_server import HTML, Reply, Request

HOME = "https://blog.example"
_RSS = (
    '<rss version="2.0" xmlns:slash="http://purl.org/rss/1.0/modules/slash/"'
    ' xmlns:wfw="http://wellformedweb.org/CommentAPI/"><channel><title>Kreide</title>'
    f"<link>{HOME}/</link><generator>{{generator}}</generator>"
    '<atom:link xmlns:atom="http://www.w3.org/2005/Atom" rel="{relation}" href="{older}"/>'
)
_ATOM = '<feed xmlns="http://www.w3.org/2005/Atom" xmlns:t="http://purl.org/syndication/thread/1.0">'


@dataclass(slots=True)
class FeedSite:
    """Answers requests; post ``n`` has the comments that ``comments[n]`` names, as pairs of id and parent."""

    posts: list[int] = field(default_factory=list)
    """The newest last."""
    comments: dict[int, list[tuple[int, int]]] = field(default_factory=dict)
    page_size: int = 3
    paging: str = "paged"
    """``paged`` as WordPress does it, ``next`` or ``prev-archive`` by a link, or nothing."""
    has_atom: bool = True
    """Whether the comments are there in Atom too, which alone tells parents."""
    has_versions: bool = True
    tells_counts: bool = True
    home: str = ""
    """The HTML of the front page."""
    url: str = ""
    """Where it is served."""
    before_reply: Callable[[str], None] = lambda _: None

    def __call__(self, request: Request) -> Reply:
        """Answer one request."""
        self.before_reply(request.target)
        parts = urlsplit(request.target)
        steps = parts.path.strip("/").split("/")
        if parts.path == "/feed/":
            return self._versioned(self._page(int(parse_qs(parts.query).get("paged", ["1"])[0])), request)
        if steps[0].isdigit() and steps[1:] == ["feed"]:
            return self._versioned(self._comments(int(steps[0]), in_atom=False), request)
        if steps[0].isdigit() and steps[1:] == ["feed", "atom"] and self.has_atom:
            return self._versioned(self._comments(int(steps[0]), in_atom=True), request)
        if parts.path == "/" and self.home:
            return Reply(self.home.encode(), 200, (("Content-Type", HTML),))
        return Reply(b"<p>nichts</p>", 404, (("Content-Type", HTML),))

    def _versioned(self, body: str, request: Request) -> Reply:
        if not body:
            return Reply(b"", 404)
        if not self.has_versions:
            return Reply(body.encode(), 200, (("Content-Type", "text/xml"),))
        etag = f'"{blake2b(body.encode(), digest_size=8).hexdigest()}"'
        if request.headers.get("if-none-match") == etag:
            return Reply(b"", 304, (("ETag", etag),))
        return Reply(body.encode(), 200, (("Content-Type", "text/xml"), ("ETag", etag)))

    def _page(self, number: int) -> str:
        newest_first = self.posts[::-1]
        shown = newest_first[(number - 1) * self.page_size : number * self.page_size]
        if not shown and number > 1:
            return ""
        more = number * self.page_size < len(newest_first) and self.paging in ("next", "prev-archive")
        generator = "https://wordpress.org/?v=6.4" if self.paging == "paged" else "Handarbeit"
        older = f"{self.url}/feed/?paged={number + 1}"
        head = _RSS.format(generator=generator, relation=self.paging if more else "self", older=older)
        return head + "".join(map(self._item, shown)) + "</channel></rss>"

    def _item(self, post: int) -> str:
        number = len(self.comments.get(post, []))
        count = f"<slash:comments>{number}</slash:comments>" if self.tells_counts else ""
        return (
            f"<item><title>Beitrag {post}</title><link>{HOME}/{post}/</link>"
            f'<guid isPermaLink="false">{HOME}/?p={post}</guid><description>Text {post}.</description>'
            f"<wfw:commentRss>{self.url}/{post}/feed/</wfw:commentRss>{count}</item>"
        )

    def _comments(self, post: int, *, in_atom: bool) -> str:
        write = self._entry if in_atom else self._comment_item
        written = "".join(write(post, *comment) for comment in self.comments.get(post, [])[::-1])
        if in_atom:
            return f"{_ATOM}<title>Kommentare</title>{written}</feed>"
        head = _RSS.format(generator="https://wordpress.org/?v=6.4", relation="self", older="")
        return f"{head}{written}</channel></rss>"

    def _entry(self, post: int, comment: int, parent: int) -> str:
        fragment = f"#comment-{parent}" if parent else ""
        return (
            f"<entry><id>{HOME}/?p={post}#comment-{comment}</id><title>Von: Leser {comment}</title>"
            f'<link href="{HOME}/{post}/#comment-{comment}"/><author><name>Leser {comment}</name></author>'
            f'<content type="html">Wort {comment}.</content>'
            f'<t:in-reply-to ref="{HOME}/?p={post}{fragment}" href="{HOME}/{post}/{fragment}"/></entry>'
        )

    def _comment_item(self, post: int, comment: int, _: int) -> str:
        return (
            f"<item><title>Von: Leser {comment}</title><link>{HOME}/{post}/#comment-{comment}</link>"
            f'<guid isPermaLink="false">{HOME}/?p={post}#comment-{comment}</guid>'
            f"<description>Wort {comment}.</description></item>"
        )
