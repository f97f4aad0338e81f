"""The cases of the public HTML suites: what is read, and which text comes of it."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tui.content.html_tags import DROPPED

_NODE = re.compile(r'\| ( *)(?:<(?!!)(?:svg |math )?([^ >]+)>|"(.*)"\Z|.*)', re.DOTALL)
_SURROGATES = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class HtmlCase:
    """A piece of HTML and the text that a browser finds in it."""

    name: str
    html: str
    text: str


def tree_cases(folder: Path) -> Iterator[HtmlCase]:
    """Give the cases of tree construction, scripted ones and those of inner HTML left out."""
    for path in sorted([*folder.glob("html5lib-tests/tree-construction/*.dat"), *folder.glob("go/*.dat")]):
        for number, case in enumerate(re.split(r"^#data\n", path.read_text("utf-8"), flags=re.MULTILINE)[1:]):
            data, _, rest = case.partition("#errors\n")
            _, _, document = rest.partition("#document\n")
            if "#document-fragment" in rest or "#script-on" in rest:
                continue
            yield HtmlCase(f"{path.name}:{number}", data[:-1], "".join(_texts(document.rstrip("\n"))))


def _texts(document: str) -> Iterator[str]:
    """Give the text nodes of a written tree that a reader sees."""
    hidden_at = None
    for line in re.split(r"\n(?=\| )", document):
        found = _NODE.match(line)
        if found is None:
            continue
        depth = len(found[1])
        if hidden_at is not None and depth <= hidden_at:
            hidden_at = None
        if hidden_at is None and found[2] in DROPPED:
            hidden_at = depth
        elif hidden_at is None and found[3] is not None:
            yield found[3]


def token_cases(folder: Path) -> Iterator[HtmlCase]:
    """Give the cases of the tokenizer that begin in the text of a page."""
    for path in sorted(folder.glob("html5lib-tests/tokenizer/*.test")):
        for number, case in enumerate(json.loads(path.read_text("utf-8")).get("tests", [])):
            if "Data state" not in case.get("initialStates", ["Data state"]):
                continue
            source, tokens = case["input"], case["output"]
            text = "".join(token[1] for token in tokens if token[0] == "Character")
            if case.get("doubleEscaped"):
                source, text = _unescaped(source), _unescaped(text)
            yield HtmlCase(f"{path.name}:{number}", source, _SURROGATES.sub("\ufffd", text))


def _unescaped(text: str) -> str:
    return re.sub(r"\\u([0-9A-Fa-f]{4})", lambda found: chr(int(found[1], 16)), text)
