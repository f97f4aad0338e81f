"""What a source no longer has: it is marked once the reading is over, unless it is too much to be true."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime

from tui.archive import gone, marks
from tui.archive.archive import Archive
from tui.archive.connection import Connection
from tui.archive.homes import Homes
from tui.model.blog import SourceRecord
from tui.model.errors import SourceError
from tui.model.sync_report import SyncReport
from tui.sources.source import AskByName, Inventory

BELIEVED = 5
"""At most one in so many of a source's posts, or of its comments, is believed to be gone at once."""


@dataclass(slots=True)
class _Kind:
    """What is known of the posts, or of the comments, of a source."""

    missing: set[str] = field(default_factory=set)
    """Held, not marked yet, and no longer there."""
    returned: set[str] = field(default_factory=set)
    """Marked, and there again."""
    held: int = 0
    """How many the source has given that are not marked."""

    doubted: list[tuple[frozenset[str], AskByName]] = field(default_factory=list)
    """What is missing and can be asked for by name, each with how."""

    @property
    def is_suspicious(self) -> bool:
        """Whether more than one is lost, and over a fifth of all: rather a fault than somebody's wish."""
        return len(self.missing) > 1 and len(self.missing) * BELIEVED > self.held


class Removals:
    """Gathers what the inventories of one reading miss; every method but ``prove`` blocks."""

    def __init__(self, archive: Archive, record: SourceRecord, *, full: bool, accept_loss: bool) -> None:
        """Begin a reading; ``accept_loss`` marks also what is suspicious, ``full`` stands in its sentence."""
        self._archive = archive
        self._record = record
        self._full = full
        self._accept_loss = accept_loss
        self._kinds: dict[gone.Kind, _Kind] = {}
        self._marks: dict[str, str] = {}

    def take(self, inventory: Inventory) -> None:
        """Compare what is stored with what the source has."""
        with self._archive.reading() as reader:
            marked = gone.gone_keys(reader, self._record.id, inventory.kind)
            kind = self._kinds.get(inventory.kind)
            if kind is None:
                held = sum(1 for _ in gone.held_keys(reader, self._record.id, inventory.kind))
                kind = self._kinds[inventory.kind] = _Kind(held=held - len(marked))
            missing = set[str]()
            for key in self._held(reader, inventory):
                if key not in inventory.keys:
                    missing |= {key} - marked
                elif key in marked:
                    kind.returned.add(key)
        kind.missing |= missing
        if missing and inventory.ask:
            kind.doubted.append((frozenset(missing), inventory.ask))
        self._marks.update(inventory.marks)

    async def prove(self) -> None:
        """Ask by name for what is missing, so that only what is not there counts; raises ``SourceError``.

        What nobody would believe is not asked for: it is a fault whatever comes. Where the asking fails
        nothing that was to be asked for counts, and it is missed again the next time.
        """
        for kind in self._kinds.values():
            if kind.is_suspicious and not self._accept_loss:
                continue
            kind.missing -= frozenset[str]().union(*(missing for missing, _ in kind.doubted))
            for missing, ask in kind.doubted:
                try:
                    kind.missing |= await ask(missing)
                except SourceError:
                    self._marks = dict.fromkeys(self._marks, "")
                    raise

    def settle(self, report: SyncReport) -> None:
        """Mark what is gone and count it, or say in ``report.failure`` why nothing was marked."""
        if not (self._kinds or self._marks):
            return
        refused = [name for name, kind in self._kinds.items() if kind.is_suspicious and not self._accept_loss]
        with self._archive.writing() as connection:
            if refused:
                marks.save_marks(connection, self._record.id, dict.fromkeys(self._marks, ""))
                report.failure = report.failure or self._refusal(refused)
                return
            for name, kind in self._kinds.items():
                day = datetime.now(UTC).date().isoformat()
                gone.mark_gone(connection, self._record.id, name, kind.missing, day)
                gone.mark_given(connection, self._record.id, name, kind.returned)
            marks.save_marks(connection, self._record.id, self._marks)
        for name, counts in (("post", report.posts), ("comment", report.comments)):
            counts.gone += len(self._kinds[name].missing) if name in self._kinds else 0

    def _held(self, reader: Connection, inventory: Inventory) -> Iterator[str]:
        if inventory.of_posts is None:
            yield from gone.held_keys(reader, self._record.id, inventory.kind)
            return
        homes = Homes(reader, self._record.blog_id, self._record.id)
        for post_key in inventory.of_posts:
            if home := homes.of(post_key):
                yield from gone.held_comments(reader, self._record.id, home.post_id)

    def _refusal(self, refused: list[gone.Kind]) -> str:
        lost = " and ".join(
            f"{len(self._kinds[name].missing):,} of {self._kinds[name].held:,} {name}s" for name in refused
        )
        full = "--full " if self._full else ""
        return (
            f"{self._record.location} no longer gives {lost}, which looks like a fault there, so nothing "
            f"was marked as gone; vowe-tui sync {full}--accept-loss {self._record.blog_id} believes it."
        )
