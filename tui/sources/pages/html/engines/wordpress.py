"""WordPress: its themes from Kubrick of 2005 on."""

import re
from itertools import islice

from bs4 import Tag

from tui.model.comment import CommentKind
from tui.model.dates import UNDATED
from tui.sources.pages.html.discussion import CommentElement, Discussion, FoundComment, comment_elements
from tui.sources.pages.html.document import web_address
from tui.sources.pages.html.engines.engine import Engine
from tui.sources.pages.html.tags import Tags, attribute, classes, line_of, markup_in
from tui.sources.pages.html.template import Template, date_of

NUMBER = re.compile(r"(?:li-|div-)?comment-(\d{1,18})")
POST_NUMBER = re.compile(r"(?:post|page)(?:id|-id)?-(\d{1,18})")
KINDS = {"pingback": CommentKind.PINGBACK, "trackback": CommentKind.TRACKBACK}
SAYS = re.compile(r"(?<!\s)\s*(?:says|said|sagt|sagte|schrieb|meint)?:?$", re.IGNORECASE)


def wordpress_comments(page: Tags) -> Discussion:
    """Give the comments ``#comment-N``; an answer lies in the list item of the one it answers."""
    tags = [tag for tag in page.every("li", "div", "article") if NUMBER.fullmatch(attribute(tag, "id"))]
    outermost: dict[str, CommentElement] = {}
    # Many themes give the list item and the block in it the same number.
    for each in comment_elements(
        [tag for tag in tags if not attribute(tag, "id").startswith("div-") or not _has_item(tag)]
    ):
        outermost.setdefault(_number(each), each)
    comments = [_comment(each) for each in outermost.values()]
    keeps_parents = any(comment.parent for comment in comments) or bool(page.all(".comment-reply-link"))
    return Discussion(tuple(comments), keeps_parents, frozenset(id(each.tag) for each in outermost.values()))


def post_number(page: Tags) -> str:
    """Give the number of the page's post in the blog's database, empty where it is not told."""
    body = page.first("body")
    names = [name for name in (classes(body) if body else []) if name.startswith(("postid-", "page-id-"))]
    names += [attribute(tag, "id") for tag in page.every(".post", ".hentry", ".page")]
    numbers = [match[1] for name in names if (match := POST_NUMBER.fullmatch(name))]
    return numbers[0] if numbers else ""


def _has_item(tag: Tag) -> bool:
    parent = tag.parent
    return parent is not None and parent.name == "li" and bool(NUMBER.fullmatch(attribute(parent, "id")))


def _number(each: CommentElement) -> str:
    match = NUMBER.fullmatch(attribute(each.tag, "id"))
    return match[1] if match else ""


def _comment(each: CommentElement) -> FoundComment:
    own = each.own
    author = own.first(".fn", "cite", ".comment-author", ".comment_author")
    link = next((tag for tag in own.all("a") if author is not None and _belongs(tag, author)), None)
    date = own.first("time", ".comment-metadata", ".commentmetadata", ".comment-meta", ".comment-date")
    outer = NUMBER.fullmatch(attribute(each.around, "id"))
    kinds = [KINDS[name] for name in classes(each.tag) if name in KINDS]
    return FoundComment(
        body=_body(each),
        number=_number(each),
        parent=outer[1] if outer else "",
        author=SAYS.sub("", line_of(author)) or (line_of(own.first("a")) if kinds else ""),
        author_url=web_address(attribute(link, "href")),
        published=date_of(date) if date is not None else UNDATED,
        kind=kinds[0] if kinds else CommentKind.COMMENT,
    )


def _belongs(link: Tag, author: Tag) -> bool:
    return link is author or any(parent is author for parent in islice(link.parents, 4))


def _body(each: CommentElement) -> str:
    """Give the text of a comment; themes before 2.7 have no tag of its own for it."""
    content = each.own.first(".comment-content", ".comment-text", ".comment_text", ".comment-entry")
    if content is not None:
        return markup_in(content)
    around = each.own.first(".comment-body") or each.tag
    about = each.own.every(
        "cite", "time", ".commentmetadata", ".comment-meta", ".comment-author", ".vcard", ".reply", ".avatar"
    )
    html = markup_in(around, each.answers | {id(tag) for tag in about})
    return re.sub(r"^\s*(?:says|said|sagt|schrieb|meint):?\s*(?:<br/?>\s*)*", "", html, flags=re.IGNORECASE)


WORDPRESS = Engine(
    generator="wordpress",
    marks=("li.comment", ".commentlist", ".comment-list", ".entrytext", ".storycontent", ".type-post"),
    template=Template(
        post=(".type-post", ".type-page", "article.post", "article.page", ".hentry", "div.post"),
        title=(".entry-title", ".post-title", "h1", "h2", "h3.storytitle"),
        body=(".entry-content", ".post-content", ".entrytext", ".entry", ".storycontent"),
        author=(".author", ".byline", ".entry-author"),
        published=(
            "time.entry-date",
            "time.published",
            ".published",
            ".entry-date",
            ".post-date",
            "time",
            "small",
        ),
        updated=("time.updated",),
        footer=(".postmetadata", ".meta"),
    ),
    discussion=wordpress_comments,
)
