"""In which order the comments stand, and which of them."""

from textual import work

from tui.content.terminal_text import SafeText, one_line
from tui.model.thread import Thread, ThreadView
from tui.model.thread_filters import CommentFilter, commenters
from tui.model.thread_order import CommentOrder
from tui.rendering.numbers import grouped
from tui.screens.narrowing import Narrowing
from tui.screens.opened_post import OpenedPost
from tui.screens.walking import Walking
from tui.widgets.choice import Choice

MOST_NAMES = 200
"""How many of those who wrote most are listed; the others are found by their name as by any word."""
LONGEST_TOLD = 24
ALL, ANSWERED, WORDS, BY = "all", "answered", "words", "by "


class Arranging(Walking):
    """The part of the reading room that sorts comments and picks them out."""

    def arranged(self, opened: OpenedPost) -> Thread:
        """Lay a post's comments out in the order, and with only those, that the reader wants."""
        narrowing = self.narrowing
        wanted = narrowing.wanted if narrowing is not None and narrowing.is_for(opened) else None
        return opened.thread(self.view, self.order, wanted)

    def choose_comment(self, comment_id: int) -> bool:
        """Choose a comment, showing all of them where it is not among those that were picked out."""
        if super().choose_comment(comment_id):
            return True
        if self.narrowing is None or self.opened is None or self.opened.comment(comment_id) is None:
            return False
        self._narrow(None)
        return super().choose_comment(comment_id)

    def action_sort_comments(self) -> None:
        """Put the comments into the next order; the chosen one stays where it is."""
        orders = list(CommentOrder)
        self.order = orders[(orders.index(self.order) + 1) % len(orders)]
        self.show_thread()
        self.tell_room()

    @work(group="overlay", exclusive=True)
    async def narrow_comments(self) -> None:
        """Choose which comments to see."""
        opened = self.opened
        if opened is None or not opened.comments:
            return
        names = (await self.ask(_commenters, opened, self.view) or [])[:MOST_NAMES]
        chosen = await self.choose(_choices(opened, names), SafeText("Which comments"), chosen=ALL)
        if chosen == WORDS:
            words = await self.ask_for_line(SafeText("Words in the comment or in its author's name"))
            await self._narrow_to(opened, CommentFilter(words=tuple((words or "").split())), f"with {words}")
        elif chosen == ANSWERED:
            await self._narrow_to(opened, CommentFilter(answered=True), "answered by the author")
        elif chosen == ALL:
            self._narrow(None)
        elif chosen is not None:
            name, _ = names[int(chosen.removeprefix(BY))]
            await self._narrow_to(opened, CommentFilter(author=name), f"by {name}")

    async def _narrow_to(self, opened: OpenedPost, wanted: CommentFilter, told: str) -> None:
        """Show only what is wanted, or say that there is nothing like it."""
        if wanted == CommentFilter():
            return
        thread = await self.ask(opened.thread, self.view, self.order, wanted)
        if thread is None or self.opened is None or self.opened.post_id != opened.post_id:
            return
        if thread.entries:
            self._narrow(Narrowing(opened.post_id, wanted, one_line(f"only {told}", LONGEST_TOLD)))
        else:
            self.tell(f"No comments {told}{'' if opened.part is None else ' in this part'}.")

    def _narrow(self, narrowing: Narrowing | None) -> None:
        self.narrowing = narrowing
        self.show_thread()
        self.tell_room()


def _commenters(opened: OpenedPost, view: ThreadView) -> list[tuple[str, int]]:
    return commenters(opened.thread(view))


def _choices(opened: OpenedPost, names: list[tuple[str, int]]) -> list[Choice]:
    author = one_line(opened.stored.post.author) or "the author"
    part = "" if opened.part is None else " of this part"
    by = [
        Choice(f"{BY}{number}", one_line(name), detail=SafeText(grouped(count)), group=SafeText("Only by"))
        for number, (name, count) in enumerate(names)
    ]
    return [
        Choice(ALL, SafeText(f"All comments{part}"), detail=SafeText(grouped(len(opened.comments)))),
        Choice(ANSWERED, SafeText(f"Only those that {author} answered")),
        Choice(WORDS, SafeText("Only those with certain words")),
        *by,
    ]
