"""Writes exports as Disqus does."""

from collections.abc import Iterable

HEAD = (
    '<?xml version="1.0" encoding="utf-8"?>\n<disqus xmlns="http://disqus.com"'
    ' xmlns:dsq="http://disqus.com/disqus-internals">\n'
)
PAGE = "https://blog.example/kreide/"


def thread(number: int = 1, link: str = PAGE, identifier: str = "") -> str:
    """Write a thread."""
    return (
        f'<thread dsq:id="{number}"><id>{identifier}</id><forum>blog</forum><category dsq:id="9"/>'
        f"<link>{link}</link><title>Kreide</title><message/><createdAt>2012-12-12T12:12:12Z</createdAt>"
        "<author><name>Ada</name></author><isClosed>false</isClosed><isDeleted>false</isDeleted></thread>\n"
    )


def post(
    number: int, parent: int = 0, *, of: int = 1, message: str = "", deleted: bool = False, more: str = ""
) -> str:
    """Write a post; without a message it says its number."""
    answered = f'<parent dsq:id="{parent}"/>' if parent else ""
    return (
        f'<post dsq:id="{number}"><id/><message><![CDATA[{message or f"<p>Wort {number}</p>"}]]></message>'
        f"<createdAt>2013-10-10T19:20:29Z</createdAt><isDeleted>{str(deleted).lower()}</isDeleted>{more}"
        f"<author><name>Leser {number}</name><isAnonymous>true</isAnonymous></author>"
        f'<thread dsq:id="{of}" />{answered}</post>\n'
    )


def export(records: Iterable[str]) -> str:
    """Write an export of records."""
    return f"{HEAD}{''.join(records)}</disqus>\n"
