"""Reads a feed of any length, a few entries at a time: these in the frame that stands around all of them."""

import re
from collections.abc import Iterator
from dataclasses import replace
from html import unescape
from itertools import chain
from typing import BinaryIO

from tui.content.charset import repair_controls
from tui.model.blog import BlogFacts
from tui.model.errors import SourceUnknown
from tui.model.sync_report import Skipped
from tui.sources.decoding import decode_pieces
from tui.sources.feeds.document import document_of, understandable
from tui.sources.feeds.entry import Feed
from tui.sources.feeds.frame import Frame, frame_of
from tui.sources.feeds.salvage import CUT_OFF, loss_of
from tui.sources.feeds.splitting import LARGEST_ENTRY, Part, PartKind, split_entries
from tui.sources.feeds.syndication import feed_of
from tui.sources.source import Notice

_TITLE = re.compile(r"<title[^<>]{0,200}>\s{0,100}(?:<!\[CDATA\[)?([^<\]]{1,200})")


def stream_feed(file: BinaryIO, name: str) -> Iterator[Feed | Skipped | Notice]:
    """Give an RSS or Atom feed as several, each with the facts of the whole, and then what was lost of it.

    Raises ``SourceUnknown`` with a predicate where it begins like no feed, and what reading ``file`` raises.
    """
    parts = split_entries(map(repair_controls, decode_pieces(file)))
    head, first = next(parts).text, next(parts, None)
    if first is None:  # nothing is to be framed
        yield from _Streaming(Frame("", ""), None, name).feeds(iter([Part(PartKind.LAST, head)]))
        return
    frame = frame_of(understandable(head))
    facts = feed_of(document_of(frame.empty)).facts
    yield from _Streaming(frame, facts, name).feeds(chain([first], parts))


class _Streaming:
    """One pass over the entries of a feed."""

    def __init__(self, frame: Frame, facts: BlogFacts | None, name: str) -> None:
        self._frame = frame
        self._facts = facts
        self._name = name
        self._entries = 0
        self._lost = 0
        self._mended = frame.mended

    def feeds(self, parts: Iterator[Part]) -> Iterator[Feed | Skipped | Notice]:
        is_cut = False
        for part in parts:
            if part.kind is PartKind.LARGE:
                yield self._too_large(part.text)
                continue
            is_last = part.kind is PartKind.LAST
            text = self._frame.before + part.text + ("" if is_last else self._frame.after)
            try:
                feed = feed_of(document_of(text))
            except SourceUnknown as error:
                if not self._entries:
                    raise
                yield Skipped(f"{self._name}: behind entry {self._entries}", f"What follows there {error}.")
                continue
            self._entries += len(feed.entries) + feed.lost
            self._lost += feed.lost
            self._mended = self._mended or feed.mended
            is_cut = is_last and feed.loss == CUT_OFF
            if feed.entries or (is_last and not self._entries):
                yield replace(feed, facts=self._facts or feed.facts, mended=False, loss="", lost=0)
        yield from self._losses(is_cut=is_cut)

    def _too_large(self, text: str) -> Skipped:
        self._entries += 1
        title = _TITLE.search(text)
        told = f" “{' '.join(unescape(title[1]).split())}”" if title else ""
        where = f"{self._name}: entry {self._entries}{told}"
        return Skipped(where, f"It is larger than {LARGEST_ENTRY >> 20} million characters.")

    def _losses(self, *, is_cut: bool) -> Iterator[Skipped | Notice]:
        if self._lost:
            yield Skipped(self._name, loss_of(self._lost, self._entries))
        if is_cut:
            yield Skipped(self._name, CUT_OFF)
        elif self._mended and not self._lost:
            yield ill_formed(self._name)


def ill_formed(name: str) -> Notice:
    """Say of a file that it was mended, and that nothing is known to be lost."""
    return Notice(f"{name}: The feed is ill-formed or too long; a part of it may be missing.")
