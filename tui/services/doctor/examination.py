"""Looks through an archive and gives what is not whole, kind by kind."""

from collections.abc import Callable, Generator, Iterator, Sequence
from functools import partial

from tui.archive.archive import Archive
from tui.archive.connection import Connection
from tui.archive.integrity import FaultKind, faults, index_faults
from tui.archive.sources import list_sources
from tui.services.doctor import discussions
from tui.services.doctor.comparison import compare
from tui.services.doctor.finding import Finding, FindingKind
from tui.sources.source import Progress

Look = Callable[[Connection], Iterator[Finding | Progress]]


class Examination:
    """One look through an archive, of which ``blog_ids`` are held against their sources and their own word.

    Findings are given as they are found, so that a large archive takes no more memory than a small one.
    """

    def __init__(self, archive: Archive, blog_ids: Sequence[int]) -> None:
        self._archive = archive
        self._blog_ids = blog_ids
        self._working: Connection | None = None
        self._is_sound = True
        self._is_stopped = False

    def findings(self) -> Generator[Finding | Progress, None, None]:
        """Give every finding, those of one kind after the other, and between them how far the work has come.

        Where the file itself is damaged nothing more is looked at. Raises ``ArchiveError`` where it cannot be
        read at all.
        """
        looks = (self._file, self._index, *self._discussions(), self._sources)
        with self._archive.reading() as connection:
            for done, look in enumerate(looks):
                yield Progress(done, len(looks), "checks")
                self._working = connection
                if self._is_sound and not self._is_stopped:
                    yield from look(connection)

    def stop(self) -> None:
        """End the work from another thread; ``findings`` gives no more or fails with SQLite's error."""
        self._is_stopped = True
        if self._working is not None:
            self._working.interrupt()

    def _file(self, connection: Connection) -> Iterator[Finding]:
        for fault in faults(connection):
            if fault.kind in (FaultKind.UNREADABLE, FaultKind.FILE):
                self._is_sound = False
            yield Finding(FindingKind(fault.kind), "", fault.sentence)

    def _index(self, _: Connection) -> Iterator[Finding]:
        if self._archive.read_only:
            return
        with self._archive.writing() as writer:
            self._working = writer
            found = list(index_faults(writer))
        for fault in found:
            yield Finding(FindingKind(fault.kind), "", fault.sentence)

    def _discussions(self) -> list[Look]:
        asked = (
            discussions.comment_counts,
            discussions.parents,
            discussions.dates,
            discussions.letters,
            discussions.marks,
        )
        return [partial(ask, blog_ids=self._blog_ids) for ask in asked]

    def _sources(self, connection: Connection) -> Iterator[Finding | Progress]:
        lost: list[Finding] = []
        for record in list_sources(connection):
            if record.blog_id not in self._blog_ids:
                continue
            for item in compare(connection, record):
                if isinstance(item, Finding) and item.kind is FindingKind.SOURCE:
                    lost.append(item)
                else:
                    yield item
        yield from lost
