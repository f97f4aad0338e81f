"""Reactions without words, which are counted and not kept."""

from collections import Counter

from tui.sources.source import Notice

_ONE = {"likes": "like", "reposts": "repost", "bookmarks": "bookmark", "RSVPs": "RSVP"}


def told_reactions(counts: Counter[str]) -> list[Notice]:
    """Give a sentence on how many there are of each kind, none where there are none."""
    told = [
        f"{count} {_ONE.get(kind, kind) if count == 1 else kind}" for kind, count in counts.items() if count
    ]
    return [Notice(f"Reactions without words, which are not kept: {', '.join(told)}.")] if told else []
