"""A parser under a fuzzer that sees what it reaches: ``python -m tests.conformance.atheris_target html``.

What follows the name goes to the fuzzer: ``-max_total_time=600``, ``-runs=100000``, ``-seed=1``, a folder of
files to begin with. It needs atheris, which is no dependency of the project: ``pip install atheris``.
"""

import asyncio
import sys
import tempfile
from collections.abc import Callable
from contextlib import aclosing
from functools import partial
from importlib import import_module
from importlib.util import find_spec
from inspect import isfunction
from pathlib import Path

from tests.conformance.fuzz import _MEMORY
from tests.conformance.shelf import put
from tui.content.links import safe_link
from tui.content.markdown import to_markdown
from tui.content.plain_text import plain_text
from tui.content.terminal_text import many_lines, one_line
from tui.model.errors import VoweError
from tui.model.post import BodyFormat
from tui.sources.files import open_path
from tui.sources.json_body import read_json

OBSERVED = ("tui.content", "tui.sources", "tui.model")
_CONTROLS = frozenset(map(chr, (*range(0x20), *range(0x7F, 0xA0)))) - {"\n"}


def _file(name: str, data: bytes) -> None:
    """Read bytes as the file that a reader names."""
    with tempfile.TemporaryDirectory(dir=_MEMORY if _MEMORY.is_dir() else None) as folder:
        try:
            asyncio.run(_read(put(Path(folder), {name: data})))
        except VoweError as error:
            if not str(error).strip():
                raise ValueError("It was refused without a sentence.") from error


async def _read(path: Path) -> None:
    async with aclosing(open_path(path).items({})) as items:
        async for _ in items:
            pass


def _json(data: bytes) -> None:
    try:
        read_json(data)
    except ValueError:
        return


def _html(data: bytes) -> None:
    text = data.decode("utf-8", "replace")
    to_markdown(text, BodyFormat.HTML)
    plain_text(text, BodyFormat.HTML)


def _links(data: bytes) -> None:
    written, _, base = data.decode("utf-8", "replace").partition("\n")
    link = safe_link(written, base)
    if link is not None and not link.startswith(("http://", "https://", "mailto:")):
        raise ValueError(f"{link!r} is followed.")


def _terminal_text(data: bytes) -> None:
    text = data.decode("utf-8", "replace")
    if not _CONTROLS.isdisjoint(one_line(text) + many_lines(text)) or "\n" in one_line(text):
        raise ValueError(f"{text!r} reaches a screen with a control character.")


TARGETS: dict[str, Callable[[bytes], None]] = {
    "feed": partial(_file, "feed.xml"),
    "json": _json,
    "wxr": partial(_file, "wordpress.xml"),
    "movabletype": partial(_file, "export.txt"),
    "html": _html,
    "blogger": partial(_file, "feed.atom"),
    "links": _links,
    "terminal_text": _terminal_text,
}


def main(arguments: list[str]) -> int:
    """Run the named target for as long as the fuzzer is told to; return 2 where that cannot be."""
    if not arguments or arguments[0] not in TARGETS:
        print(f"Which of these is to be tried? {', '.join(TARGETS)}")
        return 2
    if find_spec("atheris") is None:
        print("The fuzzer atheris is not installed: pip install atheris")
        return 2
    fuzzer = import_module("atheris")
    target = TARGETS[arguments[0]]
    for name, module in list(sys.modules.items()):
        if name.startswith(OBSERVED):
            for function in filter(isfunction, vars(module).values()):
                fuzzer.instrument_func(function)
    fuzzer.Setup([sys.argv[0], *arguments[1:]], target)
    fuzzer.Fuzz()
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
