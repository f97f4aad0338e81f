"""Lists to pick a post or a part of a post from."""

from collections.abc import Iterator, Sequence
from datetime import date
from secrets import randbelow

from textual import work

from tui.content.terminal_text import SafeText, one_line
from tui.model.post import PostRow
from tui.rendering.dates import calendar_day, day_in_any_year, short_date
from tui.rendering.flow import Anchor
from tui.rendering.numbers import plural
from tui.rendering.titles import shown_title
from tui.screens.parts import Parts
from tui.services.picking import MANY_COMMENTS, around_the_day, unopened_discussions
from tui.widgets.choice import Choice


class Picking(Parts):
    """The part of the reading room that offers posts by other ways than the index, and the parts of one."""

    @work(group="overlay", exclusive=True)
    async def action_contents(self) -> None:
        """List the headings of the article and go to one."""
        headings = self.opened.article.headings if self.opened is not None else ()
        if not headings or self.opened is None:
            self.tell("This post has no headings.")
            return
        top, blocks = self.article.place.item, len(self.opened.article)
        highest = min(heading.level for heading in headings)
        choices = [
            Choice(
                str(heading.item),
                SafeText("  " * (heading.level - highest) + heading.text),
                detail=SafeText(f"{100 * heading.item // blocks} %"),
            )
            for heading in headings
        ]
        here = max((heading.item for heading in headings if heading.item < top), default=headings[0].item)
        chosen = await self._number_chosen(choices, "Which part", str(here))
        if chosen is not None:
            # The head of the article is an item before its blocks.
            self.article.place = Anchor(chosen + 1, 0)

    @work(group="overlay", exclusive=True)
    async def action_on_this_day(self) -> None:
        """List the posts of today's day and of this post's day in other years, and open one."""
        if self.blog is None:
            return
        today = self.session.clock().astimezone(self.zone).date()
        days = {(today.month, today.day): today}
        post_id = self.post_in_question()
        rows = await self.ask(self.library.rows, [post_id]) if post_id is not None else None
        here = calendar_day(rows[0].published, self.zone) if rows else None
        if here is not None:
            days.setdefault((here.month, here.day), here)
        choices: list[Choice] = []
        for day in days.values():
            found = await self.ask(around_the_day, self.library, self.blog.id, day) or []
            choices += self._of_day(day, found)
        told = " or ".join(f"on {day_in_any_year(day)}" for day in days.values())
        await self._offer_posts(choices, "Which post", f"No post was written {told}.")

    @work(group="overlay", exclusive=True)
    async def action_unopened_discussions(self) -> None:
        """List the much discussed posts that were never opened, and open one."""
        if self.blog is not None:
            rows = await self.ask(unopened_discussions, self.library, self.blog.id) or []
            none = f"Every post with {MANY_COMMENTS} comments or more was opened once."
            await self._offer_posts(list(self._discussed(rows)), "Which discussion", none)

    def action_random_post(self) -> None:
        """Open any post but the one in view."""
        ids = self.index.chronology.ids
        here = self.index.chronology.position_of_id(self.opened.post_id) if self.opened is not None else None
        others = len(ids) - (here is not None)
        if others < 1:
            self.tell("There is no other post.")
            return
        position = randbelow(others)
        self.visit(ids[position + (here is not None and position >= here)])

    def _of_day(self, day: date, rows: Sequence[PostRow]) -> Iterator[Choice]:
        for row in rows:
            written = calendar_day(row.published, self.zone)
            if written is not None and (written.month, written.day) == (day.month, day.day):
                yield Choice(
                    str(row.id),
                    shown_title(row.title, row.title_generated),
                    SafeText(str(written.year)),
                    SafeText(plural(row.comments, "comment") if row.comments else ""),
                    one_line(day_in_any_year(day)),
                )

    def _discussed(self, rows: Sequence[PostRow]) -> Iterator[Choice]:
        for row in rows:
            yield Choice(
                str(row.id),
                shown_title(row.title, row.title_generated),
                one_line(short_date(row.published, self.session.clock(), self.zone)),
                SafeText(plural(row.comments, "comment")),
            )

    async def _offer_posts(self, choices: Sequence[Choice], question: str, none: str) -> None:
        """Open one of some posts, or say that there are none."""
        if not choices:
            self.tell(none)
        elif (chosen := await self._number_chosen(choices, question)) is not None:
            self.visit(chosen)

    async def _number_chosen(self, choices: Sequence[Choice], question: str, chosen: str = "") -> int | None:
        """Ask for one of some choices whose ids are numbers."""
        taken = await self.choose(choices, SafeText(question), chosen=chosen)
        return None if taken is None else int(taken)
