"""Commands that change how things look."""

from tui.commands.command import Command, Group

VIEWS = (
    Command("choose-theme", ("T",), "theme", "Choose the colours.", Group.VIEWS),
    Command(
        "switch-layout", ("w",), "layout", "Switch between one pane and several side by side.", Group.VIEWS
    ),
    Command("toggle-zen", ("Z",), "zen", "Show the text alone, or everything again.", Group.VIEWS),
    Command("narrower-text", ("<",), "narrower", "Make the lines of text shorter.", Group.VIEWS),
    Command("wider-text", (">",), "wider", "Make the lines of text longer.", Group.VIEWS),
)
