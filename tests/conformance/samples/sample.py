"""What a sample of a format consists of, and the story that all of them tell as far as they can."""

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from tests.fakes.http_server import Answer

SITE = "https://blog.example"
KREIDE, GIPS = f"{SITE}/kreide/", f"{SITE}/gips/"


@dataclass(frozen=True, slots=True)
class Story:
    """What the first post says, and the first comment on it."""

    title: str = "Kreide"
    body: str = "Größe für 5 €."
    said: str = "Die süßen Äpfel für 5 € überraschen mich heute sehr."


SAID_ON_GIPS = "Gute Gipser wären hierzulande heute überall gefragt."
AGREED = "Das stimmt auffallend."


def in_html(quoted: str) -> str:
    """Write an answer that quotes what it answers, as HTML."""
    return f"<blockquote><p>{quoted}</p></blockquote><p>{AGREED}</p>"


def in_text(quoted: str) -> str:
    """Write the same as text."""
    return f"> {quoted}\n\n{AGREED}"


@dataclass(frozen=True, slots=True)
class Record:
    """A piece of a file, word for word, and the posts and commenters that are lost with it at the most."""

    text: str
    costs: frozenset[str]


COMMENTERS = {"Kreide": ("Jörg", "Änne"), "Gips": ("Björn", "Ülkü", "Käthe")}


def record(text: str, *costs: str) -> Record:
    """Give a record; a post that is lost costs its comments as well, since they have no place then."""
    return Record(text, frozenset(costs).union(*(COMMENTERS.get(name, ()) for name in costs)))


Files = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Sample:
    """A small blog in one format: posts by Ada, comments by people whose names have umlauts.

    “Kreide” has a comment by Jörg, which Änne answers by the word of the format where it has one. “Gips” has
    a comment by Björn, which Ülkü only quotes where the format can do without parents.
    """

    format: str
    write: Callable[[Story], Files]
    """Gives the text of each file by its name; declarations of a charset say UTF-8."""
    records: tuple[Record, ...] = ()
    """Those of the files that ``Story()`` becomes."""
    names: frozenset[str] = frozenset()
    """The titles of all posts, and the names of all commenters, hidden ones included."""
    site: Callable[[str], Answer] | None = None
    """Serves the blog at the address it is given, where it can be read live."""
    path: str = "/"
    """Where on the site it is read."""
    is_overlay: bool = False
    """Whether it has comments only, on the posts at ``KREIDE`` and ``GIPS`` of another blog."""

    @property
    def files(self) -> Files:
        """The files as they are when nothing is wrong with them."""
        return self.write(Story())


def in_json(value: object) -> str:
    """Write JSON with its letters as they are."""
    return json.dumps(value, ensure_ascii=False)


def in_list(records: Iterable[str]) -> str:
    """Write a list of JSON objects that are written already."""
    return f"[{', '.join(records)}]"
