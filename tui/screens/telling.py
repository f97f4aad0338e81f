"""Says around the panes what they show, what can be done, and what the program is doing."""

from datetime import datetime
from functools import cached_property
from typing import TYPE_CHECKING

from tui.commands.command import Pane
from tui.commands.footer import footer_entries
from tui.content.terminal_text import SafeText, one_line
from tui.model.post import Post
from tui.model.thread import ThreadView, infers
from tui.model.thread_order import CommentOrder
from tui.rendering.news import news_in_words
from tui.rendering.numbers import grouped
from tui.rendering.symbols import Symbols, symbols
from tui.rendering.titles import shown_title
from tui.screens.opened_post import news_of
from tui.screens.part_words import cuts_in_words, part_in_words
from tui.screens.room import Room
from tui.widgets.pane_title import PaneTitle
from tui.widgets.text_line import TextLine

if TYPE_CHECKING:
    from tui.sources.source import Progress

NOTHING = SafeText("")
_VIEWS = {
    ThreadView.PUBLISHED: "as published",
    ThreadView.INFERRED: "as inferred",
    ThreadView.FLAT: "flat",
}
_ORDERS = {
    CommentOrder.OLDEST: "oldest first",
    CommentOrder.NEWEST: "newest first",
    CommentOrder.AUTHOR: "by author",
}


class Telling(Room):
    """The part of the reading room that labels it."""

    @property
    def drawn_with(self) -> Symbols:
        """The marks that the terminal can show."""
        return symbols(self.ascii_only)

    def prepare_panes(self) -> None:
        """Give panes and labels what does not change while the program runs."""
        self.set_class(self.ascii_only, "-ascii")
        self.set_class(self.session.settings.layout == "single", "-single")
        for pane in self.panes().values():
            pane.symbols = self.drawn_with
        for label in self.query(TextLine):
            label.symbols = self.drawn_with
        # Until it is known what there is, nothing is said to be missing.
        self.index.empty = self.article.empty = self.comments.empty = NOTHING
        self.index.zone = self.comments.zone = self.zone
        self.comments.clock = self.session.clock
        self.article.measure = self.comments.measure = self.session.settings.reading_width
        self._titles[Pane.COMMENTS].ruled = True
        shown = self.session.keymap.shown
        self.tabs.keys = (shown("show-index"), shown("show-article"), shown("show-comments"))

    def tell_room(self) -> None:
        """Label the panes and offer what can be done in the one in use."""
        for place in Pane:
            self._titles[place].active = place is self.at
        self._tell_index()
        self._tell_article()
        self._tell_comments()
        self.tabs.chosen = self.at
        self.status.entries = tuple(footer_entries(self.at, self.session.keymap))
        if not self.is_fetching:
            self._tell_rest()

    def tell_progress(self, progress: "Progress | None") -> None:
        """Say how far the fetching has come."""
        known = progress is not None and bool(progress.total)
        if progress is None:
            self.status.doing = SafeText(f"fetching{self.drawn_with.ellipsis}")
        else:
            of = f" of {grouped(progress.total)}" if progress.total else ""
            self.status.doing = one_line(f"fetching {grouped(progress.done)}{of} {progress.unit}")
        self.status.progress = (
            progress.done / progress.total if progress and known and progress.total else None
        )
        self.status.way_out = SafeText("esc stops")

    def why_no_comments(self, post: Post) -> SafeText:
        """Give the sentence for a post without comments."""
        if post.comments_open is False:
            return SafeText("No comments: they are closed.")
        way_out = f" {self.session.keymap.shown('open-in-browser')} opens the post in the browser."
        return one_line(f"No comments yet.{way_out if post.permalink else ''}")

    @cached_property
    def _titles(self) -> dict[Pane, PaneTitle]:
        return {place: self.query_one(f"#{place}-title", PaneTitle) for place in Pane}

    def _tell_index(self) -> None:
        title, blog = self._titles[Pane.INDEX], self.blog
        title.label = self.tabs.blog = one_line(blog.name) if blog is not None else NOTHING
        if blog is not None:
            unread = f" {self.drawn_with.dot} {grouped(blog.unread)} unread" if blog.unread else ""
            title.aside = SafeText(self._picked_posts() or f"{grouped(blog.posts)}{unread}")

    def _picked_posts(self) -> str:
        """Say how many posts the author answered while the index lists no others."""
        if not self.only_answered:
            return ""
        count = grouped(len(self.index.chronology.ids))
        return f"{count} answered {self.drawn_with.dot} {self.session.keymap.shown('narrow')}"

    def _tell_article(self) -> None:
        title, stored = self._titles[Pane.ARTICLE], self.opened.stored if self.opened is not None else None
        self.article.title_above = not self.shows_one_pane
        title.label = shown_title(stored.post.title, stored.post.title_generated) if stored else NOTHING
        title.facts = SafeText(self.drawn_with.star if stored is not None and stored.starred else "")

    def _tell_comments(self) -> None:
        title, opened, dot = self._titles[Pane.COMMENTS], self.opened, self.drawn_with.dot
        comments, news = (0, [0]) if opened is None else (len(opened.comments), news_of(opened))
        part = None if opened is None else opened.part
        told = grouped(comments) if part is None else part_in_words(part)
        self.tabs.comments, self.tabs.new_comments = SafeText(told if comments else ""), sum(news)
        title.label = SafeText("Comments")
        counted = f" {dot} ".join([told, *news_in_words(*news), *cuts_in_words(part)])
        title.facts = SafeText(counted if comments else "")
        told, command = self._arrangement()
        key = self.session.keymap.shown(command)
        title.aside = self.question or SafeText(f"{told} {dot} {key}" if comments else "")

    def _arrangement(self) -> tuple[str, str]:
        """Say how the comments are arranged, with the command that changes it."""
        if self.narrowing is not None and self.narrowing.is_for(self.opened):
            is_part = self.opened is not None and self.opened.part is not None
            return f"{self.narrowing.told}{' here' if is_part else ''}", "narrow"
        if self.order is not CommentOrder.THREAD:
            return _ORDERS[self.order], "sort-comments"
        return self._view_in_words(), "thread-mode"

    def _view_in_words(self) -> str:
        """Name the view that is seen: where the source keeps parents there is nothing to infer."""
        alike = self.opened is None or not infers(self.opened.comments, self.opened.answers)
        return _VIEWS[ThreadView.PUBLISHED if self.view is ThreadView.INFERRED and alike else self.view]

    def _tell_rest(self) -> None:
        self.status.progress, self.status.way_out = None, NOTHING
        if self.session.is_sample:
            self.status.doing = SafeText("sample blog")
        elif self.session.offline:
            self.status.doing = SafeText("offline")
        else:
            self.status.doing = self._synced()

    def _synced(self) -> SafeText:
        if self.blog is None or not self.blog.synced:
            return NOTHING
        try:
            synced = datetime.fromisoformat(self.blog.synced).astimezone(self.zone)
        except ValueError:
            return NOTHING
        today = self.session.clock().astimezone(self.zone).date() == synced.date()
        return SafeText(f"synced {synced:%H:%M}" if today else f"synced {synced.day} {synced:%b %Y}")
