"""Opens the screen on a library and says how the program ends after it."""

import gc

from tui.cli.emit import complain
from tui.commands.keymap import keymap_of
from tui.services.library import Library
from tui.settings.locations import settings_file
from tui.settings.settings_file import load_settings


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
    code = app.run_until_left()
    if app.held_back:
        complain(
            f"{app.held_back} controls in texts were kept from the terminal at the last moment; "
            "nothing happened, but please report it as a mistake of this program."
        )
    return code
