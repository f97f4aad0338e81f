"""The loading of a page about somebody, from which the reader comes back to the room with a wish."""

import asyncio
from collections.abc import Callable
from dataclasses import replace
from typing import NamedTuple, ParamSpec, TypeVar

from textual import getters, on, work
from textual.app import ComposeResult
from textual.containers import Container

from tui.commands.keymap import DECLARED_KEYS, Keymap
from tui.content.terminal_text import one_line
from tui.model.errors import VoweError
from tui.model.person import Entry, Person, Written
from tui.rendering.person_page import Surroundings
from tui.screens.overlay import Overlay
from tui.screens.stop import PersonPlace
from tui.services import people
from tui.services.library import Library
from tui.services.reading import ReadingMarks
from tui.widgets.person_view import PersonPage, PersonView
from tui.widgets.status_line import StatusLine

PAGE = 60
"""Entries that are loaded at a time."""

Asked = ParamSpec("Asked")
Answered = TypeVar("Answered")


class Going(NamedTuple):
    """What the reader wants to read, and the place on the page to come back to."""

    written: Written
    place: PersonPlace


class PersonPages(Overlay[Going | None]):
    """Loads what somebody wrote as far as the reader looks; what was asked for another page is dropped."""

    view = getters.query_one(PersonView)
    status = getters.query_one(StatusLine)

    def __init__(
        self,
        library: Library,
        marks: ReadingMarks,
        place: PersonPlace,
        reader: Surroundings,
        keymap: Keymap = DECLARED_KEYS,
    ) -> None:
        super().__init__()
        self._library = library
        self._marks = marks
        self._place = place
        self._reader = reader
        self._keymap = keymap
        self._left_for_partner = 0
        self._shown: PersonPage | None = None
        self._last: Entry | None = None
        """The last entry that is loaded of all that somebody wrote."""
        self._rest: list[Entry] = []
        """What of a conversation is not loaded yet."""
        self._is_loading = False

    def compose(self) -> ComposeResult:
        """Lay the page over the room, and a line of help below it."""
        with Container(classes="overlay -person"):
            view = PersonView(self._reader)
            view.symbols = self._reader.symbols
            yield view
            yield StatusLine()

    @work(exclusive=True, group="person")
    async def _load(self, place: PersonPlace) -> None:
        self._place, self._shown, self._last, self._rest = place, None, None, []
        person = await self._ask(people.find_person, self._library, place.name)
        if person is None:
            return
        if place.partner:
            said = await self._ask(people.conversation, self._library, person, place.partner)
            self._rest = said or []
        self._shown = PersonPage(person, place.partner)
        await self._load_next(place.entry + PAGE)
        self.view.choose(place.entry)
        known = await self._ask(people.with_acquaintances, self._library, person)
        if known is not None and self._shown is not None:
            self._show(replace(self._shown, person=known))

    @on(PersonView.MoreWanted)
    @work(group="more")
    async def load_more(self) -> None:
        """Load the next entries, once at a time."""
        if not self._is_loading and self._shown is not None:
            self._is_loading = True
            try:
                await self._load_next(PAGE)
            finally:
                self._is_loading = False

    async def _load_next(self, count: int) -> None:
        page = self._shown
        if page is None:
            return
        if page.partner:
            entries, self._rest = self._rest[:count], self._rest[count:]
        else:
            entries = await self._ask(people.entries_of, self._library, page.person, self._last, count) or []
        texts = await self._ask(people.written, self._library, entries) or []
        # What was asked for another page comes too late.
        now = self._shown
        if now is not None and now.partner == page.partner and now.written == page.written:
            self._last = entries[-1] if entries else self._last
            self._show(replace(now, written=(*now.written, *texts)))

    def _show(self, page: PersonPage) -> None:
        self._shown = page
        self.view.show(page)

    @property
    def _person(self) -> Person:
        return Person((self._place.name,)) if self._shown is None else self._shown.person

    async def _ask(
        self, question: Callable[Asked, Answered], *given: Asked.args, **named: Asked.kwargs
    ) -> Answered | None:
        try:
            return await asyncio.to_thread(question, *given, **named)
        except VoweError as error:
            self.status.tell(one_line(str(error)), trouble=True)
            return None

    def _tell(self, sentence: str) -> None:
        self.status.tell(one_line(sentence))
