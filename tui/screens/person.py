"""A page about somebody, laid over the room: all that they wrote, with whom they speak, and their names."""

from dataclasses import replace
from typing import ClassVar

from textual import on, work
from textual.binding import Binding, BindingType

from tui.commands.catalogue import commands_of_person_page
from tui.commands.footer import FooterEntry
from tui.content.terminal_text import SafeText, one_line
from tui.model.names import normal_name
from tui.model.person import Person
from tui.rendering.numbers import grouped
from tui.rendering.person_page import shown_name
from tui.screens.overlays import ChooserScreen, QuestionScreen
from tui.screens.person_pages import Going, PersonPages
from tui.screens.stop import PersonPlace
from tui.services import people
from tui.widgets.choice import Choice
from tui.widgets.person_view import PersonView

_OFFERED = (
    ("open", "read"),
    ("converse", "conversation"),
    ("join-names", "same person"),
    ("part-names", "another person"),
)
_PERFORMED_BY = {
    "open": "take",
    "cursor-down": "step(1)",
    "cursor-up": "step(-1)",
    "half-page-down": "turn(1)",
    "page-down": "turn(1)",
    "read-on": "turn(1)",
    "half-page-up": "turn(-1)",
    "page-up": "turn(-1)",
    "read-back": "turn(-1)",
    "cursor-first": "first",
    "cursor-last": "last",
    "leave-or-quit": "leave",
    "show-person": "leave",
}
"""What commands do here whose names say something else in the panes."""


class PersonScreen(PersonPages):
    """Shows what somebody wrote, and gives what the reader wants to read of it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *(
            Binding(
                ",".join(command.keys),
                _PERFORMED_BY.get(command.id, command.action),
                command.label,
                id=command.id,
            )
            for command in commands_of_person_page()
        ),
        # As from everything that lies over the room, also where the reader has other keys for going back.
        Binding("escape", "leave", "back"),
    ]

    def on_mount(self) -> None:
        """Say what can be done, and load the page."""
        self.status.symbols = self._reader.symbols
        shown = self._keymap.shown
        offered = [FooterEntry(shown(command_id), label) for command_id, label in _OFFERED]
        self.status.entries = (*offered, FooterEntry("esc", "back"))
        self._load(self._place)

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
        most_first = sorted(times, key=lambda name: -times[name])
        choices = [Choice(name, one_line(name), detail=SafeText(grouped(times[name]))) for name in most_first]
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

    async def _chosen(self, choices: list[Choice], question: str) -> str | None:
        return await self.app.push_screen_wait(
            ChooserScreen(choices, SafeText(question), self._reader.symbols)
        )
