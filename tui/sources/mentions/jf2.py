"""Webmentions in JF2, as webmention.io gives them."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import blake2b

from tui.model.comment import BY_ADDRESS, Comment, CommentKind, CommentStatus
from tui.model.dates import PublicationDate
from tui.model.post import BodyFormat
from tui.model.sync_report import Skipped
from tui.sources.iso_dates import iso_date
from tui.sources.json_fields import JsonObject, line, link, number, record_of, text, web_address
from tui.sources.mentions.reactions import told_reactions
from tui.sources.source import Notice

REACTIONS = {"like-of": "likes", "repost-of": "reposts", "bookmark-of": "bookmarks", "rsvp": "RSVPs"}
_REPLY = "in-reply-to"


@dataclass(slots=True)
class Mentions:
    """Collects mentions until all are known, since one may answer another."""

    pages: Mapping[str, str] = field(default_factory=dict)
    """The address under which a page is known by the address that was mentioned, where the two differ."""
    _records: dict[str, JsonObject] = field(default_factory=dict)
    _reactions: dict[str, str] = field(default_factory=dict)

    def add(self, records: Iterable[JsonObject]) -> bool:
        """Take records and say whether any was new; of one that comes twice the later word counts."""
        known = len(self._records) + len(self._reactions)
        for record in records:
            kind = REACTIONS.get(text(record, "wm-property"))
            if kind:
                self._reactions[_key(record)] = kind
            else:
                self._records[_key(record)] = record
        return len(self._records) + len(self._reactions) > known

    def items(self) -> Iterator[Comment | Skipped | Notice]:
        """Give the comments, and how many reactions there are."""
        written = {link(record, "url"): key for key, record in self._records.items() if link(record, "url")}
        for key, record in self._records.items():
            page = _page(record)
            if page:
                parents = [written[each] for each in _answered(record) if written.get(each, key) != key]
                yield _comment(key, record, self.pages.get(page, page), parents)
            else:
                where = f"mention {text(record, 'url') or key}"
                yield Skipped(where, "It does not tell the address of a page.")
        yield from told_reactions(Counter(self._reactions.values()))


def is_mention(record: JsonObject) -> bool:
    """Whether a record is a mention; authors are records as well."""
    return "wm-property" in record or record.get("type") == "entry"


def _key(record: JsonObject) -> str:
    given = number(record, "wm-id")
    told = "\0".join([text(record, "url"), _page(record), text(record, "published")])
    return f"wm:{given or blake2b(told.encode('utf-8', 'surrogatepass'), digest_size=8).hexdigest()}"


def _page(record: JsonObject) -> str:
    if page := link(record, "wm-target"):
        return page
    told = record.get(text(record, "wm-property"))
    return web_address(told) if isinstance(told, str) else ""


def _answered(record: JsonObject) -> list[str]:
    told = record.get(_REPLY)
    addresses = told if isinstance(told, list) else [told]
    return [address for each in addresses if isinstance(each, str) and (address := web_address(each))]


def _comment(key: str, record: JsonObject, page: str, parents: Sequence[str]) -> Comment:
    content, author = record_of(record, "content"), record_of(record, "author")
    html = text(content, "html")
    plain = (
        text(content, "text") or text(record, "content") or text(record, "summary") or text(record, "name")
    )
    is_reply = text(record, "wm-property") == _REPLY
    return Comment(
        key=key,
        post_key=f"{BY_ADDRESS}{page}",
        body=html or plain,
        body_format=BodyFormat.HTML if html else BodyFormat.TEXT,
        parent_key=parents[0] if parents and is_reply else "",
        threaded=True,
        author=line(author, "name"),
        author_url=link(author, "url"),
        published=_published(record),
        status=CommentStatus.HOLD if record.get("wm-private") is True else CommentStatus.APPROVED,
        kind=CommentKind.COMMENT if is_reply else CommentKind.WEBMENTION,
        permalink=link(record, "url"),
    )


def _published(record: JsonObject) -> PublicationDate:
    """Read when a mention was written; of one that does not tell, it is known when it came in."""
    published = iso_date(text(record, "published"))
    received = iso_date(text(record, "wm-received")).instant
    return PublicationDate.before(received) if received and not published.instant else published
