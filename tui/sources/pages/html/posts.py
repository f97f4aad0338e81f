"""Pages into posts and comments of the model."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from tui.content.excerpt import title_from
from tui.content.plain_text import plain_text
from tui.model.comment import Comment
from tui.model.dates import UNDATED, PublicationDate
from tui.model.post import BodyFormat, Post
from tui.sources.pages.footer import Tail
from tui.sources.pages.html.facts import PostFacts, first_told
from tui.sources.pages.html.keys import comment_keys, numbered_key, post_key
from tui.sources.pages.html.page import PostPage
from tui.sources.pages.individual import IndividualPage, parse_individual
from tui.sources.pages.paragraphs import body_of
from tui.sources.pages.posts import page_comments


@dataclass(frozen=True, slots=True)
class ReadPost:
    """A post with its comments."""

    post: Post
    comments: tuple[Comment, ...]


def read_post(page: PostPage, file_stem: str, footer: Tail = ()) -> ReadPost:
    """Give the post of a page; ``footer`` is the end that the texts of its folder share."""
    if page.paragraphs:
        text = parse_individual(page.paragraphs, footer)
        facts = first_told([page.facts, PostFacts(text.title, text.author, permalink=text.permalink)])
        body, body_format = body_of(text.article), BodyFormat.TEXT
    else:
        text, facts = None, page.facts
        body, body_format = (facts.body, BodyFormat.HTML) if facts.body else (facts.text, BodyFormat.TEXT)
    key = post_key(replace(page, facts=facts), body, file_stem)
    comments = tuple(_comments(page, text, key))
    title = facts.title or title_from(plain_text(body, body_format))
    post = Post(
        key=key,
        title=title,
        title_generated=not facts.title,
        body=body,
        body_format=body_format,
        author=facts.author,
        author_url=facts.author_url,
        published=facts.published,
        updated=facts.updated,
        permalink=facts.permalink,
        categories=facts.categories,
        tags=facts.tags,
        kind=page.kind,
    )
    return ReadPost(post, comments)


def dated(read: ReadPost, listed: PublicationDate) -> Post:
    """Give a post as a list dates it, else as not younger than its first comment."""
    if listed != UNDATED:
        return replace(read.post, published=listed)
    instants = [each.published.published for each in read.comments]
    earliest = min((instant for instant in instants if instant), default=None)
    if read.post.published != UNDATED or earliest is None:
        return read.post
    return replace(read.post, published=PublicationDate.before(earliest))


def _comments(page: PostPage, text: IndividualPage | None, key: str) -> Iterator[Comment]:
    """Give the comments by their markup, else by the grammar of text pages."""
    discussion = page.discussion
    if text is not None and not discussion.comments:
        yield from page_comments(text, key)
        return
    keys, by_number = comment_keys(discussion, key)
    for comment_key, found in zip(keys, discussion.comments, strict=True):
        parent = by_number.get(found.parent, "") or (numbered_key(key, found.parent) if found.parent else "")
        yield Comment(
            key=comment_key,
            post_key=key,
            body=found.body,
            parent_key=parent if parent != comment_key else "",
            threaded=discussion.threaded,
            author=found.author,
            author_url=found.author_url,
            published=found.published,
            kind=found.kind,
        )
