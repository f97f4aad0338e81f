"""A status of Mastodon and the answers to it."""

import html
import re
from collections import Counter

from tui.model.comment import BY_ADDRESS, Comment
from tui.sources.iso_dates import iso_date
from tui.sources.json_fields import JsonObject, line, link, number, record_of, text, web_address
from tui.sources.mentions.reactions import told_reactions
from tui.sources.source import Notice

_STATUS = re.compile(
    r"(https?://[^/?#\s]+)/(?:@[\w.-]{1,100}(?:@[\w.-]{1,200})?|users/[\w.-]{1,100}/statuses)/(\d{5,20})/?"
)
_ANCHOR = re.compile(r"<a\s[^<>]{1,4000}>")
_TARGET = re.compile(r'\shref="([^"]{1,2000})"')
_NAMES_SOMEBODY = re.compile(r'\sclass="[^"]{0,200}\b(?:mention|hashtag)\b')


def status_of(address: str) -> tuple[str, str] | None:
    """Give the server and the number of the status that an address is one of, ``None`` for any other."""
    status = _STATUS.fullmatch(address)
    return (status[1], status[2]) if status else None


def linked_page(status: JsonObject) -> str:
    """Give the page that a status is about: that of its preview, or its first link; empty without any."""
    if page := link(record_of(status, "card"), "url"):
        return page
    anchors = [each for each in _ANCHOR.findall(text(status, "content")) if not _NAMES_SOMEBODY.search(each)]
    targets = (target for each in anchors if (target := _TARGET.search(each)))
    return next((page for each in targets if (page := web_address(html.unescape(each[1])))), "")


def parse_answer(record: JsonObject, root: str, host: str, page: str) -> Comment | None:
    """Read an answer to the status ``root``, directly or to another answer; ``None`` without an id.

    The numbers are those of one server, so that the names of the comments hold its name.
    """
    given, answered = line(record, "id"), line(record, "in_reply_to_id")
    if not given:
        return None
    account = record_of(record, "account")
    warning = line(record, "spoiler_text")
    return Comment(
        key=f"mastodon:{host}/{given}",
        post_key=f"{BY_ADDRESS}{page}",
        body=(f"<p>{html.escape(warning)}</p>" if warning else "") + text(record, "content"),
        parent_key=f"mastodon:{host}/{answered}" if answered and answered != root else "",
        threaded=True,
        author=line(account, "display_name") or line(account, "acct"),
        author_url=link(account, "url"),
        published=iso_date(text(record, "created_at")),
        permalink=link(record, "url"),
    )


def told_counts(status: JsonObject, shown: int, host: str) -> list[Notice]:
    """Say how many reactions a status has, and whether direct answers are counted that were not shown."""
    counted = number(status, "replies_count")
    hidden = f"{host} counts {counted} direct answers and shows {shown} to readers who are not logged in."
    likes, reposts = number(status, "favourites_count"), number(status, "reblogs_count")
    notices = told_reactions(Counter({"likes": likes, "reposts": reposts}))
    return [*notices, Notice(hidden)] if counted > shown else notices
