"""Runs every check that a change has to pass: ``python -m tests.check``."""

import subprocess
import sys
import sysconfig
import time
from pathlib import Path

CHECKS: dict[str, list[str]] = {
    "format": ["ruff", "format", "--check", "."],
    "lint": ["ruff", "check", "."],
    "types": ["mypy"],
    "imports": ["lint-imports"],
    "spelling": ["codespell", "tui", "tests", "styles", "README.md"],
    "tests": ["pytest"],
}
SCRIPTS = Path(sysconfig.get_path("scripts"))


def run(name: str) -> bool:
    """Run one check, tell how it went, and say whether it passed."""
    started = time.monotonic()
    program, *arguments = CHECKS[name]
    code = subprocess.run([SCRIPTS / program, *arguments], check=False).returncode
    print(f"{'passed' if code == 0 else 'FAILED'}  {name}  {time.monotonic() - started:.1f} s", flush=True)
    return code == 0


def main(names: list[str]) -> int:
    """Run the named checks, or all of them, and return 1 if any failed."""
    unknown = [name for name in names if name not in CHECKS]
    if unknown:
        print(f"no such check: {', '.join(unknown)}; there are {', '.join(CHECKS)}", file=sys.stderr)
        return 2
    return 1 if [name for name in names or CHECKS if not run(name)] else 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
