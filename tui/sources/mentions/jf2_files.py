"""Reads webmentions that were saved as JF2."""

import re
from collections.abc import Generator, Iterator
from pathlib import Path

from tui.model.errors import SourceUnknown
from tui.model.sync_report import Skipped
from tui.sources.json_body import json_text, read_json
from tui.sources.json_fields import JsonObject
from tui.sources.json_recovery import Broken, recovered_objects
from tui.sources.member import Member, unreadable
from tui.sources.members import opened_members
from tui.sources.mentions.jf2 import Mentions, is_mention
from tui.sources.source import Item, Progress
from tui.sources.whole_file import whole_file

BEGINNING = 64 * 1024
_FEED = re.compile(r'"type"\s{0,99}:\s{0,99}"feed"')
_MENTION = re.compile(r'"wm-(?:id|property|target|source|received)"\s{0,99}:')


def looks_like_jf2(beginning: bytes) -> bool:
    """Say whether the first 64 KiB of a file are a feed of webmentions."""
    text = json_text(beginning)
    return text.startswith("{") and bool(_FEED.search(text) and _MENTION.search(text))


def read_jf2(path: Path) -> Generator[Item, None, None]:
    """Give the mentions of a file, or of all files below a folder or in a zip file, as comments.

    Raises ``SourceRefused`` for a single file that cannot be read or is larger than 64 MiB, and
    ``SourceUnknown`` for a folder without webmentions.
    """
    mentions = Mentions()
    found = False
    with opened_members(path) as members:
        for count, member in enumerate(members, start=1):
            if isinstance(member, Skipped):
                yield member
                continue
            try:
                if member.is_alone or looks_like_jf2(member.read(BEGINNING)):
                    found = True
                    yield from _taken(member, mentions)
            except OSError as error:
                yield unreadable(members, member, error)
            yield Progress(count, None, "files")
    if not found:
        raise SourceUnknown(f"{path} holds no webmentions; looked for JF2 of webmention.io.")
    yield from mentions.items()


def _taken(member: Member, mentions: Mentions) -> Iterator[Skipped]:
    for number, record in enumerate(_records(whole_file(member)), start=1):
        if not isinstance(record, Broken):
            mentions.add([record])
        else:
            yield Skipped(f"{member.prefix}mention {number}", record.loss)


def _records(data: bytes) -> Iterator[JsonObject | Broken]:
    try:
        whole = read_json(data)
    except ValueError:
        yield from recovered_objects(json_text(data), is_mention)
        return
    children = whole.get("children") if isinstance(whole, dict) else whole
    for child in children if isinstance(children, list) else []:
        yield child if isinstance(child, dict) else Broken(str(child), is_cut=False)
