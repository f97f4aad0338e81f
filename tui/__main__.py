"""The way into the program, from the console script and from ``python -m tui``."""

import sys

from tui.first_frame import FIRST_FRAME


def main() -> int:
    """Show the last frame while the program is loaded, run the command line and return its exit code."""
    FIRST_FRAME.show()
    try:
        import gc

        # Modules stay until the end: to look through them for garbage would only delay what is asked for.
        gc.disable()
        import warnings

        from tui.cli.emit import tell_crashes_calmly
        from tui.cli.main import main as run

        if not sys.warnoptions:
            # What libraries say to programmers is nothing that a reader of blogs can do something about.
            warnings.simplefilter("ignore")
        tell_crashes_calmly()
        return run()
    finally:
        FIRST_FRAME.give_up()


if __name__ == "__main__":
    raise SystemExit(main())
