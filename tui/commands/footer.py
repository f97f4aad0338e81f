"""Which commands the line of help names, the most useful first."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from tui.commands.command import Pane
from tui.commands.keymap import DECLARED_KEYS, Keymap


@dataclass(frozen=True, slots=True)
class FooterEntry:
    """One entry of the line of help: the keys of one or two commands, and what they do."""

    keys: str
    label: str


_Wish = tuple[tuple[str, ...], str]

_MOVE: _Wish = (("cursor-down", "cursor-up"), "move")
_SCROLL: _Wish = (("cursor-down", "cursor-up"), "scroll")
_READ_ON: _Wish = (("read-on",), "read on")
_BACK: _Wish = (("leave",), "back")
_REST: tuple[_Wish, ...] = (
    (("toggle-star",), "star"),
    (("open-in-browser",), "browser"),
    (("search",), "search"),
    (("choose-blog",), "blogs"),
    (("refresh",), "refresh"),
)

HELP: _Wish = (("help",), "help")

_WISHES: dict[Pane, tuple[_Wish, ...]] = {
    Pane.INDEX: (_MOVE, (("open",), "open"), _READ_ON, (("next-unread-post",), "next unread"), *_REST),
    Pane.ARTICLE: (
        _SCROLL,
        (("open",), "comments"),
        _READ_ON,
        _BACK,
        (("follow-link",), "links"),
        (("next-unread-post",), "next unread"),
        *_REST,
    ),
    Pane.COMMENTS: (
        _MOVE,
        (("open",), "fold"),
        _READ_ON,
        (("next-new-comment",), "next new"),
        _BACK,
        (("thread-mode",), "thread mode"),
        *_REST,
    ),
}


def footer_entries(
    pane: Pane,
    keymap: Keymap = DECLARED_KEYS,
    works_now: Callable[[str], bool] = lambda command_id: True,
) -> list[FooterEntry]:
    """List what the line of help offers in ``pane``; the way to the help comes last and is never cut.

    ``works_now`` is asked for each command id.
    """
    return list(_entries((*_WISHES[pane], HELP), keymap, works_now))


def _entries(
    wishes: tuple[_Wish, ...], keymap: Keymap, works_now: Callable[[str], bool]
) -> Iterator[FooterEntry]:
    for command_ids, label in wishes:
        keys = [keymap.shown(command_id) for command_id in command_ids if works_now(command_id)]
        if any(keys):
            yield FooterEntry(" ".join(filter(None, keys)), label)
