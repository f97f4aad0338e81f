"""Runs tests on one changed module: ``python -m tests.mutation.trial FILE TESTS < SOURCE``.

A process of its own imports the module afresh, because much here is worked out when a module is imported or
is remembered once it was, which a tool that switches mutants on between calls would not see.
"""

import importlib.abc
import importlib.machinery
import resource
import signal
import sys
from collections.abc import Sequence
from importlib.util import spec_from_loader
from pathlib import Path
from types import ModuleType

ROOT = Path(__file__).parents[2]
MOST_SECONDS = 600
"""Seconds after which a process ends itself, should whoever started it be gone."""
MOST_BYTES = 4 << 30


class _Mutated(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    """Imports one module from another source."""

    def __init__(self, path: Path, source: str) -> None:
        self._name = ".".join(path.relative_to(ROOT).with_suffix("").parts)
        self._path, self._source = path, source

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> importlib.machinery.ModuleSpec | None:
        return spec_from_loader(fullname, self, origin=str(self._path)) if fullname == self._name else None

    def exec_module(self, module: ModuleType) -> None:
        module.__file__ = str(self._path)
        exec(compile(self._source, str(self._path), "exec"), module.__dict__)


def main(file: str, tests: Sequence[str], source: str) -> int:
    """Run tests with a file's module made from another source, and give what pytest gives."""
    import hypothesis
    import pytest

    signal.alarm(MOST_SECONDS)
    resource.setrlimit(resource.RLIMIT_AS, (MOST_BYTES, MOST_BYTES))
    sys.meta_path.insert(0, _Mutated(ROOT / file, source))
    phases = [hypothesis.Phase.explicit, hypothesis.Phase.generate]
    hypothesis.settings.register_profile("mutant", phases=phases, database=None)
    hypothesis.settings.load_profile("mutant")
    options = ["-x", "-n0", "-p", "no:cacheprovider", "--assert=plain", "--hypothesis-seed=0"]
    return int(pytest.main([*options, f"--rootdir={ROOT}", *tests]))


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1], sys.argv[2:], sys.stdin.read()))
