"""The way into the program, from the console script and from ``python -m tui``."""


def main() -> int:
    """Run the command line and return its exit code."""
    from tui.cli.emit import tell_crashes_calmly
    from tui.cli.main import main as run

    tell_crashes_calmly()
    return run()


if __name__ == "__main__":
    raise SystemExit(main())
