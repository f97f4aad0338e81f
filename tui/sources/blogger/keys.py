"""The names of posts and comments, the same in both generations of exports and in the live feeds."""

import re
from hashlib import blake2b

from tui.sources.blogger.elements import Fields

TAGGED = re.compile(r"tag:blogger\.com,1999:blog-\d{1,20}\.(?:post|page)-(\d{1,20})", re.ASCII)
NUMBER = re.compile(r"\d{1,20}", re.ASCII)
BLOG = re.compile(r"tag:blogger\.com,1999:blog-(\d{1,20})", re.ASCII)
COMMENT_FEED = re.compile(
    r"/feeds/(?:\d{1,20}/)?(\d{1,20})/comments/(?:default|full|summary)/(\d{1,20})", re.ASCII
)
POST_FEED = re.compile(r"/posts/(?:default|full|summary)/(\d{1,20})(?![\d/])", re.ASCII)
LONGEST_ID = 300
TOLD_CHARACTERS = 200


def key_of(told: str) -> str:
    """Name a record by its id: by the number in it, such as ``blogger:123``, which is one in all of Blogger.

    Converted exports have ids of their own; what is long or not printable is hashed. Nothing for no id.
    """
    if not told:
        return ""
    number = TAGGED.fullmatch(told)
    if number or NUMBER.fullmatch(told):
        return f"blogger:{number[1] if number else told}"
    is_plain = len(told) <= LONGEST_ID and told.isprintable()
    return f"blogger:{told if is_plain else digest(told)}"


def post_key(fields: Fields) -> str:
    """Name a post by its id, else its address, else a hash over title, date and beginning."""
    return key_of(fields.line("id") or fields.link("alternate")) or _told_by_text(
        fields.title(), fields.line("published"), fields.body()[0]
    )


def comment_key(fields: Fields, answered: str) -> str:
    """Name a comment by its id, else the number in its own address, else a hash over post and text."""
    own = COMMENT_FEED.search(fields.link("self") or fields.link("edit"))
    told = fields.line("id") or (own[2] if own else "")
    author = fields.inner("author").line("name")
    return key_of(told) or _told_by_text(answered, author, fields.line("published"), fields.body()[0])


def answered_post(fields: Fields) -> str:
    """Give the key of the post that a comment is on, empty where nothing tells it."""
    if parent := fields.line("blogger:parent"):
        return key_of(parent)
    for element in fields.all("thr:in-reply-to"):
        if told := element.get("ref", "").strip():
            return key_of(told)
        if source := POST_FEED.search(element.get("source", "")):
            return key_of(source[1])
    own = COMMENT_FEED.search(fields.link("self") or fields.link("edit"))
    return key_of(own[1]) if own else ""


def answered_comment(fields: Fields) -> str:
    """Give the key of the comment that a comment answers, empty at the top level.

    Before 2018 it is told by a related link only, since ``thr:in-reply-to`` always names the post.
    """
    if told := fields.line("blogger:inReplyTo"):
        return key_of(told)
    answered = COMMENT_FEED.search(fields.link("related"))
    return key_of(answered[2]) if answered else ""


def blog_number(told: str) -> str:
    """Give the number of the blog in an id, empty where there is none."""
    number = BLOG.match(told)
    return number[1] if number else ""


def digest(text: str) -> str:
    """Give 16 hexadecimal digits that stand for a text."""
    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()


def _told_by_text(*told: str) -> str:
    *fields, body = told
    return f"blogger:text-{digest(chr(0).join([*fields, body[:TOLD_CHARACTERS]]))}"
