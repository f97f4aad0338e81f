"""Commands that change how things look."""

from tui.commands.command import Command, Group, Pane

VIEWS = (
    Command("choose-theme", ("T",), "theme", "Choose the colours.", Group.VIEWS),
    Command(
        "switch-layout", ("w",), "layout", "Switch between one pane and several side by side.", Group.VIEWS
    ),
    Command("toggle-zen", ("Z",), "zen", "Show the text alone, or everything again.", Group.VIEWS),
    Command(
        "show-pictures",
        ("I",),
        "pictures",
        "Fetch and show the pictures of the article, or hide them again.",
        Group.VIEWS,
        (Pane.ARTICLE,),
    ),
    Command("narrower-text", ("<",), "narrower", "Make the lines of text shorter.", Group.VIEWS),
    Command("wider-text", (">",), "wider", "Make the lines of text longer.", Group.VIEWS),
)
