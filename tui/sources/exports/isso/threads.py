"""The threads of a file of isso's: which page they stand on and the comments in them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from tui.model.sync_report import Skipped
from tui.sources.json_body import json_text
from tui.sources.json_fields import JsonObject, objects, text, web_address
from tui.sources.json_recovery import Broken, recovered_objects

_HEAD = re.compile(r'"id"\s{0,99}:\s{0,99}"([^"\\]{1,2000})"')
_COMMENTS = re.compile(r'"comments"\s{0,99}:\s{0,99}(?=\[)')
NO_ADDRESS = "It does not tell the address of a page."


@dataclass(frozen=True, slots=True)
class Written:
    """A comment as a file holds it."""

    page: str
    """The address it is on, or a path of the blog."""
    record: JsonObject
    parent: JsonObject | None = None
    """What it answers, where the file nests it."""


def read_threads(data: bytes) -> Iterator[Written | Skipped]:
    """Give the comments of all threads in the file's order, and name what is broken."""
    for number, thread in enumerate(recovered_objects(json_text(data), _is_thread), start=1):
        if isinstance(thread, Broken):
            yield from _comments_of_broken(thread, number)
            continue
        told = text(thread, "id") or text(thread, "uri")
        page = _page(told)
        if not page:
            yield Skipped(f"thread {number} {told}".rstrip(), NO_ADDRESS)
        elif _is_comment(thread):
            yield from _with_replies(page, thread)
        else:
            yield from _comments(page, thread.get("comments"))


def _is_thread(record: JsonObject) -> bool:
    return isinstance(record.get("comments"), list) or ("uri" in record and _is_comment(record))


def _is_comment(record: JsonObject) -> bool:
    return "text" in record


def _page(told: str) -> str:
    return told if told.startswith("/") and not told.startswith("//") else web_address(told)


def _comments(page: str, comments: object) -> Iterator[Written | Skipped]:
    for number, comment in enumerate(comments if isinstance(comments, list) else [], start=1):
        if isinstance(comment, dict):
            yield from _with_replies(page, comment)
        else:
            yield Skipped(f"{page} comment {number}", "It is no JSON object.")


def _with_replies(page: str, comment: JsonObject) -> Iterator[Written]:
    """Give a comment and what answers it, level by level."""
    level = [Written(page, comment)]
    while level:
        yield from level
        level = [
            Written(page, reply, each.record)
            for each in level
            for reply in objects(each.record.get("replies"))
        ]


def _comments_of_broken(broken: Broken, number: int) -> Iterator[Written | Skipped]:
    """Give the comments of a broken thread that are whole, where its beginning tells the page."""
    comments = _COMMENTS.search(broken.text)
    head = _HEAD.search(broken.text, 0, comments.start()) if comments else None
    page = _page(head[1]) if head else ""
    if not comments or not page:
        yield Skipped(f"thread {number}", broken.loss)
        return
    rest = recovered_objects(broken.text[comments.end() :], _is_comment)
    for place, comment in enumerate(rest, start=1):
        if isinstance(comment, Broken):
            is_cut = comment.is_cut and broken.is_cut
            yield Skipped(f"{page} comment {place}", replace(comment, is_cut=is_cut).loss)
        else:
            yield from _with_replies(page, comment)
