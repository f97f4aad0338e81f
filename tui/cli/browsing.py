"""Opens the screen on a library and says how the program ends after it."""

import gc
import sys

from tui.cli.emit import complain
from tui.commands.keymap import keymap_of
from tui.kept_frame import keep_frame
from tui.services.library import Library
from tui.settings.locations import settings_file
from tui.settings.settings_file import load_settings

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
    # Modules stay until the end: to look through them for garbage would only delay the first frame.
    gc.disable()
    from tui.app import VoweApp
    from tui.screens.session import Session

    gc.freeze()
    gc.enable()
    session = Session(
        library,
        settings,
        keymap,
        blog_id=blog_id,
        own=own,
        offline=offline,
        fetch_at_start=fetch or (settings.sync_on_start and not offline and own is None),
    )
    app = VoweApp(session)
    sys.setswitchinterval(_SWITCHES_AFTER)
    code = app.run_until_left()
    if own is None and session.last_frame is not None:
        _keep(session.last_frame, library)
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
