"""The marks the program draws, in two sets: for terminals with Unicode and for those without."""

from typing import NamedTuple

from tui.model.thread import ParentSource


class Symbols(NamedTuple):
    """One set of marks; each says in shape what the colours say too."""

    unread: str
    new: str
    star: str
    by_author: str
    answered: str
    """Beside a post below which its author wrote a comment."""
    fold_open: str
    fold_closed: str
    guide: str
    guide_inferred: str
    guide_by_reader: str
    quote_bar: str
    quoted: str
    """Before the number of comments that quote a paragraph."""
    led_to: str
    """Beside the paragraph that a link within the post led to."""
    open_quote: str
    close_quote: str
    inferred: str
    rule: str
    table_column: str
    table_cross: str
    bullets: tuple[str, ...]
    """One for each level of nested lists, from the start again below the last."""
    continuation: str
    """At the start of a line of code that goes on from the line above."""
    image: str
    ellipsis: str
    dot: str
    """Between facts in one line."""
    cursor: str
    scroll_thumb: str
    scroll_track: str

    def guide_of(self, source: ParentSource) -> str:
        """Give the guide to what a comment answers, by how that is known."""
        if source in (ParentSource.QUOTE, ParentSource.MENTION):
            return self.guide_inferred
        return self.guide_by_reader if source is ParentSource.READER else self.guide


UNICODE = Symbols(
    unread="●",
    new="●",
    star="★",
    by_author="✎",
    answered="✎",
    fold_open="▾",
    fold_closed="▸",
    guide="│",
    guide_inferred="┊",
    guide_by_reader="║",
    quote_bar="▎",
    quoted="❝",
    led_to="→",
    open_quote="“",
    close_quote="”",
    inferred="?",
    rule="─",
    table_column="│",
    table_cross="┼",
    bullets=("•", "◦", "▪"),
    continuation="↪",
    image="▣",
    ellipsis="…",
    dot="·",
    cursor="▌",
    scroll_thumb="▐",
    scroll_track=" ",
)

ASCII = Symbols(
    unread="*",
    new="*",
    star="+",
    by_author="(author)",
    answered="@",
    fold_open="v",
    fold_closed=">",
    guide="|",
    guide_inferred=":",
    guide_by_reader="!",
    quote_bar="|",
    quoted='"',
    led_to=">",
    open_quote='"',
    close_quote='"',
    inferred="?",
    rule="-",
    table_column="|",
    table_cross="+",
    bullets=("*", "-", "o"),
    continuation=">",
    image="[img]",
    ellipsis="...",
    dot="-",
    cursor=">",
    scroll_thumb="#",
    scroll_track=" ",
)


def symbols(ascii_only: bool) -> Symbols:
    """Choose the set that the terminal can show."""
    return ASCII if ascii_only else UNICODE
