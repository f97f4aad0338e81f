"""Stores batches in the order in which they come, the many of a large blog in a process of its own."""

import threading
from collections import deque

from tui.archive.archive import Archive
from tui.model.blog import SourceRecord
from tui.model.errors import ArchiveError
from tui.model.sync_report import SyncReport
from tui.services.batch import Batch
from tui.services.prepared_batch import PreparedBatch, Stored
from tui.services.storing_process import StoringProcess

MANY = 2000
"""Records that are stored here before a process is worth its start."""
_MOST_UNANSWERED = 3
"""Batches that a reading may be ahead of what is stored, as some take longer than others."""


class Storing:
    """The batches of one reading on their way into the archive; its methods may be called by any thread.

    Half of an import is SQLite's work, which a second process does while the first one reads on. The archive
    has one writer at any moment as ever: each transaction holds the archive's lock.
    """

    def __init__(self, archive: Archive, source: SourceRecord, report: SyncReport) -> None:
        self._archive = archive
        self._source = source
        self._report = report
        self._here = 0
        self._process: StoringProcess | None = None
        self._unanswered = deque[PreparedBatch]()
        self._failure: ArchiveError | None = None
        self._turn = threading.Lock()
        self.homeless = 0
        """Comments so far that were not stored, as their posts are not."""

    def store(self, batch: Batch) -> None:
        """Store a batch, or have it stored; raises ``ArchiveError`` where this or an earlier one cannot be.

        Then nothing that comes later is stored: its marks would tell of what is missing.
        """
        with self._turn:
            self._refuse_after_failure()
            self._begin_process_if_many()
            prepared = batch.prepared()
            if self._process is None:
                self._store_here(prepared)
                return
            self._unanswered.append(prepared)
            self._process.give(prepared)
            self._take_answers(_MOST_UNANSWERED)

    def settle(self) -> None:
        """Wait until everything is stored, and counted in the report; raises as ``store``."""
        with self._turn:
            self._refuse_after_failure()
            self._take_answers(0)

    def end(self) -> None:
        """End the process, if there is one; what was given to it is stored."""
        with self._turn:
            self._end_process()

    def _begin_process_if_many(self) -> None:
        if self._process is None and self._here >= MANY:
            self._here = 0
            try:
                self._process = StoringProcess(self._archive, self._source)
            except OSError:
                return  # the next attempt comes after as many records

    def _take_answers(self, most_left: int) -> None:
        while self._process is not None and len(self._unanswered) > most_left:
            try:
                stored = self._process.answer()
            except ArchiveError as error:
                self._failure = error
                raise
            if stored is None:
                self._store_instead()
            else:
                self._unanswered.popleft()
                self._count(stored)

    def _store_instead(self) -> None:
        """Store what a process that died has not answered; what it did store of that is there already."""
        self._end_process()
        while self._unanswered:
            self._store_here(self._unanswered[0])
            self._unanswered.popleft()

    def _store_here(self, batch: PreparedBatch) -> None:
        try:
            self._count(batch.store(self._archive, self._source))
        except ArchiveError as error:
            self._failure = error
            raise
        self._here += len(batch.posts) + len(batch.comments)

    def _count(self, stored: Stored) -> None:
        self._report.posts.add(stored.posts)
        self._report.comments.add(stored.comments)
        self.homeless += stored.homeless

    def _end_process(self) -> None:
        if self._process is not None:
            self._process.end()
            self._process = None

    def _refuse_after_failure(self) -> None:
        if self._failure is not None:
            raise self._failure
