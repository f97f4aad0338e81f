"""What a site asks of programs that read its pages (RFC 9309).

``urllib.robotparser`` knows no wildcards, takes the first rule that fits where the longest one counts, and
raises ``ValueError`` at lines that servers do send; none of that can be told it from outside.
"""

import re
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

from tui.sources.http_answer import Answer

PROGRAM = "vowe-tui"
LARGEST = 512 * 1024
MOST_LINES = 10_000
LONGEST_PAUSE = 30.0
MOST_SITEMAPS = 20
LINE_END = re.compile(r"\r\n|\r|\n")
SECONDS = re.compile(r"[0-9]{1,4}(?:\.[0-9]{1,3})?")


@dataclass(frozen=True, slots=True)
class Rule:
    """One line ``Allow`` or ``Disallow``."""

    path: str
    """How paths begin that it is about; ``*`` stands for anything, and ``$`` at the end for the end."""
    allows: bool

    def fits(self, path: str) -> bool:
        """Whether it is about a path whose percent signs are decoded; as linear as its wildcards allow."""
        first, *parts = (unquote(part) for part in self.path.removesuffix("$").split("*"))
        last = parts.pop() if parts and self.path.endswith("$") else None
        if not path.startswith(first):
            return False
        place = len(first)
        for part in parts:
            found = path.find(part, place)
            if found < 0:
                return False
            place = found + len(part)
        if last is not None:
            return path.endswith(last) and len(path) - len(last) >= place
        return place == len(path) if self.path.endswith("$") else True


@dataclass(frozen=True, slots=True)
class Robots:
    """The rules of one site that hold for this program."""

    rules: tuple[Rule, ...] = ()
    pause: float = 0.0
    """The seconds that are asked for between two requests, at most ``LONGEST_PAUSE``."""
    sitemaps: tuple[str, ...] = ()
    """The addresses of sitemaps that are named, in order."""

    def allows(self, address: str) -> bool:
        """Whether a page may be read: the longest rule counts, and of two alike the one that allows."""
        parts = urlsplit(address)
        path = unquote((parts.path or "/") + (f"?{parts.query}" if parts.query else ""))
        fitting = [rule for rule in self.rules if rule.fits(path)]
        return max(fitting, key=lambda rule: (len(rule.path), rule.allows)).allows if fitting else True


def read_robots(answer: Answer) -> Robots | None:
    """Read the answer to ``/robots.txt``, ``None`` where the server fails.

    RFC 9309, 2.3.1: where there is no such file everything is allowed, and where a server cannot give the one
    it has, nothing is. A web page in its place says nothing.
    """
    if answer.status == 429 or answer.status >= 500:
        return None
    if not answer.ok or answer.content_type.endswith("html"):
        return Robots()
    return parse_robots(answer.body[:LARGEST].decode("utf-8-sig", "replace"))


def parse_robots(text: str) -> Robots:
    """Read the rules for this program, or where it is not named those for all."""
    rules: dict[str, list[Rule]] = {}
    pauses: dict[str, float] = {}
    sitemaps: list[str] = []
    programs: list[str] = []
    is_head = False
    for line in LINE_END.split(text, MOST_LINES)[:MOST_LINES]:
        name, _, value = (part.strip() for part in line.partition("#")[0].partition(":"))
        name = name.lower()
        if name == "user-agent":
            programs = [*(programs if is_head else []), value.partition("/")[0].strip().lower()]
            for program in programs:
                rules.setdefault(program, [])
        elif name in ("allow", "disallow") and value:
            for program in programs:
                rules[program].append(Rule(value, name == "allow"))
        elif name == "crawl-delay" and SECONDS.fullmatch(value):
            pauses.update(dict.fromkeys(programs, min(float(value), LONGEST_PAUSE)))
        elif name == "sitemap":
            sitemaps.append(value)
        is_head = name == "user-agent" or (is_head and not name)
    ours = PROGRAM if PROGRAM in rules else "*"
    return Robots(tuple(rules.get(ours, ())), pauses.get(ours, 0.0), tuple(sitemaps[:MOST_SITEMAPS]))
