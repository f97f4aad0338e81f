"""Shows the pictures of the article when the reader asks for them, and hides them again."""

import asyncio
import os
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from textual import work

from tui.commands.command import Pane
from tui.content.picture import NoPicture, Shown
from tui.model.errors import VoweError
from tui.rendering.numbers import plural
from tui.screens.opened_post import OpenedPost
from tui.screens.people import People
from tui.screens.surroundings import is_at_hand
from tui.services.background import BackgroundWork, WorkStopped

if TYPE_CHECKING:
    from tui.rendering.document import Document


@dataclass(eq=False, slots=True)
class Illustrations:
    """The pictures of one post, as far as they have come."""

    post_id: int
    shown: dict[str, Shown] = field(default_factory=dict)
    """By address."""
    fetch: BackgroundWork[None] | None = None
    """What still brings some of them."""


class Illustrating(People):
    """The part of the reading room that shows pictures."""

    _illustrations: Illustrations | None = None
    """``None`` while no pictures are shown."""
    _last_illustrated: int | None = None
    """The post whose pictures were shown last, which are not shown again without being asked for."""

    @property
    def shows_pictures(self) -> bool:
        """Whether pictures are shown, or on their way."""
        return self._illustrations is not None

    def action_show_pictures(self) -> None:
        """Show the pictures of the article, or hide them."""
        if self.opened is None:
            return
        if self._illustrations is not None:
            self.stop_pictures()
            self.show_article()
        elif why_not := self._why_no_pictures():
            self.tell(why_not)
        else:
            self._show_pictures(self.opened, asked=True)

    def illustrated(self, opened: OpenedPost) -> "Document":
        """Give the text of a post with the pictures that have come."""
        pictures = self._illustrations
        if pictures is None or pictures.post_id != opened.post_id:
            return opened.article
        return opened.article.with_pictures(dict(pictures.shown))

    def note_reading(self) -> None:
        """Leave the pictures of another post behind; show those of this one to who always wants them."""
        super().note_reading()
        opened = self.opened
        if opened is None or opened.post_id != self._wanted:
            return
        if self._illustrations is not None and self._illustrations.post_id != opened.post_id:
            self.stop_pictures()
        if self.at is not Pane.INDEX and opened.post_id != self._last_illustrated and self._wants_pictures():
            self._show_pictures(opened)

    def stop_pictures(self, *, wait: float = 0.0) -> None:
        """Forget the pictures, and what still comes of them after at most ``wait`` seconds."""
        pictures, self._illustrations = self._illustrations, None
        if pictures is not None and pictures.fetch is not None:
            pictures.fetch.cancel()
            pictures.fetch.join(wait)

    def _wants_pictures(self) -> bool:
        always = self.session.settings.pictures == "always"
        return always and is_at_hand(os.environ) and not self._why_no_pictures()

    def _why_no_pictures(self) -> str:
        if self.session.settings.pictures == "never":
            return "Pictures are switched off in the settings file."
        if self.ascii_only:
            return "Pictures are drawn with more than ASCII."
        return "Offline: no pictures were fetched." if self.session.offline else ""

    @work(group="pictures")
    async def _show_pictures(self, opened: OpenedPost, *, asked: bool = False) -> None:
        self._last_illustrated = opened.post_id
        addresses = await asyncio.to_thread(lambda: opened.article.picture_addresses)
        if self._illustrations is not None or self._wanted != opened.post_id:
            return
        if addresses:
            await self._bring(opened, addresses)
        elif asked:
            self.tell("This post has no pictures.")

    async def _bring(self, opened: OpenedPost, addresses: tuple[str, ...]) -> None:
        pictures = self._illustrations = Illustrations(opened.post_id)
        gallery, archive, blog_id = self.session.gallery, self.library.archive, opened.stored.blog_id
        loop = asyncio.get_running_loop()

        def take(address: str, shown: Shown) -> None:
            loop.call_soon_threadsafe(self._take_picture, pictures, address, shown)

        self.tell(f"Fetching {plural(len(addresses), 'picture')}{self.drawn_with.ellipsis}")
        fetch = BackgroundWork(lambda: gallery.bring(archive, blog_id, addresses, take))
        pictures.fetch = fetch.start()
        try:
            await fetch.outcome()
        except WorkStopped:
            return
        except VoweError as error:
            self.tell(str(error), trouble=True)
        else:
            self._tell_pictures(pictures)
        finally:
            pictures.fetch = None

    def _take_picture(self, pictures: Illustrations, address: str, shown: Shown) -> None:
        if pictures is self._illustrations:
            pictures.shown[address] = shown
            self.show_article()

    def _tell_pictures(self, pictures: Illustrations) -> None:
        count = len(pictures.shown)
        missing = sum(isinstance(shown, NoPicture) for shown in pictures.shown.values())
        if missing:
            self.tell(f"{missing} of {plural(count, 'picture')} cannot be shown; each caption says why.")
        else:
            key = self.session.keymap.shown("show-pictures")
            self.tell(f"{plural(count, 'picture')}; {key} hides {'it' if count == 1 else 'them'}.")
