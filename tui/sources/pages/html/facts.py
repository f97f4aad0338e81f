"""What a page says of its post, gathered from several ways of saying it."""

from collections.abc import Iterable
from dataclasses import dataclass, fields
from typing import Any

from tui.model.dates import UNDATED, PublicationDate


@dataclass(frozen=True, slots=True)
class PostFacts:
    """What one way of marking up a post tells; empty or ``UNDATED`` where it tells nothing."""

    title: str = ""
    author: str = ""
    author_url: str = ""
    published: PublicationDate = UNDATED
    updated: PublicationDate = UNDATED
    permalink: str = ""
    categories: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    body: str = ""
    """HTML."""
    text: str = ""
    """The body as plain text, where the page has that beside its HTML."""


def first_told(readings: Iterable[PostFacts]) -> PostFacts:
    """Give each field as the first reading has it that tells it."""
    told = list(readings)
    chosen: dict[str, Any] = {}
    for field in fields(PostFacts):
        values = (getattr(reading, field.name) for reading in told)
        chosen[field.name] = next((value for value in values if value and value != UNDATED), field.default)
    return PostFacts(**chosen)
