"""Reads the fields of the sample blog's export."""

import re
from datetime import datetime
from pathlib import Path
from xml.etree.ElementTree import Element

BLOG = Path(__file__).parents[2] / "tui" / "sample" / "blog.xml"
SITE = "https://kalkstein.example"
WP = "{http://wordpress.org/export/1.2/}"
CONTENT = "{http://purl.org/rss/1.0/modules/content/}encoded"
CREATOR = "{http://purl.org/dc/elements/1.1/}creator"


def text(element: Element, name: str) -> str:
    """Read a field, which the export must hold."""
    value = element.findtext(name)
    assert value is not None, f"{name} is missing"
    return value


def kind(item: Element) -> str:
    return text(item, f"{WP}post_type")


def status(item: Element) -> str:
    return text(item, f"{WP}status")


def comments(element: Element) -> list[Element]:
    """All comments below an element, also those that are not shown."""
    return list(element.iter(f"{WP}comment"))


def field(comment: Element, name: str) -> str:
    return text(comment, f"{WP}comment_{name}")


def shown(element: Element) -> list[Element]:
    """The comments of readers that were let through."""
    return [
        comment
        for comment in comments(element)
        if field(comment, "approved") == "1" and field(comment, "type") == "comment"
    ]


def moment(value: str) -> datetime:
    return datetime.fromisoformat(value)


def published(item: Element) -> datetime:
    return moment(text(item, f"{WP}post_date"))


def words(html: str) -> list[str]:
    return re.sub(r"<[^>]*>", " ", html).lower().split()


def plain(html: str) -> str:
    """Bring a text into one form: no tags, every run of white space one space."""
    return " ".join(re.sub(r"<[^>]*>", "", html).split())


def internal_links(channel: Element) -> list[str]:
    bodies = [text(item, CONTENT) for item in channel.iter("item")]
    bodies += [field(comment, "content") for comment in comments(channel)]
    return re.findall(rf'"({SITE}/[^"]*)"', " ".join(bodies))
