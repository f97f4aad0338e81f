"""The words of the command line: commands, the options all of them share, and how usage errors end."""

import argparse
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path
from typing import Any, NoReturn, Protocol, cast

COMMANDS = {
    "demo": "open the built-in sample blog in a throw-away archive",
    "add": "add or re-read sources without opening them, and report",
    "sync": "fetch what is new",
    "blogs": "list the blogs of the library",
    "list": "list posts",
    "show": "show one post with its thread",
    "search": "search posts and comments",
    "doctor": "examine whether the archive is whole",
    "backup": "copy the archive, also while the program runs",
    "export": "write posts with their discussions as Markdown or for WordPress",
    "login": "keep your login to a blog that does not let everybody in",
    "logout": "forget it",
    "keys": "list the keys in force",
    "paths": "tell where files lie",
}
_DESCRIPTION = """\
vowe-tui reads blogs with their comments.

  vowe-tui             open the library
  vowe-tui SOURCE      add SOURCE if it is new, then open it: a web address, a file or a folder
  vowe-tui COMMAND …   do one thing and print it"""


class UsageError(Exception):
    """The command line asks for something that cannot be asked for."""


class Parser(argparse.ArgumentParser):
    """A parser that raises ``UsageError`` instead of writing what it was given to the terminal."""

    def __init__(self, **settings: Any) -> None:
        super().__init__(allow_abbrev=False, **settings)

    def error(self, message: str) -> NoReturn:
        raise UsageError(f"{message}. Try: {self.prog} --help")


class Command(Protocol):
    """What the module of a command offers."""

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        """Declare what the command takes."""
        ...

    def run(self, options: argparse.Namespace) -> int:
        """Do it and return the exit code."""
        ...


_SHARED = {"archive": None, "json": False, "offline": False, "cafile": None}


def shared_options(parser: argparse.ArgumentParser) -> None:
    """Declare the options that work with every command, before or after its name."""
    silent = argparse.SUPPRESS
    parser.add_argument("--archive", metavar="FILE", type=Path, default=silent, help="the archive to use")
    parser.add_argument("--json", action="store_true", default=silent, help="print JSON")
    parser.add_argument("--offline", action="store_true", default=silent, help="ask no server for anything")
    parser.add_argument(
        "--cafile", metavar="FILE", type=Path, default=silent, help="trust the authorities in FILE as well"
    )


def limit(text: str) -> int:
    """Read the value of ``--limit``: a whole number from 1 on."""
    number = int(text) if text.isascii() and text.isdigit() else 0
    if number < 1:
        raise argparse.ArgumentTypeError(f"{text!r} is not a number from 1 on")
    return number


def parse(words: Sequence[str]) -> tuple[Command, argparse.Namespace]:
    """Find the command that ``words`` ask for and read its options; raises ``UsageError``."""
    given = _outer_parser().parse_args(words)
    if given.version:
        name, rest = "version", []
    elif given.word in COMMANDS:
        name, rest = given.word, given.rest
    else:
        name, rest = "browse", [word for word in (given.word, *given.rest) if word is not None]
    command = cast(Command, import_module(f"tui.cli.{name}_command"))
    own = Parser(prog=f"vowe-tui {name}" if name in COMMANDS else "vowe-tui", description=COMMANDS.get(name))
    shared_options(own)
    command.add_arguments(own)
    shared = {option: getattr(given, option, default) for option, default in _SHARED.items()}
    return command, own.parse_args(rest, argparse.Namespace(**shared))


def _outer_parser() -> Parser:
    listing = "\n".join(f"  {name:8} {told}" for name, told in COMMANDS.items())
    parser = Parser(
        prog="vowe-tui",
        usage="vowe-tui [OPTION…] [SOURCE | COMMAND …]",
        description=_DESCRIPTION,
        epilog=f"commands:\n{listing}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    shared_options(parser)
    parser.add_argument("--version", action="store_true", help="print the version and end")
    parser.add_argument("word", nargs="?", help=argparse.SUPPRESS)
    parser.add_argument("rest", nargs=argparse.REMAINDER, help=argparse.SUPPRESS)
    return parser
