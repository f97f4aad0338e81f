"""Posts found by the classes that a template gives them."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from bs4 import Tag

from tui.model.dates import UNDATED, PublicationDate
from tui.sources.pages.html.dates import any_date
from tui.sources.pages.html.document import web_address
from tui.sources.pages.html.facts import PostFacts
from tui.sources.pages.html.signed import signed
from tui.sources.pages.html.tags import Tags, attribute, classes, line_of, markup_in

LONGEST_NAME = 80
BY = re.compile(r"^(?:(?:posted|written|geschrieben|verfasst)\s+)?(?:by|von)\s+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Template:
    """The selectors under which a template has the parts of a post, the most telling one first."""

    post: tuple[str, ...]
    title: tuple[str, ...]
    body: tuple[str, ...]
    more: tuple[str, ...] = ()
    """What follows the body behind a link to read on."""
    author: tuple[str, ...] = ()
    published: tuple[str, ...] = ()
    updated: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()
    footer: tuple[str, ...] = ()
    """A line that says who wrote it when."""
    day: tuple[str, ...] = ()
    """A heading that dates the posts below it."""


def posts_of(template: Template, page: Tags) -> list[Tag]:
    """Give the tags that each hold one post, without those that lie in another one."""
    posts = page.all(*template.post)
    among = {id(post) for post in posts}
    return [post for post in posts if not any(id(parent) in among for parent in post.parents)]


def read_template(template: Template, post: Tags) -> PostFacts:
    """Read what the tags of one post tell."""
    title = post.first(*template.title)
    body = post.first(*template.body)
    parts = [part for part in (body, post.first(*template.more)) if part is not None]
    about = {id(tag) for tag in post.every(*template.title, *template.footer)}
    author = post.first(*template.author)
    footer = signed(line_of(post.first(*template.footer)))
    dates = (_date_of(post, template.published), footer.published)
    categories, tags = _terms(template, post)
    return PostFacts(
        title=line_of(title),
        author=_name_of(author) or footer.author,
        author_url=_link_of(author),
        published=next((date for date in dates if date != UNDATED), UNDATED),
        updated=_date_of(post, template.updated),
        permalink=_permalink(post, title),
        categories=categories,
        tags=tags,
        body="\n".join(markup_in(part, about) for part in parts),
    )


def read_headings(template: Template, page: Tags, post: Tag) -> PostFacts:
    """Read what stands above a post and outside it: the heading of its day, in some templates its title."""
    day = _last_above(template.day, page, post)
    title = _last_above(template.title, page, post)
    return PostFacts(
        title=line_of(title),
        published=UNDATED if day is None else date_of(day),
        permalink=_permalink(Tags(()), title),
    )


def _last_above(selectors: Sequence[str], page: Tags, post: Tag) -> Tag | None:
    tags = page.all(*selectors)
    before = bisect_left(tags, page.place(post), key=page.place)
    return tags[before - 1] if before else None


def date_of(tag: Tag) -> PublicationDate:
    """Give the date of a tag: for machines in its attributes, else as it is written in it."""
    return any_date(
        attribute(tag, "datetime"), attribute(tag, "title"), attribute(tag, "content"), line_of(tag)
    )


def _date_of(post: Tags, selectors: Sequence[str]) -> PublicationDate:
    dates = (date_of(tag) for selector in selectors for tag in post.all(selector)[:3])
    return next((date for date in dates if date != UNDATED), UNDATED)


def _name_of(author: Tag | None) -> str:
    if author is None:
        return ""
    inner = next(
        (tag for tag in author.find_all(True, limit=8) if {"fn", "p-name"} & set(classes(tag))), author
    )
    line = BY.sub("", line_of(inner))
    return line if len(line) <= LONGEST_NAME else ""


def _link_of(author: Tag | None) -> str:
    if author is None:
        return ""
    link = author if author.name == "a" else author.find("a")
    return web_address(attribute(link, "href")) if isinstance(link, Tag) else ""


def _permalink(post: Tags, title: Tag | None) -> str:
    links = [tag for tag in post.all("a") if "bookmark" in attribute(tag, "rel").split()]
    links += [
        *post.all(".u-url", ".permalink", ".entry-permalink"),
        *(title.find_all("a", limit=1) if title else []),
    ]
    if title is not None and title.name == "a":
        links.append(title)
    addresses = (web_address(attribute(link, "href")) for link in links if isinstance(link, Tag))
    return next((address for address in addresses if address), "")


def _terms(template: Template, post: Tags) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Give categories and tags by the ``rel`` of their links, or by where the template has them."""
    places = {
        id(link) for place in post.every(*template.categories) for link in [place, *place.find_all("a")]
    }
    categories: dict[str, None] = {}
    tags: dict[str, None] = {}
    for link in post.all("a"):
        kinds = attribute(link, "rel").split()
        if "category" in kinds or id(link) in places:
            categories[line_of(link)] = None
        elif "tag" in kinds:
            tags[line_of(link)] = None
    return tuple(filter(None, categories)), tuple(filter(None, tags))
