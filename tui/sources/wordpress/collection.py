"""The posts and the comments of a site: how they are asked for and read."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal, TypeAlias

from tui.model.comment import Comment
from tui.model.post import Post, PostStatus
from tui.model.sync_report import Skipped
from tui.sources.wordpress.api import PostAuthors
from tui.sources.wordpress_json.comments import comment_key, parse_comment
from tui.sources.wordpress_json.fields import identity_of
from tui.sources.wordpress_json.posts import parse_post, post_key
from tui.sources.wordpress_json.site import Site

Parsed: TypeAlias = Post | Comment | Skipped

# An excerpt is not asked for: mostly WordPress makes it from the body, at the price of rendering that twice.
_POST_FIELDS = (
    "id,date,date_gmt,modified,modified_gmt,slug,status,link,title,content,author,comment_status,"
    "_links,_embedded"
)
_EMBEDDED = "author,wp:term"
_COMMENT_FIELDS = "id,post,parent,author,author_name,author_url,date,date_gmt,content,link,status,type"


@dataclass(frozen=True, slots=True)
class Collection:
    """One kind of record that a site offers."""

    kind: Literal["post", "comment"]
    query: Mapping[str, str]
    parse: Callable[[list[object]], Awaitable[Sequence[Parsed]]]
    key: Callable[[int], str]

    @property
    def unit(self) -> str:
        """What is counted, and how the API calls it."""
        return f"{self.kind}s"

    def identity(self, key: str) -> int:
        """Give the id that ``key`` was made of, 0 where it was made of none."""
        return identity_of(key.removeprefix(self.key(0)[:-1]))


@dataclass(frozen=True, slots=True)
class Keys:
    """The keys of records whose ids are known."""

    collection: Collection
    ids: set[int]

    def __contains__(self, key: object) -> bool:
        """Say whether ``key`` names one of them."""
        return self.collection.identity(str(key)) in self.ids


def posts_of(site: Site, authors: PostAuthors) -> Collection:
    """Give the posts of a site; ``authors`` learns who wrote them."""

    async def parse(records: list[object]) -> Sequence[Parsed]:
        authors.note(records)
        return await asyncio.to_thread(_parse_posts, records, site)

    query = {"context": "view", "_fields": _POST_FIELDS, "_embed": _EMBEDDED}
    return Collection("post", query, parse, post_key)


def comments_of(site: Site, authors: PostAuthors) -> Collection:
    """Give the comments of a site; ``authors`` is asked who wrote their posts."""

    async def parse(records: list[object]) -> Sequence[Parsed]:
        await authors.learn(records)
        return await asyncio.to_thread(_parse_comments, records, site, authors.known)

    return Collection("comment", {"context": "view", "_fields": _COMMENT_FIELDS}, parse, comment_key)


def _parse_posts(records: list[object], site: Site) -> list[Post | Skipped]:
    return [
        _for_readers(parse_post(record, site)) if isinstance(record, dict) else _no_object("posts")
        for record in records
    ]


def _for_readers(post: Post | Skipped) -> Post | Skipped:
    """Give a private post that the site has shown to this reader as one that is to be read."""
    if isinstance(post, Post) and post.status is PostStatus.PRIVATE:
        return replace(post, status=PostStatus.MEMBERS)
    return post


def _parse_comments(
    records: list[object], site: Site, post_authors: Mapping[int, int]
) -> list[Comment | Skipped]:
    return [
        parse_comment(record, site, post_authors) if isinstance(record, dict) else _no_object("comments")
        for record in records
    ]


def _no_object(unit: str) -> Skipped:
    return Skipped(f"a record in the list of {unit}", "It is no JSON object.")
