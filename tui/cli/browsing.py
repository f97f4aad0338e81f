"""Opens the screen on a library and says how the program ends after it."""

import gc
import sys
from typing import TYPE_CHECKING

from tui.cli.emit import complain
from tui.commands.keymap import keymap_of
from tui.kept_frame import keep_frame
from tui.services.library import Library
from tui.settings.locations import settings_file
from tui.settings.settings_file import load_settings

if TYPE_CHECKING:
    from tui.screens.session import Session

_SWITCHES_AFTER = 0.0005
"""Seconds for which a thread that computes may keep the screen's from going on, which it does at every wait.

A key takes several waits, and Python's own 5 ms for each of them can be seen.
"""


def browse(
    library: Library,
    *,
    blog_id: int | None = None,
    own: Library | None = None,
    offline: bool = False,
    fetch: bool = False,
) -> int:
    """Show a library until the reader leaves, and return the exit code.

    ``blog_id`` is the blog to open, by default the one read last; ``own`` is the reader's own library where
    ``library`` is only the sample; ``fetch`` starts with fetching what is new, and so
    does the setting ``sync_on_start``. Raises ``SettingsError``.
    """
    settings = load_settings(settings_file())
    keymap = keymap_of(settings.keys)
    # What is made for the first frame stays: to look through it for garbage would only delay the frame.
    gc.disable()
    from tui.screens.session import Session

    session = Session(
        library,
        settings,
        keymap,
        blog_id=blog_id,
        own=own,
        offline=offline,
        fetch_at_start=fetch or (settings.sync_on_start and not offline and own is None),
    )
    code = _run(session)
    if own is None and session.last_frame is not None:
        _keep(session.last_frame, library)
    return code


def _run(session: "Session") -> int:
    """Run the application until the reader leaves it."""
    from tui.app import VoweApp

    sys.setswitchinterval(_SWITCHES_AFTER)
    try:
        app = VoweApp(session)
        code = app.run_until_left()
    finally:
        gc.enable()
    if app.held_back:
        _complain_of(app.held_back)
    return code


def _complain_of(held_back: int) -> None:
    complain(
        f"{held_back} controls in texts were kept from the terminal at the last moment; "
        "nothing happened, but please report it as a mistake of this program."
    )


def _keep(frame: bytes, library: Library) -> None:
    """Keep the last frame for as long as archive, settings, program and toolkit stay as they are."""
    import textual

    import tui
    from tui.stylesheets import stylesheets

    # Closing writes to the archive, and the frame is good for the archive as it is left.
    library.close()
    file = library.archive.file
    decisive = [file, file.with_name(f"{file.name}-wal"), settings_file().absolute(), *stylesheets()]
    keep_frame(frame, [*map(str, decisive), *tui.__path__, *textual.__path__])
