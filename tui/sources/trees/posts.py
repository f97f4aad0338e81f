"""A file of a static site as a post."""

from dataclasses import replace
from pathlib import PurePosixPath

from tui.content.excerpt import title_from
from tui.content.links import safe_link
from tui.content.plain_text import plain_text
from tui.model.dates import UNDATED, DatePrecision, PublicationDate
from tui.model.post import BodyFormat, Post, PostKind, PostStatus
from tui.sources.trees.addresses import DATED_NAME, path_of, slug_of
from tui.sources.trees.fields import flag, line, moment, names_in, one_line
from tui.sources.trees.front_matter import FrontMatter
from tui.sources.trees.shortcodes import without_shortcodes
from tui.sources.trees.site import Site

FORMATS = {".rst": BodyFormat.TEXT, ".html": BodyFormat.HTML, ".htm": BodyFormat.HTML}
DATE_NAMES = ("date", "publishdate", "pubdate", "published_at", "created")
CHANGE_NAMES = ("lastmod", "modified", "last_modified_at", "updated")


def tree_post(matter: FrontMatter, name: PurePosixPath, site: Site) -> Post:
    """Give the post of a file; its key is its name in the site, such as ``tree:2005-12-01-endlich``."""
    fields = matter.fields
    body_format = FORMATS.get(name.suffix.lower(), BodyFormat.MARKDOWN)
    body = without_shortcodes(matter.body) if body_format is not BodyFormat.TEXT else matter.body
    title = line(fields, "title")
    published = _published(matter, name)
    categories = _terms(fields.get("categories")) or names_in(fields.get("category"))
    path = path_of(name, fields, published, categories, site.permalink)
    return Post(
        key=f"tree:{_identity(name)}",
        title=title or title_from(plain_text(body, body_format)),
        title_generated=not title,
        body=body,
        body_format=body_format,
        author=line(fields, "author", "authors") or site.author,
        published=published,
        updated=next(
            (date for each in CHANGE_NAMES if (date := moment(fields.get(each))) != UNDATED), UNDATED
        ),
        excerpt=line(fields, "summary", "excerpt", "description"),
        permalink=_permalink(site.facts.url, path),
        slug=slug_of(name, fields),
        categories=categories,
        tags=_terms(fields.get("tags")),
        status=_status(matter, name),
        kind=_kind(matter, name),
        comments_open=flag(fields.get("comments")),
    )


def _identity(name: PurePosixPath) -> str:
    """Give a name that stays when the site is read from another of its folders."""
    parts = [*name.parent.parts, name.stem]
    if parts[-1] == "index" and len(parts) > 1:
        parts.pop()
    for folder in ("_posts", "_drafts", "content"):
        if folder in parts[:-1]:
            return "/".join(parts[parts.index(folder) + 1 :])
    return parts[-1] if DATED_NAME.fullmatch(parts[-1]) else "/".join(parts)


def _published(matter: FrontMatter, name: PurePosixPath) -> PublicationDate:
    """Give the date of the front matter, else of the file's name."""
    dates = (moment(matter.fields.get(each)) for each in DATE_NAMES)
    told = next((date for date in dates if date != UNDATED), UNDATED)
    stem = name.parent.name if name.stem == "index" else name.stem
    match = DATED_NAME.fullmatch(stem)
    if told != UNDATED or not match:
        return told
    day = moment(f"{match[1]}-{match[2]}-{match[3]}")
    return replace(day, precision=DatePrecision.DAY) if day != UNDATED else day


def _terms(value: object) -> tuple[str, ...]:
    """Give categories or tags; a string of several has commas between them or, in Jekyll, blanks."""
    return names_in(value, between="," if isinstance(value, str) and "," in value else "")


def _permalink(site: str, path: str) -> str:
    """Give an absolute address, empty where the site does not tell its own."""
    address = path if "://" in path else f"{site}{path}" if site and path else ""
    link = safe_link(address) or ""
    return link if link.startswith(("http://", "https://")) else ""


def _status(matter: FrontMatter, name: PurePosixPath) -> PostStatus:
    told = one_line(matter.fields.get("status")).lower()
    hidden = flag(matter.fields.get("published")) is False or flag(matter.fields.get("draft")) is True
    if hidden or "_drafts" in name.parts or told == "draft":
        return PostStatus.DRAFT
    return PostStatus.PRIVATE if told == "private" else PostStatus.PUBLISHED


def _kind(matter: FrontMatter, name: PurePosixPath) -> PostKind:
    """Say whether a file is a dated post: by its folder, by what it calls itself, by having a date."""
    if "_posts" in name.parts or "_drafts" in name.parts:
        return PostKind.POST
    told = {line(matter.fields, each).lower() for each in ("layout", "type")}
    if "page" in told or "pages" in name.parts:
        return PostKind.PAGE
    return PostKind.POST if _published(matter, name) != UNDATED else PostKind.PAGE
