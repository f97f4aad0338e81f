"""The open archive: one connection that writes, and one that reads for each thread."""

import sqlite3
import threading
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from itertools import count
from pathlib import Path

from filelock import FileLock, Timeout

from tui.archive import backup, migrations
from tui.archive.altered_tables import explain_missing
from tui.archive.archive_file import is_there, is_writable, make_archive_file, nobody_can_write
from tui.archive.connection import (
    BUSY_SECONDS,
    Connection,
    check_sqlite,
    connect_reader,
    connect_writer,
    prepare_for_many,
    undo_unfinished,
)
from tui.archive.failures import BUSY, explained
from tui.model.errors import ArchiveError

ArchiveState = tuple[int, ...]
"""Differs from every later one after a change; two that are equal say that nothing has been written."""
_UNTOLD = count()


class Archive:
    """One SQLite file with every blog in it; open it with ``Archive.open``.

    SQLite before 3.51.3 can corrupt a file when two connections write or checkpoint at the same
    instant, so each transaction, and the closing, holds a lock file that all processes heed.
    """

    def __init__(self, file: Path, *, read_only: bool) -> None:
        """Prepare an archive that is not open yet."""
        self.file = file
        self.read_only = read_only
        """Whether nothing can be written, by wish or because the file system does not let us."""
        self.saved: Path | None = None
        """The backup that was made because the archive had an older form."""
        self._immutable = False
        self._commits = 0
        self._closed = False
        self._writer: Connection | None = None
        self._readers: dict[threading.Thread, Connection] = {}
        self._readers_lock = threading.Lock()
        self._turn = threading.Lock()
        self._file_lock = FileLock(
            file.with_name(file.name + ".lock"), mode=0o600, thread_local=False, poll_interval=0.01
        )

    @classmethod
    def open(cls, path: Path, *, read_only: bool = False) -> "Archive":
        """Open the archive, make it where there is none, and bring its schema up to date.

        Raises ``ArchiveError`` where that cannot be. An archive that may not be written is opened
        for reading.
        """
        check_sqlite()
        file = path.absolute()
        if not read_only:
            make_archive_file(file)
        elif not is_there(file):
            raise ArchiveError(f"There is no archive {file}; name another file with --archive.")
        archive = cls(file, read_only=not is_writable(file) or read_only)
        with explained(file):
            if archive.read_only:
                archive._prepare_reading()
            else:
                archive._prepare_writing()
        return archive

    def reader(self) -> Connection:
        """Give this thread's own reading connection, whose rows are tuples.

        What a statement on it raises is SQLite's own error; ``reading`` explains it.
        """
        thread = threading.current_thread()
        with self._readers_lock:
            self._refuse_if_closed()
            connection = self._readers.get(thread)
            if connection is None:
                self._forget_ended_threads()
                with explained(self.file):
                    connection = connect_reader(self.file, immutable=self._immutable)
                self._readers[thread] = connection
        return connection

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Give this thread's reading connection and raise ``ArchiveError`` for what the world does to it.

        That includes another thread that closes the archive meanwhile.
        """
        with explained(self.file):
            try:
                yield self.reader()
            except sqlite3.Error as error:
                self._refuse_if_closed()
                explain_missing(self.file, error)
                raise

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """Give the writing connection inside a transaction, which an exception rolls back.

        Raises ``ArchiveError`` where the archive is read-only, where another writer is not done
        within 20 seconds, and for what the world does to the file.
        """
        with self._writers_turn(), explained(self.file):
            self._refuse_if_closed()
            connection = self._writer
            assert connection is not None
            connection.execute("BEGIN IMMEDIATE")
            try:
                yield connection
                connection.execute("COMMIT")
                self._commits += 1
            except BaseException as error:
                # SQLite has rolled back by itself where the disk is full.
                if connection.in_transaction:
                    connection.execute("ROLLBACK")
                if isinstance(error, sqlite3.Error):
                    explain_missing(self.file, error)
                raise

    def prepare_for_many(self) -> None:
        """Make ready for a process that does nothing but store records; raises ``ArchiveError``."""
        with self._writers_turn(), explained(self.file):
            self._refuse_if_closed()
            assert self._writer is not None
            prepare_for_many(self._writer)

    def state(self) -> ArchiveState:
        """Give the state of what is stored, for less than a question to the archive costs.

        Others write into the log, which the system dates. Where the system does not tell, no two are equal.
        """
        log = self.file.with_name(self.file.name + "-wal")
        try:
            written = [file.stat() for file in (self.file, log) if file.exists()]
        except OSError:
            return -1, next(_UNTOLD)
        return self._commits, *(number for each in written for number in (each.st_size, each.st_mtime_ns))

    def back_up(self, target: Path, on_step: Callable[[], None] = lambda: None) -> None:
        """Copy the archive into the new file ``target``, also while others write.

        ``on_step`` is called again and again meanwhile; raises ``ArchiveError``.
        """
        with explained(self.file):
            connection = connect_reader(self.file, immutable=self._immutable)
            try:
                connection.execute("PRAGMA query_only = OFF")
                backup.back_up(connection, target, on_step)
            finally:
                connection.close()

    def close(self) -> None:
        """Move the log into the file and close every thread's connection; a second call does nothing."""
        with self._readers_lock:
            self._closed = True
            for connection in self._readers.values():
                connection.interrupt()
                connection.close()
            self._readers.clear()
        if self._writer is not None:
            # Whoever still writes has the file open as well, so its log is in good hands.
            with suppress(ArchiveError), self._writers_turn(), explained(self.file):
                self._writer.execute("PRAGMA wal_checkpoint(TRUNCATE)")
                self._close_writer()
            self._close_writer()

    def _prepare_reading(self) -> None:
        self._immutable = nobody_can_write(self.file)
        with self._looking_first() as connection:
            if not migrations.is_current(connection):
                raise ArchiveError(
                    f"The archive {self.file} has an older form and can only be read; "
                    "open it once where it can be written."
                )

    def _prepare_writing(self) -> None:
        if self.file.stat().st_size:
            # With a connection that cannot write, so that another program's database stays untouched.
            with self._looking_first():
                pass
        with self._writers_turn():
            self._writer = connect_writer(self.file)
            try:
                self.saved = migrations.migrate(self._writer, self.file)
                # The tables stand in the file itself from the first moment, even for a copy without the log.
                self._writer.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            except BaseException:
                self._close_writer()
                raise

    @contextmanager
    def _looking_first(self) -> Iterator[Connection]:
        with closing(connect_reader(self.file, immutable=self._immutable)) as connection:
            try:
                migrations.check_identity(connection, self.file)
            except sqlite3.Error as error:
                if getattr(error, "sqlite_errorcode", None) != sqlite3.SQLITE_READONLY_ROLLBACK:
                    raise
                undo_unfinished(self.file)
                migrations.check_identity(connection, self.file)
            yield connection

    @contextmanager
    def _writers_turn(self) -> Iterator[None]:
        if self.read_only:
            raise ArchiveError(f"The archive {self.file} is open for reading only; nothing was stored.")
        busy = BUSY.format(file=self.file)
        if not self._turn.acquire(timeout=BUSY_SECONDS):
            raise ArchiveError(busy)
        try:
            self._take_file_lock(busy)
            try:
                yield
            finally:
                self._file_lock.release()
        finally:
            self._turn.release()

    def _take_file_lock(self, busy: str) -> None:
        try:
            self._file_lock.acquire(timeout=BUSY_SECONDS)
        except Timeout as error:
            raise ArchiveError(busy) from error
        except OSError as error:
            raise ArchiveError(
                f"The archive {self.file} cannot be locked ({error.strerror}); look at its folder."
            ) from error

    def _refuse_if_closed(self) -> None:
        if self._closed:
            raise ArchiveError(f"The archive {self.file} is closed; open it again.")

    def _close_writer(self) -> None:
        if self._writer is not None:
            self._writer.close()
            self._writer = None

    def _forget_ended_threads(self) -> None:
        for thread in [each for each in self._readers if not each.is_alive()]:
            self._readers.pop(thread).close()
