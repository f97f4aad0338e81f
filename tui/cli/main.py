"""Reads the command line and runs what it asks for."""


def main() -> int:
    """Run one command and return its exit code."""
    return 0
