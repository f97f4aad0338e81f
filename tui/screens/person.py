"""A page about somebody, laid over the room: all that they wrote, with whom they speak, and their names."""

import asyncio
from collections.abc import Callable
from dataclasses import replace
from typing import ClassVar, NamedTuple, ParamSpec, TypeVar

from textual import getters, on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container

from tui.commands.footer import FooterEntry
from tui.content.terminal_text import SafeText, one_line
from tui.model.errors import VoweError
from tui.model.names import normal_name
from tui.model.person import Entry, Person, Written
from tui.rendering.numbers import grouped
from tui.rendering.person_page import Surroundings, shown_name
from tui.screens.overlay import Overlay
from tui.screens.overlays import ChooserScreen, QuestionScreen
from tui.screens.stop import PersonPlace
from tui.services import people
from tui.services.library import Library
from tui.services.reading import ReadingMarks
from tui.widgets.choice_list import Choice
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


class PersonScreen(Overlay[Going | None]):
    """Shows what somebody wrote, and gives what the reader wants to read of it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,l,right", "take", "read"),
        Binding("down,j", "step(1)", "down"),
        Binding("up,k", "step(-1)", "up"),
        Binding("pagedown,space,ctrl+d", "turn(1)", "page down"),
        Binding("pageup,ctrl+u", "turn(-1)", "page up"),
        Binding("home,g", "first", "first"),
        Binding("end,G", "last", "last"),
        Binding("v", "converse", "conversation"),
        Binding("=", "join_names", "same person"),
        Binding("X", "part_names", "another person"),
        Binding("escape,q,h,left,p", "leave", "back"),
    ]

    view = getters.query_one(PersonView)
    status = getters.query_one(StatusLine)

    def __init__(
        self, library: Library, marks: ReadingMarks, place: PersonPlace, reader: Surroundings
    ) -> None:
        super().__init__()
        self._library = library
        self._marks = marks
        self._place = place
        self._reader = reader
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

    def on_mount(self) -> None:
        """Say what can be done, and load the page."""
        self.status.symbols = self._reader.symbols
        self.status.entries = tuple(
            FooterEntry(*told)
            for told in (
                ("enter", "read"),
                ("v", "conversation"),
                ("=", "same person"),
                ("X", "another person"),
                ("esc", "back"),
            )
        )
        self._load(self._place)

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

    @on(PersonView.Taken)
    def action_take(self) -> None:
        """Give the chosen entry."""
        if self.view.chosen is not None:
            self.give(Going(self.view.chosen, replace(self._place, entry=self.view.cursor)))

    def action_leave(self) -> None:
        """Go back from a conversation to all that somebody wrote, and from there to the room."""
        if self._place.partner:
            self._load(PersonPlace(self._place.name, entry=self._left_for_partner))
        else:
            self.give(None)

    def action_step(self, count: int) -> None:
        """Move the cursor."""
        self.view.step(count)

    def action_turn(self, pages: int) -> None:
        """Move the cursor by a page."""
        self.view.turn(pages)

    def action_first(self) -> None:
        """Go to the newest entry."""
        self.view.choose(0)

    def action_last(self) -> None:
        """Go to the oldest entry that is loaded."""
        self.view.step(len(self._shown.written) if self._shown is not None else 0)

    @work(group="overlay", exclusive=True)
    async def action_converse(self) -> None:
        """Choose with whom to see this person speak."""
        person = self._person
        times: dict[str, int] = {}
        for partner in (*person.answers, *person.answered_by):
            times[partner.name] = times.get(partner.name, 0) + partner.times
        if not times:
            self._tell("As far as the blogs say, nobody is answered and nobody answers.")
            return
        choices = [Choice(name, one_line(name), detail=SafeText(grouped(times[name]))) for name in times]
        partner_name = await self._chosen(choices, f"{shown_name(person)} and")
        if partner_name is not None:
            self._left_for_partner = 0 if self._place.partner else self.view.cursor
            self._load(PersonPlace(self._place.name, partner_name))

    @work(group="overlay", exclusive=True)
    async def action_join_names(self) -> None:
        """Say under which other name this person writes."""
        person = self._person
        question = QuestionScreen(SafeText(f"Another name of {shown_name(person)}, or a part of it"))
        part = await self.app.push_screen_wait(question)
        found = await self._ask(people.names_like, self._library, part) if part else None
        names = [name for name in found or [] if normal_name(name) not in person.names]
        if part and not names:
            self._tell(f"Nobody else writes under a name with {one_line(part)} in it.")
        elif part:
            other = await self._chosen([Choice(name, one_line(name)) for name in names], "Which name")
            if other is not None:
                await self._join(person, other)

    async def _join(self, person: Person, name: str) -> None:
        other = await self._ask(people.find_person, self._library, name)
        if other is not None:
            told = f"{shown_name(person)} and {one_line(name)} are one person."
            groups = [[*person.names, *other.names]]
            await self._regroup(groups, [list(person.names), list(other.names)], told)

    @work(group="overlay", exclusive=True)
    async def action_part_names(self) -> None:
        """Say which name is another person's after all."""
        person = self._person
        if len(person.names) < 2:
            self._tell("No other name was joined with this one.")
            return
        choices = [Choice(name, one_line(name)) for name in person.names[1:]]
        name = await self._chosen(choices, "Which name is another person's")
        if name is not None:
            rest = [each for each in person.names if each != name]
            await self._regroup([rest, [name]], [list(person.names)], f"{one_line(name)} is another person.")

    async def _regroup(self, groups: list[list[str]], before: list[list[str]], told: str) -> None:
        if await self._ask(self._marks.regroup, groups, before, told) is not None:
            self._tell(told)
            self._load(PersonPlace(groups[0][0]))

    @property
    def _person(self) -> Person:
        return Person((self._place.name,)) if self._shown is None else self._shown.person

    async def _chosen(self, choices: list[Choice], question: str) -> str | None:
        return await self.app.push_screen_wait(
            ChooserScreen(choices, SafeText(question), self._reader.symbols)
        )

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
