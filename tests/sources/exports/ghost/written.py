"""Writes small exports of Ghost for the tests."""

import json
from collections.abc import Sequence

Row = dict[str, object]


def row(number: int = 1, /, **more: object) -> Row:
    """Give a published post; ``more`` are further fields or other values."""
    return {
        "id": f"{number:024}",
        "title": f"Kreide {number}",
        "slug": f"kreide-{number}",
        "html": f"<p>Text {number}</p>",
        "status": "published",
        "type": "post",
        "published_at": "2020-05-01T12:00:00.000Z",
        **more,
    }


def export(*posts: Row, **tables: Sequence[Row]) -> str:
    """Give the text of an export; ``tables`` stand behind the posts."""
    content = {"meta": {"exported_on": 1600000000000, "version": "5.0"}, "data": {"posts": posts, **tables}}
    return json.dumps({"db": [content]})


def old_layout(text: str) -> str:
    """Give an export as the first versions wrote it."""
    return json.dumps(json.loads(text)["db"][0])
