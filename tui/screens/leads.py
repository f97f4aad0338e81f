"""Where a link leads within the library: to a post, a comment, or a place in a post such as a footnote."""

from typing import NamedTuple
from urllib.parse import urlsplit

from tui.content.notes import MARK, with_place_marked
from tui.model.cross_links import Target
from tui.model.post import BodyFormat
from tui.rendering.document import Document
from tui.services.cross_links import target_of
from tui.services.library import Library


class Lead(NamedTuple):
    """What is read when a link is followed."""

    target: Target
    item: int | None = None
    """The item of the article that shows the place, ``None`` where it is the post or comment as a whole."""


def lead_of(library: Library, address: str, near: int | None, here: int | None) -> Lead | None:
    """Give where an address leads, ``None`` where that is not in the library.

    ``near`` is the blog that is meant where several hold the address, and ``here`` the post that a link
    without an address of its own, such as ``#fn1``, stands in. It takes as long as a post takes to convert.
    Raises ``NotStored`` and ``ArchiveError``.
    """
    if not address.startswith("#"):
        target = target_of(library, address, near)
    else:
        target = None if here is None else Target(here)
    if target is None:
        return None
    name = urlsplit(address).fragment
    item = _item_of(library, target.post_id, name) if name else None
    if item is not None:
        # A name in the post itself is no comment's, also where it looks like a comment's number.
        return Lead(Target(target.post_id), item)
    return None if address.startswith("#") else Lead(target)


def _item_of(library: Library, post_id: int, name: str) -> int | None:
    """Find a place by converting the body once more, with a word at the place.

    What is stored cannot tell: neither Markdown nor the lines made of it have names of places.
    """
    post = library.post(post_id).post
    if post.body_format is not BodyFormat.HTML:
        return None
    body = with_place_marked(post.body, name)
    if body is None:
        return None
    markdown = library.conversion.markdown(body, post.body_format, post.permalink)
    block = Document.from_markdown(markdown).item_with(MARK)
    return None if block is None else block + 1
