"""What a feed of feedparser's tests says about itself, read without running it."""

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass

_ENCODINGS = (
    "utf-8",
    "utf-16",
    "utf-16-le",
    "utf-16-be",
    "utf-32",
    "utf-32-le",
    "utf-32-be",
    "cp037",
    "latin-1",
)
_EXPECTED = re.compile(r"Expect:[ \t]*(.*?)\s*(?:-->|\n[A-Z][a-z-]*:|\Z)", re.DOTALL)
_LOCATION = re.compile(r"Header:\s*Content-Location:\s*(http\S*)", re.IGNORECASE)
_HEADER = re.compile(r"Header:\s*Content-type:\s*(.*?)\s*(?:-->|\n)", re.IGNORECASE)

Path = tuple[str | int, ...]


@dataclass(frozen=True)
class Expectation:
    """One field of a parsed feed and the value it should have."""

    path: Path
    value: object


@dataclass(frozen=True)
class Statement:
    """The comment at the beginning of a file."""

    expected: tuple[Expectation, ...]
    content_type: str
    address: str
    """Where the file wants to have come from, empty where that does not matter."""


def read_statement(data: bytes) -> Statement:
    """Read what a file expects, in whatever encoding; what is no plain comparison is left out."""
    text = next((each for each in _decoded(data) if "Expect:" in each), "")
    found, header, location = (pattern.search(text) for pattern in (_EXPECTED, _HEADER, _LOCATION))
    expression = " ".join(found[1].split()) if found else ""
    try:
        tree = ast.parse(expression, mode="eval").body if expression else None
    except SyntaxError:
        tree = None
    expected = tuple(_expectations(tree)) if tree else ()
    return Statement(expected, header[1] if header else "", location[1] if location else "")


def _decoded(data: bytes) -> Iterator[str]:
    for encoding in _ENCODINGS:
        yield data.decode(encoding, "replace")


def _expectations(node: ast.expr) -> Iterator[Expectation]:
    if isinstance(node, ast.BoolOp) and isinstance(node.op, ast.And):
        for part in node.values:
            yield from _expectations(part)
    elif isinstance(node, ast.Compare) and len(node.ops) == 1 and isinstance(node.ops[0], ast.Eq):
        path = _path(node.left)
        if path is not None:
            try:
                yield Expectation(path, ast.literal_eval(node.comparators[0]))
            except ValueError:
                return


def _path(node: ast.expr) -> Path | None:
    if isinstance(node, ast.Name):
        return (node.id,)
    if isinstance(node, ast.Attribute):
        before = _path(node.value)
        return None if before is None else (*before, node.attr)
    if isinstance(node, ast.Subscript) and isinstance(node.slice, ast.Constant):
        before, key = _path(node.value), node.slice.value
        return None if before is None or not isinstance(key, str | int) else (*before, key)
    return None
