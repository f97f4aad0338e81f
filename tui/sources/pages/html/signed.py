"""The line that says who wrote a post or comment when: ``Posted by: Ralf Graf at December 1, 2005``."""

import re
from dataclasses import dataclass, replace

from tui.model.dates import UNDATED, PublicationDate
from tui.sources.pages.html.dates import written_date

POSTED = re.compile(
    r"(?:posted|written|comment(?:ed)?|geschrieben|kommentar|verfasst|kommentiert)\s+(?:by|von):?\s+"
    r"(?P<name>\S.{0,80}?)"
    r"(?:,?\s+(?:on|at|am|um|in|in reply to|as a reply to)\s|\s*[|,·(]|$)",
    re.IGNORECASE,
)
NAME_FIRST = re.compile(
    r"(?P<name>[^\d|,:][^|,:]{0,79}?)(?:,|\s+(?:on|at|am|says|said|sagt|sagte|schrieb|meint))(?=[\s:.]|$)"
)
LONGEST_LINE = 300


@dataclass(frozen=True, slots=True)
class Signed:
    """Who wrote something, and when."""

    author: str = ""
    published: PublicationDate = UNDATED


def signed(line: str) -> Signed:
    """Read a line such as ``Geschrieben von Ada Kranz in Technik um 10:12``."""
    line = " ".join(line[:LONGEST_LINE].split())
    match = POSTED.search(line)
    return Signed(match["name"].strip(" :,") if match else "", written_date(line))


def signed_comment(line: str) -> Signed:
    """Read the same of a comment, where a line may also begin with the name, as in ``Ada Kranz said...``."""
    signature = signed(line)
    match = NAME_FIRST.match(" ".join(line[:LONGEST_LINE].split()))
    return (
        replace(signature, author=match["name"].strip(" :,")) if match and not signature.author else signature
    )
