"""How much of a site this reader may see: the published posts, or with a login the private ones too."""

from collections.abc import Mapping
from enum import StrEnum

from tui.sources.source import ACCESS

WITH_PRIVATE = "publish,private"
"""The statuses that are asked for with a login; drafts are not for readers, not even for their author."""
_ALL_OVER = ("posts since", "comments since")


class Access(StrEnum):
    """How much was seen."""

    PUBLIC = ""
    PRIVATE = "private"
    LAPSED = "lapsed"
    """Private posts were seen once, and the last reading came without the login."""


def access_now(statuses: str, marks: Mapping[str, str]) -> Access:
    """Say how much this reading sees."""
    if statuses == WITH_PRIVATE:
        return Access.PRIVATE
    return Access.LAPSED if marks.get(ACCESS) else Access.PUBLIC


def marks_for(access: Access, marks: Mapping[str, str]) -> dict[str, str]:
    """Give the marks to change before a reading.

    Where more can be seen than the last time, everything is read again: the site tells what is new, and an
    old private post is not.
    """
    if access == marks.get(ACCESS, ""):
        return {}
    sees_more = access is Access.PRIVATE
    return {ACCESS: access.value, **(dict.fromkeys(_ALL_OVER, "") if sees_more else {})}
