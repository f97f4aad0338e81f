"""A page as what it is: a post with its comments, a list of posts, a text, or nothing that is read."""

from collections.abc import Iterator
from dataclasses import dataclass

from bs4 import Tag

from tui.model.dates import UNDATED
from tui.model.post import PostKind
from tui.sources.pages.html.dates import address_date
from tui.sources.pages.html.discussion import Discussion
from tui.sources.pages.html.document import Document
from tui.sources.pages.html.engines.engine import Engine
from tui.sources.pages.html.engines.known import engine_of
from tui.sources.pages.html.engines.wordpress import WORDPRESS, post_number
from tui.sources.pages.html.facts import PostFacts, first_told
from tui.sources.pages.html.json_ld import json_ld_post, read_comments, read_post
from tui.sources.pages.html.listing import is_listing, listed_posts
from tui.sources.pages.html.microformats import MICROFORMATS, microformat_comments
from tui.sources.pages.html.open_graph import is_article, open_graph_post, without_site
from tui.sources.pages.html.tags import Tags, classes, line_of, walk
from tui.sources.pages.html.template import Template, date_of, posts_of, read_headings, read_template
from tui.sources.pages.html.text_page import text_of_page
from tui.sources.pages.html.trackback_rdf import trackback_posts
from tui.sources.pages.monthly import is_monthly
from tui.sources.pages.paragraphs import Paragraph

ANY_ARTICLE = Template(post=("article", "main"), title=("h1", "h2"), body=("article", "main"))


@dataclass(frozen=True, slots=True)
class PostPage:
    """The page of one post."""

    facts: PostFacts
    discussion: Discussion
    number: str = ""
    """The post's number in WordPress, empty elsewhere."""
    kind: PostKind = PostKind.POST
    numbers_posts: bool = True
    paragraphs: tuple[Paragraph, ...] = ()
    """The page as text, where its markup does not tell the body from what stands around it."""


@dataclass(frozen=True, slots=True)
class ListPage:
    """A page that lists posts."""

    posts: tuple[PostFacts, ...]


@dataclass(frozen=True, slots=True)
class TextPage:
    """A page of a month, known by its text alone."""

    paragraphs: tuple[Paragraph, ...]


def read_page(document: Document) -> PostPage | ListPage | TextPage | None:
    """Read a page, ``None`` where it holds neither posts nor a list of them."""
    engine = engine_of(document)
    described = list(trackback_posts(document.comments))
    template = engine.template if engine else MICROFORMATS
    posts = posts_of(template, document.tags) or posts_of(MICROFORMATS, document.tags)
    if is_listing(document, len(posts), len({post.permalink or post.title for post in described})):
        return ListPage((*described, *listed_posts(document, engine, posts)))
    record = json_ld_post(document)
    discussion = _discussion(document, engine)
    if not discussion.comments and record is not None:
        discussion = read_comments(record)
    markup = [read_post(record)] if record is not None else []
    post = posts[0] if posts else document.body
    facts = first_told([*described[:1], *markup, *_told_by_tags(document, engine, post, discussion)])
    return _page(document, engine, facts, discussion)


def _told_by_tags(
    document: Document, engine: Engine | None, post: Tag, discussion: Discussion
) -> Iterator[PostFacts]:
    tags = Tags(walk(post, discussion.elements))
    yield read_template(MICROFORMATS, tags)
    yield open_graph_post(document)
    times = [date for tag in tags.all("time") if (date := date_of(tag)) != UNDATED]
    yield PostFacts(published=times[0] if times else UNDATED)
    if engine is not None:
        yield read_template(engine.template, tags)
        yield read_headings(engine.template, document.tags, post)
    permalink = document.permalink
    yield PostFacts(permalink=permalink, published=address_date(permalink))


def _discussion(document: Document, engine: Engine | None) -> Discussion:
    found = engine.discussion(document.tags) if engine is not None else Discussion()
    return found if found.comments else microformat_comments(document.tags)


def _page(
    document: Document, engine: Engine | None, facts: PostFacts, discussion: Discussion
) -> PostPage | TextPage | None:
    paragraphs = [] if facts.body else text_of_page(document, facts.title or _title_of(document))
    if is_monthly(paragraphs):
        return TextPage(tuple(paragraphs))
    if not facts.body and not paragraphs and _is_a_post(facts, document):
        facts = first_told([facts, read_template(ANY_ARTICLE, document.tags)])
    if not (facts.body or facts.text or paragraphs):
        return None
    return PostPage(
        facts=facts if paragraphs else first_told([facts, PostFacts(title=_title_of(document))]),
        discussion=discussion,
        number=post_number(document.tags) if engine is WORDPRESS else "",
        kind=_kind(document, engine),
        numbers_posts=engine is None or engine.numbers_posts,
        paragraphs=tuple(paragraphs),
    )


def _is_a_post(facts: PostFacts, document: Document) -> bool:
    """Say whether a page without known markup says of itself that it is a post."""
    return facts.published != UNDATED or is_article(document)


def _title_of(document: Document) -> str:
    title = line_of(document.tags.first("title"))
    heading = line_of(document.tags.first("h1"))
    return heading if heading and heading in title else without_site(title, document.meta("og:site_name"))


def _kind(document: Document, engine: Engine | None) -> PostKind:
    body = document.tags.first("body")
    is_page = engine is WORDPRESS and body is not None and "page" in classes(body)
    return PostKind.PAGE if is_page else PostKind.POST
