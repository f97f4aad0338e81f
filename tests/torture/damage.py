"""Damages an archive again and again at random and looks what is told, written and recovered.

``python -m tests.torture.damage 1000`` damages so often; ``--seed`` draws other damages.
"""

import argparse
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from tests.archive.records import a_comment, a_post
from tests.torture.archive_state import digest
from tui.archive.archive import Archive
from tui.archive.blogs import add_blog
from tui.archive.comments import save_comments
from tui.archive.connection import connect_reader
from tui.archive.posts import save_posts
from tui.archive.reading import star_post
from tui.archive.recovery.page_file import PageFile
from tui.archive.recovery.recovery import recover
from tui.archive.recovery.rows import rows
from tui.archive.recovery.shapes import shapes
from tui.archive.sources import add_source
from tui.model.blog import BlogFacts
from tui.model.dates import PublicationDate
from tui.model.errors import VoweError
from tui.services.doctor.examination import Examination
from tui.services.doctor.finding import Finding
from tui.services.library import Library

SEED = 20_200_820
PAGE = 4096
POSTS, COMMENTS = 60, 240
ENOUGH = 0.99
"""The part of the rows in undamaged pages that is to be recovered."""

Row = tuple[str, tuple[object, ...]]
Damage = Callable[[bytearray, Random], set[int]]


@dataclass
class Tally:
    """What came of all damages so far."""

    damages: int = 0
    refused: int = 0
    told: int = 0
    harmless: int = 0
    intact: int = 0
    recovered: int = 0
    wrong: list[str] = field(default_factory=list)

    @property
    def part(self) -> float:
        """How much of what was intact was recovered."""
        return self.recovered / self.intact if self.intact else 1.0

    def __str__(self) -> str:
        """Tell it in a line."""
        return (
            f"{self.damages} damages: {self.refused} refused, {self.told} told, {self.harmless} without harm;"
            f" {self.recovered:,} of {self.intact:,} intact rows recovered ({self.part:.3%})"
        )


def make_archive(file: Path) -> None:
    """Make an archive with long and short bodies, joined records and stars."""
    archive = Archive.open(file)
    with archive.writing() as connection:
        blog_id = add_blog(connection, BlogFacts(name="Tassen", url="https://tassen.example/"))
        for kind in ("wordpress", "movabletype"):
            source = add_source(connection, blog_id, f"https://tassen.example/{kind}", kind)
            for number in range(POSTS if kind == "wordpress" else POSTS // 4):
                date = PublicationDate.on_day(2005, 1 + number % 12, 1 + number % 28)
                address = f"https://tassen.example/{number}"
                words = f"Käse Nummer {number}. " * (1 + 40 * (number % 9))
                post = a_post(
                    f"{kind}:{number}", f"Beitrag {number}", words, published=date, permalink=address
                )
                save_posts(connection, source.id, blog_id, [(post, words)])
        replies = [
            (a_comment(f"c:{number}", f"wordpress:{number % POSTS}"), f"Wort {number}")
            for number in range(COMMENTS)
        ]
        save_comments(connection, 1, blog_id, replies)
        for number in range(1, POSTS, 3):
            star_post(connection, number, True)
    archive.close()


def told(file: Path) -> Iterator[str]:
    """Open the archive, let it be examined and read all of it; give every sentence about a damage."""
    try:
        archive = Archive.open(file)
    except VoweError as error:
        yield f"refused: {error}"
        return
    library = Library(archive)
    try:
        for item in Examination(archive, [1]).findings():
            if isinstance(item, Finding):
                yield item.what
        for post in library.list_posts():
            library.post(post.id)
    except VoweError as error:
        yield str(error)
    finally:
        library.close()


def turned_bits(content: bytearray, random: Random) -> set[int]:
    """Turn bits of up to 64 bytes in one page."""
    page = random.randrange(len(content) // PAGE)
    for _ in range(random.choice([1, 2, 8, 64])):
        content[page * PAGE + random.randrange(PAGE)] ^= random.randrange(1, 256)
    return {page + 1}


def lost_pages(content: bytearray, random: Random) -> set[int]:
    """Put noise or zeros in the place of up to three pages."""
    pages = {random.randrange(len(content) // PAGE) for _ in range(random.choice([1, 1, 3]))}
    for page in pages:
        noise = random.randbytes(PAGE) if random.random() < 0.5 else bytes(PAGE)
        content[page * PAGE : (page + 1) * PAGE] = noise
    return {page + 1 for page in pages}


def swapped_pages(content: bytearray, random: Random) -> set[int]:
    """Write one page over another, as a disk does that loses its way."""
    one, other = random.sample(range(len(content) // PAGE), 2)
    content[other * PAGE : (other + 1) * PAGE] = content[one * PAGE : (one + 1) * PAGE]
    return {other + 1}


def lost_end(content: bytearray, random: Random) -> set[int]:
    """Cut the file off within its last quarter."""
    pages = len(content) // PAGE
    length = random.randrange(len(content) * 3 // 4, len(content))
    del content[length:]
    return set(range(length // PAGE + 1, pages + 1))


DAMAGES: tuple[Damage, ...] = (turned_bits, turned_bits, lost_pages, swapped_pages, lost_end)


def where_rows_lie(file: Path) -> dict[Row, frozenset[int]]:
    """Give every row of an undamaged file with the pages that it lies in."""
    with closing(connect_reader(file)) as connection, closing(PageFile(file)) as pages:
        found = rows(pages, shapes(connection))
        return {_named(each.shape.table, each.row): frozenset(each.cell.pages) for each in found}


def held_rows(file: Path) -> set[Row]:
    """Give every row of an archive, by SQLite."""
    held = set()
    with closing(connect_reader(file)) as connection:
        for shape in shapes(connection):
            names = ", ".join(column.name for column in shape.columns)
            told_rows = connection.execute(f"SELECT {names} FROM {shape.table}")
            held |= {_named(shape.table, row) for row in told_rows}
    return held


def _named(table: str, row: tuple[object, ...]) -> Row:
    # The counters are made anew, and those of a blog that lost posts are others then.
    return table, row[:8] if table == "blogs" else row[:7] + row[8:] if table == "posts" else row


class Patient:
    """An archive that is damaged again and again."""

    def __init__(self, folder: Path) -> None:
        """Make it and look where its rows lie."""
        self._whole, self._file = folder / "whole.db", folder / "damaged.db"
        make_archive(self._whole)
        self._content = self._whole.read_bytes()
        self._unharmed = digest(self._whole)
        self._lie = where_rows_lie(self._whole)
        self._recovered = folder / "recovered.db"
        assert held_rows(self._whole) == self._lie.keys()

    def damage(self, random: Random, tally: Tally) -> None:
        """Damage it once and note what comes of it."""
        content = bytearray(self._content)
        damage = random.choice(DAMAGES)
        pages = damage(content, random)
        where = f"{damage.__name__} of {sorted(pages)[:3]}"
        self._file.write_bytes(content)
        sentences = list(told(self._file))
        tally.damages += 1
        if self._file.read_bytes() != content:
            tally.wrong.append(f"{where}: it was written to")
        self._judge(where, sentences, tally)
        self._recover(where, pages, tally)
        for file in self._file.parent.glob("*d.db*"):
            file.unlink()

    def _judge(self, where: str, sentences: list[str], tally: Tally) -> None:
        if any(not sentence.endswith(".") for sentence in sentences):
            tally.wrong.append(f"{where}: {sentences}")
        if not sentences:
            tally.harmless += 1
            if digest(self._file) != self._unharmed:
                tally.wrong.append(f"{where}: it does harm and is not told")
        elif sentences[0].startswith("refused"):
            tally.refused += 1
        else:
            tally.told += 1

    def _recover(self, where: str, pages: set[int], tally: Tally) -> None:
        for log in self._file.parent.glob("damaged.db-*"):
            log.unlink()
        intact = {row for row, places in self._lie.items() if not places & pages}
        tally.intact += len(intact)
        try:
            recover(self._file, self._recovered)
        except VoweError as error:
            tally.wrong.append(f"{where}: {error}")
            return
        lost = intact - held_rows(self._recovered)
        tally.recovered += len(intact) - len(lost)
        if len(lost) > len(intact) * (1 - ENOUGH):
            tally.wrong.append(
                f"{where}: {len(lost)} of {len(intact)} rows are lost, such as {min(lost, key=repr)}"
            )


def damage_often(times: int, seed: int = SEED) -> Tally:
    """Damage an archive so many times."""
    random, tally = Random(seed), Tally()
    with TemporaryDirectory() as folder:
        patient = Patient(Path(folder))
        for number in range(times):
            before = len(tally.wrong)
            patient.damage(random, tally)
            tally.wrong[before:] = [f"damage {number}, {each}" for each in tally.wrong[before:]]
    return tally


def main(words: list[str]) -> int:
    """Damage as often as the first word says and print what went wrong."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("times", nargs="?", type=int, default=100)
    parser.add_argument("--seed", type=int, default=SEED)
    options = parser.parse_args(words)
    begun = time.monotonic()
    tally = damage_often(options.times, options.seed)
    print(f"seed {options.seed}, {time.monotonic() - begun:.0f} s, {tally}")
    print("\n".join(tally.wrong) or "Nothing is wrong.")
    return 1 if tally.wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
