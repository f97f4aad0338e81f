"""Which version of the program this is."""


def version() -> str:
    """Name the installed version."""
    from importlib.metadata import version as installed

    return installed("vowe-tui")
