"""Commands that concern the library and the program itself."""

from tui.commands.command import Command, Group

PROGRAM = (
    Command("search", ("ctrl+f",), "search", "Search posts and comments in the archive.", Group.PROGRAM),
    Command("choose-blog", ("b",), "blogs", "Choose the blog to read.", Group.PROGRAM),
    Command("add-blog", (), "add a blog", "Add a blog: a web address, a file or a folder.", Group.PROGRAM),
    Command("refresh", ("r",), "refresh", "Fetch what is new.", Group.PROGRAM),
    Command("undo", ("ctrl+z",), "undo", "Take the last mark back.", Group.PROGRAM),
    Command("help", ("?",), "help", "List the keys that work here.", Group.PROGRAM),
    Command("command-palette", ("ctrl+p",), "palette", "Find a command by its name.", Group.PROGRAM),
    Command("quit", ("Q",), "quit", "Leave the program.", Group.PROGRAM),
    Command("suspend", (), "suspend", "Put the program aside and return to the shell.", Group.PROGRAM),
)
