"""Tells which source each piece of a post and its discussion came from."""

from dataclasses import dataclass

from tui.archive.origins import CommentOrigin, PostOrigin, comment_origins, post_origin
from tui.archive.posts import find_post
from tui.model.errors import NotStored
from tui.services.library import Library


@dataclass(frozen=True, slots=True)
class Origins:
    """The origins of a post and of every comment on it."""

    post: PostOrigin
    comments: tuple[CommentOrigin, ...]


def origins_of(library: Library, reference: str) -> Origins:
    """Find a post by number, key or permalink and give its origins; raises ``NotStored``."""
    with library.archive.reading() as connection:
        post_id = find_post(connection, reference)
        if post_id is None:
            raise NotStored(f"The library has no post {reference!r}; vowe-tui list shows those it has.")
        return Origins(post_origin(connection, post_id), tuple(comment_origins(connection, post_id)))
