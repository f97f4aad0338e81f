"""Texts, dates and bodies as a WordPress export holds them."""

import html
import re
import unicodedata
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from email.utils import format_datetime
from typing import NamedTuple
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from tui.content.charset import repair_controls
from tui.content.markdown import markdown_to_html
from tui.content.wpautop import paragraphs
from tui.model.dates import DatePrecision, PublicationDate
from tui.model.post import BodyFormat
from tui.sources.exports.own_meta import HTML_BLOCK, Told

NO_DATE = "0000-00-00 00:00:00"
NOT_IN_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_EDGE = re.compile(r"\A\s|\s\Z")
_BLANKS = " \t\n\r\f\v"
"""What says nothing at the ends of HTML."""
_OFFSET = re.compile(r"([+-])(\d\d?):?(\d\d)")


def xml_text(text: str) -> str:
    """Write text between two tags so that every XML reader gives it back, with U+FFFD for what XML forbids.

    C1 controls are written as the characters of windows-1252 that the program takes them for everywhere.
    Not as CDATA: there a carriage return would become a line end, a body could close the section, and a
    named reference of HTML is numbered by our own reader.
    """
    allowed = NOT_IN_XML.sub("\ufffd", repair_controls(text).replace("\v", " ").replace("\f", " "))
    return allowed.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\r", "&#13;")


def element(name: str, text: str | int = "") -> str:
    """Write an element that holds text alone, on a line of its own."""
    return f"<{name}>{xml_text(str(text))}</{name}>\n"


def metadata(name: str, entries: Iterable[tuple[Told, str]]) -> str:
    """Write entries as metadata of a post or a comment."""
    return "".join(
        f"<{name}>\n{element('wp:meta_key', told)}{element('wp:meta_value', value)}</{name}>\n"
        for told, value in entries
    )


def html_line(text: str) -> str:
    """Write a title or a name, which WordPress keeps as HTML."""
    return html.escape(text, quote=False)


def html_lines(text: str) -> str:
    """Write plain text as HTML that keeps its lines."""
    return html.escape(text, quote=False).replace("\n", "<br>\n")


class Dates(NamedTuple):
    """One date in the three forms of the format."""

    gmt: str = NO_DATE
    local: str = NO_DATE
    feed: str = ""


def dates_of(date: PublicationDate, zone: tzinfo) -> Dates:
    """Write a date; of one that is known to the day the midnight, which is what day and month begin with."""
    instant = date.instant
    if instant is None:
        return Dates()
    there = instant
    # At the ends of the calendar another zone would be beyond it.
    if date.precision is DatePrecision.SECOND and 1 < instant.year < 9999:
        there = instant.astimezone(zone)
    return Dates(_database_date(instant), _database_date(there), format_datetime(instant))


def _database_date(instant: datetime) -> str:
    return instant.replace(microsecond=0, tzinfo=None).isoformat(sep=" ")


def zone_of(named: str) -> tzinfo:
    """Give the time zone of a blog, by its IANA name or its offset, and UTC where it has told none."""
    if offset := _OFFSET.fullmatch(named):
        there = timedelta(hours=int(offset[2]), minutes=int(offset[3]))
        if there <= timedelta(hours=14):
            return timezone(there if offset[1] == "+" else -there)
    try:
        return ZoneInfo(named)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return UTC


class Body(NamedTuple):
    """A body as it stands in the file."""

    content: str
    told: str = ""
    """What the metadata have to say of it, empty where it is as raw as others."""


def post_body(body: str, body_format: BodyFormat) -> Body:
    """Write the body of a post; HTML that would be taken for raw text becomes a block of the block editor."""
    if body_format is BodyFormat.TEXT:
        return _raw_text(body)
    html_body = _as_html(body, body_format)
    if _is_raw_too(html_body):
        return Body(html_body)
    return Body(html_body.join(HTML_BLOCK), BodyFormat.HTML)


def comment_body(body: str, body_format: BodyFormat) -> Body:
    """Write the body of a comment, in which there are no such blocks."""
    if body_format is BodyFormat.TEXT:
        return _raw_text(body)
    html_body = _as_html(body, body_format)
    if _is_raw_too(html_body):
        return Body(html_body)
    return Body(_with_its_ends(html_body.strip(_BLANKS)), BodyFormat.HTML)


def _as_html(body: str, body_format: BodyFormat) -> str:
    if not body.strip():
        return ""
    return markdown_to_html(body) if body_format is BodyFormat.MARKDOWN else body


def _is_raw_too(html_body: str) -> bool:
    """Say whether HTML stays what it is when it is read as raw text."""
    return paragraphs(unicodedata.normalize("NFC", html_body.strip())) == html_body


def _raw_text(text: str) -> Body:
    """Write plain text so that nothing in it is a tag, a reference or a shortcode."""
    escaped = html.escape(text, quote=False).replace("[", "&#91;")
    return Body(_with_its_ends(escaped), BodyFormat.TEXT) if text else Body("")


def _with_its_ends(text: str) -> str:
    """Write white space at the ends so that no reader takes it off."""
    return _EDGE.sub(lambda edge: f"&#{ord(edge[0])};", text)
