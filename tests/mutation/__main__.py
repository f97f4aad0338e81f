"""How many small changes of a module its tests notice: ``python -m tests.mutation links``.

Each mutant is imported afresh by a process of its own, because much here is worked out when a module is
imported or is remembered once it was, which a tool that switches mutants on between calls would not see.
"""

import argparse
import importlib.abc
import importlib.machinery
import os
import sys
import time
from collections.abc import Sequence
from importlib.util import spec_from_loader
from pathlib import Path
from types import ModuleType

from tests.mutation.mutants import Mutant, mutants
from tests.mutation.subjects import SUBJECTS

ROOT = Path(__file__).parents[2]
PATIENCE = 120.0
"""Seconds after which a mutant that keeps its tests busy counts as noticed."""


class _Mutated(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    """Imports one module from another source."""

    def __init__(self, name: str, path: Path, source: str) -> None:
        self._name, self._path, self._source = name, path, source

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> importlib.machinery.ModuleSpec | None:
        return spec_from_loader(fullname, self, origin=str(self._path)) if fullname == self._name else None

    def exec_module(self, module: ModuleType) -> None:
        module.__file__ = str(self._path)
        exec(compile(self._source, str(self._path), "exec"), module.__dict__)


def is_noticed(path: Path, mutant: Mutant, tests: Sequence[str]) -> bool:
    """Run tests on a mutant in a forked process, and say whether they failed or never ended."""
    child = os.fork()
    if not child:
        noticed = 1
        try:
            noticed = _run(path, mutant, tests)
        finally:  # whatever it raises: a child that returned from here would go on to fork the other mutants
            os._exit(noticed)
    ends = time.monotonic() + PATIENCE
    while time.monotonic() < ends:
        ended, status = os.waitpid(child, os.WNOHANG)
        if ended:
            return status != 0
        time.sleep(0.05)
    os.kill(child, 9)
    os.waitpid(child, 0)
    return True


def _run(path: Path, mutant: Mutant, tests: Sequence[str]) -> int:
    import pytest

    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    os.dup2(nowhere, 2)
    name = ".".join(path.relative_to(ROOT).with_suffix("").parts)
    sys.meta_path.insert(0, _Mutated(name, path, mutant.source))
    options = ["-x", "-n0", "-p", "no:cacheprovider", "--assert=plain", f"--rootdir={ROOT}"]
    return int(pytest.main([*options, *tests]))


def main(arguments: list[str]) -> int:
    """Try the mutants of the named subjects, and tell those that no test noticed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("subjects", nargs="*", default=sorted(SUBJECTS), choices=sorted(SUBJECTS))
    asked = parser.parse_args(arguments)
    os.chdir(ROOT)
    import hypothesis  # noqa: F401  # loaded once for all that are forked
    import pytest  # noqa: F401

    for name in asked.subjects:
        _measure(name)
    return 0


def _measure(name: str) -> None:
    subject, started = SUBJECTS[name], time.monotonic()
    tried: list[tuple[Path, Mutant]] = [
        (path, mutant)
        for path in (ROOT / file for file in subject.files)
        for mutant in mutants(path.read_text(encoding="utf-8"))
    ]
    unchanged = Mutant(0, "nothing", tried[0][0].read_text(encoding="utf-8"))
    if is_noticed(tried[0][0], unchanged, subject.tests):
        raise SystemExit(f"{name}: its tests fail without any change.")
    missed = 0
    for path, mutant in tried:
        if not is_noticed(path, mutant, subject.tests):
            missed += 1
            print(f"  {path.relative_to(ROOT)}:{mutant.line}: {mutant.change}", flush=True)
    share = 1 - missed / len(tried)
    print(f"{name}: {share:.0%} of {len(tried)} noticed, {time.monotonic() - started:.0f} s", flush=True)


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
