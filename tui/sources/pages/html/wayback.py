"""What the Wayback Machine adds to the pages it keeps: a toolbar, and its own address before every other."""

import re

TOOLBAR_START = "<!-- BEGIN WAYBACK TOOLBAR INSERT -->"
TOOLBAR_END = "<!-- END WAYBACK TOOLBAR INSERT -->"
PREFIX = re.compile(
    r"(?:(?:https?:)?//web\.archive\.org(?::80|:443)?)?/web/\d{4,14}(?:[a-z]{2}_)?/(?=https?:)", re.IGNORECASE
)
ORIGINAL = re.compile(r"__wm\.wombat\(\s*[\"'](https?://[^\"'\s]{1,2000})[\"']")


def without_wayback(html: str) -> tuple[str, str]:
    """Give a page as its blog sent it, and the address it had there, empty where that is not told."""
    html = PREFIX.sub("", html)
    original = ORIGINAL.search(html)
    start = html.find(TOOLBAR_START)
    end = html.find(TOOLBAR_END, start)
    if 0 <= start < end:
        html = html[:start] + html[end + len(TOOLBAR_END) :]
    return html, original[1] if original else ""
