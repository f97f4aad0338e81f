"""Processes that are measured: how much memory they take, and what they found out themselves."""

import json
import resource
import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from typing import Any

MEGABYTE = 1_000_000


def peak_memory() -> float:
    """Give the most memory this process ever took, in megabytes."""
    try:
        # Not ru_maxrss where there is a choice: Linux starts it with what the parent took.
        status = Path("/proc/self/status").read_text(encoding="ascii", errors="replace")
    except OSError:
        # Bytes on macOS, where there is no /proc; KiB on the other systems.
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / MEGABYTE
    return _kibibytes(status, "VmHWM") * 1024 / MEGABYTE


def peak_of_children() -> float:
    """Give the most memory that the processes it has started ever took, those that run now, in megabytes."""
    peaks = []
    for children in Path("/proc/self/task").glob("*/children"):
        for child in children.read_text(encoding="ascii").split():
            with suppress(OSError):
                status = Path(f"/proc/{child}/status").read_text(encoding="ascii", errors="replace")
                peaks.append(_kibibytes(status, "VmHWM") * 1024 / MEGABYTE)
    return sum(peaks)


def memory_of(process_id: int) -> float:
    """Give the resident memory of a process and of all it started, in megabytes; 0 where it has ended."""
    try:
        status = Path(f"/proc/{process_id}/status").read_text(encoding="ascii", errors="replace")
        children = Path(f"/proc/{process_id}/task/{process_id}/children").read_text(encoding="ascii").split()
    except OSError:
        return 0.0
    own = _kibibytes(status, "VmRSS") * 1024 / MEGABYTE
    return own + sum(memory_of(int(child)) for child in children)


def _kibibytes(status: str, name: str) -> int:
    return next((int(line.split()[1]) for line in status.splitlines() if line.startswith(name)), 0)


def told_by(module: str, *words: str | Path, environment: dict[str, str] | None = None) -> dict[str, Any]:
    """Run a module of the bench in a process of its own and give the JSON object that it prints."""
    done = subprocess.run(
        [sys.executable, "-m", f"tests.bench.{module}", *map(str, words)],
        capture_output=True,
        check=False,
        env=environment,
        text=True,
    )
    if done.returncode:
        raise RuntimeError(f"tests.bench.{module} ended with {done.returncode}:\n{done.stderr[-2000:]}")
    answer: dict[str, Any] = json.loads(done.stdout)
    return answer
