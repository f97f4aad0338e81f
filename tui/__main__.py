"""The way into the program, from the console script and from ``python -m tui``."""

from tui.first_frame import FIRST_FRAME


def main() -> int:
    """Show the last frame while the program is loaded, run the command line and return its exit code."""
    FIRST_FRAME.show()
    try:
        from tui.cli.emit import tell_crashes_calmly
        from tui.cli.main import main as run

        tell_crashes_calmly()
        return run()
    finally:
        FIRST_FRAME.give_up()


if __name__ == "__main__":
    raise SystemExit(main())
