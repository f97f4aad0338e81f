"""Every regular expression of the program, and long texts of the signs that each is made of."""

import ast
import importlib
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from re import _constants, _parser  # type: ignore[attr-defined]  # there is no public way to read a pattern
from typing import Any

ROOT = Path(__file__).parent.parent
SCANS = frozenset(("search", "sub", "subn", "split", "findall", "finditer"))
ANCHORED = frozenset(("match", "fullmatch"))
_OF_CATEGORY = {
    _constants.CATEGORY_DIGIT: "7",
    _constants.CATEGORY_SPACE: " \n",
    _constants.CATEGORY_WORD: "aZ7_",
    _constants.CATEGORY_NOT_DIGIT: "a-",
    _constants.CATEGORY_NOT_SPACE: "a-",
    _constants.CATEGORY_NOT_WORD: "- ",
}


@dataclass(frozen=True)
class OwnPattern:
    """A pattern, where it lies, and the methods it is used by."""

    place: str
    pattern: re.Pattern[Any]
    methods: frozenset[str]

    def run(self, text: str) -> None:
        """Look for it in a text, from the beginning and throughout as the program does."""
        subject: Any = text.encode("utf-8", "replace") if isinstance(self.pattern.pattern, bytes) else text
        for method in self.methods & ANCHORED:
            getattr(self.pattern, method)(subject)
        if self.methods & SCANS:
            self.pattern.subn(subject[:0], subject)


def own_patterns() -> Iterator[OwnPattern]:
    """Give every compiled pattern that a module of the program holds, and those written at their use."""
    files = {_module(path): path for path in sorted((ROOT / "tui").rglob("*.py")) if path.stem != "__main__"}
    trees = {module: ast.parse(path.read_text("utf-8")) for module, path in files.items()}
    used = _methods(trees)
    for module, tree in trees.items():
        for name, value in vars(importlib.import_module(module)).items():
            for pattern in value if isinstance(value, tuple | list) else (value,):
                if isinstance(pattern, re.Pattern) and (module, name) in used:
                    yield OwnPattern(f"{module}.{name}", pattern, frozenset(used[module, name]) or SCANS)
        yield from _written_at_their_use(module, tree)


def _module(path: Path) -> str:
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def _methods(trees: Mapping[str, ast.Module]) -> defaultdict[tuple[str, str], set[str]]:
    """Give by module and name the methods by which a pattern is used, in whichever module that is."""
    used: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    for module, tree in trees.items():
        for node in ast.walk(tree):
            match node:
                case ast.Attribute(value=ast.Name(id=name), attr=method) if method in SCANS | ANCHORED:
                    used[module, name].add(method)
                case ast.Name(id=name, ctx=ast.Load()):
                    used[module, name] |= set()
    return used


def _written_at_their_use(module: str, tree: ast.Module) -> Iterator[OwnPattern]:
    for node in ast.walk(tree):
        match node:
            case ast.Call(
                func=ast.Attribute(value=ast.Name(id="re"), attr=method),
                args=[ast.Constant(value=str() as text), *_],
            ) if method in SCANS | ANCHORED:
                yield OwnPattern(f"{module}:{node.lineno}", re.compile(text), frozenset((method,)))


def units(pattern: re.Pattern[Any]) -> list[str]:
    """Give the signs a pattern is made of, its words, and what it matches up to each of its places."""
    source = pattern.pattern
    text = source.decode("latin-1") if isinstance(source, bytes) else source
    parsed = _parser.parse(text, pattern.flags & ~re.UNICODE if isinstance(source, bytes) else pattern.flags)
    signs = list(dict.fromkeys(_signs(parsed)))
    sample = _sample(parsed)
    return list(dict.fromkeys((*signs, *(sample[: end + 1] for end in range(len(sample))))))


def _signs(parsed: Any) -> Iterator[str]:
    for kind, value in _nodes(parsed):
        match kind:
            case _constants.LITERAL:
                yield chr(value)
            case _constants.RANGE:
                yield chr(value[0])
            case _constants.CATEGORY:
                yield from _OF_CATEGORY[value]
            case _constants.NOT_LITERAL | _constants.NEGATE | _constants.ANY:
                yield from "a "


def _nodes(value: Any) -> Iterator[tuple[Any, Any]]:
    """Give what a parsed pattern is made of, however deep it lies."""
    if isinstance(value, _parser.SubPattern):
        value = list(value)
    if isinstance(value, tuple) and value and isinstance(value[0], _constants._NamedIntConstant):
        yield value[0], value[1] if len(value) == 2 else None
    if isinstance(value, tuple | list):
        for part in value:
            yield from _nodes(part)


def _sample(parsed: Any) -> str:
    """Give a short text that a pattern matches, or nearly so where it looks around."""
    return "".join(_matched(kind, value) for kind, value in parsed)


def _matched(kind: Any, value: Any) -> str:
    match kind:
        case _constants.LITERAL:
            return chr(value)
        case _constants.ANY | _constants.NOT_LITERAL:
            return "a"
        case _constants.IN:
            signs: Iterator[str] = iter("a") if value[0][0] is _constants.NEGATE else _signs(value)
            return next(signs, "a")
        case _constants.MAX_REPEAT | _constants.MIN_REPEAT | _constants.POSSESSIVE_REPEAT:
            times: int = min(max(value[0], 1), 9)
            return _sample(value[2]) * times
        case _constants.SUBPATTERN:
            return _sample(value[3])
        case _constants.ATOMIC_GROUP:
            return _sample(value)
        case _constants.BRANCH:
            return _sample(value[1][0])
        case _constants.ASSERT if value[0] > 0:
            return _sample(value[1])
        case _:
            return ""
