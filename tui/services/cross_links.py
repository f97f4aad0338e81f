"""Follows links within the archive, forward and back."""

from tui.archive import backlinks, targets
from tui.content.links import safe_link
from tui.model.cross_links import Backlink, Target
from tui.services.library import Library


def target_of(library: Library, address: str, near: int | None = None) -> Target | None:
    """Give the post or comment that an address leads to, of several the one in the blog ``near``."""
    link = safe_link(address)
    if link is None or not link.startswith(("http://", "https://")):
        return None
    with library.archive.reading() as reader:
        return targets.find_target(reader, link, near)


def links_to(library: Library, target: Target) -> list[Backlink]:
    """List the posts and comments that link to one, newest first."""
    with library.archive.reading() as reader:
        return backlinks.find_backlinks(reader, target)
