"""All commands, in the order in which the help lists them."""

from functools import cache

from tui.commands.command import Command, Pane
from tui.commands.evidence import EVIDENCE
from tui.commands.finding import FINDING
from tui.commands.links import LINKS
from tui.commands.marks import MARKS
from tui.commands.moving import MOVING
from tui.commands.news import NEWS
from tui.commands.parts import PARTS
from tui.commands.people import PEOPLE
from tui.commands.program import PROGRAM
from tui.commands.reading import READING
from tui.commands.threads import THREADS
from tui.commands.tours import TOURS
from tui.commands.views import VIEWS

COMMANDS: tuple[Command, ...] = (
    *MOVING,
    *FINDING,
    *READING,
    *TOURS,
    *NEWS,
    *PEOPLE,
    *THREADS,
    *PARTS,
    *EVIDENCE,
    *MARKS,
    *LINKS,
    *VIEWS,
    *PROGRAM,
)

_BY_ID = {command.id: command for command in COMMANDS}


@cache
def commands_of(pane: Pane) -> tuple[Command, ...]:
    """Give the commands that mean something in ``pane``, in catalogue order."""
    return tuple(command for command in COMMANDS if pane in command.panes)


def commands_of_person_page() -> tuple[Command, ...]:
    """Give the commands that mean something on the page about somebody, in catalogue order."""
    return tuple(command for command in COMMANDS if command.on_person_page)


def by_id(command_id: str) -> Command:
    """Give the command called ``command_id``; ``KeyError`` where there is none."""
    return _BY_ID[command_id]
