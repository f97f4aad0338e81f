"""``vowe-tui login``: keep a login to a blog that does not let everybody in."""

import argparse
import asyncio
import getpass
import sys

from tui.archive.archive_file import is_there
from tui.cli.arguments import UsageError
from tui.cli.emit import complain, emit
from tui.cli.exit_codes import DONE, FAILED
from tui.cli.library_access import opened_library
from tui.content.typed_login import split_login
from tui.model.login import Login, Secret
from tui.services.logging_in import Place, check_login, place_of
from tui.settings.kept_logins import WITHOUT_KEYRING, keep_login, require_keyring
from tui.settings.locations import archive_file


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Take the blog."""
    parser.add_argument("blog", metavar="BLOG", help="a blog's number, name or address")


def run(options: argparse.Namespace) -> int:
    """Ask for user name and password, try them on the blog, and keep them in the keyring."""
    if options.offline:
        complain("the login was not tried: the program is offline.")
        return FAILED
    require_keyring()
    typed = split_login(options.blog)
    place = find_place(options, typed.address if typed else options.blog)
    login = typed.login if typed else _asked(place)
    user = asyncio.run(check_login(place, login))
    keep_login(place.origin, login)
    known_as = f" as {user}" if user else ""
    emit(f"Logged in to {place.origin}{known_as}; vowe-tui logout {place.origin} forgets it.")
    return DONE


def find_place(options: argparse.Namespace, name: str) -> Place:
    """Find where a blog is, in the library where there is one; raises as ``place_of``."""
    if not is_there(options.archive or archive_file()):
        return place_of(None, name)
    with opened_library(options) as library:
        return place_of(library.archive, name)


def _asked(place: Place) -> Login:
    if not (sys.stdin.isatty() and sys.stderr.isatty()):
        raise UsageError(f"a password is asked for on a terminal only; without one, {WITHOUT_KEYRING}")
    emit(f"Login to {place.origin}; of a WordPress, an application password (Users, Profile).")
    user = input("User name: ").strip()
    return Login(user, Secret(getpass.getpass("Password: ", sys.stderr).strip()))
