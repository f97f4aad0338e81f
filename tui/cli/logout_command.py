"""``vowe-tui logout``: forget a login."""

import argparse

from tui.cli.emit import complain, emit
from tui.cli.exit_codes import DONE, FAILED
from tui.cli.login_command import find_place
from tui.settings.kept_logins import forget_login, kept_origins


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Take the blog."""
    parser.add_argument("blog", metavar="BLOG", help="a blog's number, name or address")


def run(options: argparse.Namespace) -> int:
    """Take the login out of the keyring."""
    place = find_place(options, options.blog)
    if forget_login(place.origin):
        emit(f"The login to {place.origin} is forgotten.")
        return DONE
    there = ", ".join(sorted(kept_origins())) or "none yet"
    complain(f"No login is kept for {place.origin}; there is one for: {there}.")
    return FAILED
