"""Addresses in feeds and the feeds that a web page names."""

from tui.content.links import safe_link


def web_address(link: str) -> str:
    """Give a web address that may be followed, empty where there is none."""
    address = safe_link(link) or ""
    return address if address.startswith(("http://", "https://")) else ""
