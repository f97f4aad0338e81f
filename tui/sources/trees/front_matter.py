"""What stands above a text: YAML, TOML or JSON between fences, or plain lines of names and values."""

import json
import re
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import yaml

YAML_FENCED = re.compile(r"\A\s{0,9}---[ \t]*\n(.*?)^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)
TOML_FENCED = re.compile(r"\A\s{0,9}\+\+\+[ \t]*\n(.*?)^\+\+\+[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)
LINE = re.compile(r"[ \t]{0,80}(?P<name>[A-Za-z_][\w .-]{0,40}?)[ \t]{0,80}[:=][ \t]*(?P<value>.*)")
BARE_LINE = re.compile(r"(?P<name>[A-Za-z_][\w-]{0,40}):(?:[ \t]+(?P<value>.*)|$)")
RESTRUCTURED_LINE = re.compile(r":(?P<name>[A-Za-z_][\w-]{0,40}):[ \t]*(?P<value>.*)")
NIKOLA_LINE = re.compile(r"\.\. (?P<name>[a-z_]{1,40}):[ \t]*(?P<value>.*)")
RESTRUCTURED_TITLE = re.compile(
    r"\s*(?:([=\-~#*^])\1{2,}\n)?(?P<title>[^\n]{1,500})\n([=\-~#*^])\3{2,}[ \t]*\n"
)
LONGEST_YAML = 64 * 1024
"""The YAML parser needs seconds for a megabyte; longer front matter is read line by line."""
MOST_MERGED = 20
"""Mappings that merge others that merge others grow with a power of their number."""
COMMENT_MARKS = ("<!--", "-->")


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """The fields above a text, by their names in lower case, and the text."""

    fields: Mapping[str, Any]
    body: str
    mended: bool = False
    """Whether the fields were ill-formed and had to be read line by line."""


def split_front_matter(text: str) -> FrontMatter | None:
    """Part a text from its fields; ``None`` where it has none."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    for fenced, load in ((YAML_FENCED, load_yaml), (TOML_FENCED, load_toml)):
        if match := fenced.match(text):
            return _loaded(match[1], text[match.end() :], load)
    return _json(text) or _lines(text)


def load_yaml(text: str) -> object:
    """Read YAML without making objects of it; ``None`` where it is ill-formed or too long."""
    if len(text) > LONGEST_YAML or ("<<" in text and text.count("*") > MOST_MERGED):
        return None
    try:
        return yaml.safe_load(text)
    # A date that no calendar has is a ValueError, and some keys that cannot be one a TypeError.
    except (yaml.YAMLError, ValueError, TypeError, OverflowError, RecursionError):
        return None


def load_toml(text: str) -> object:
    """Read TOML; ``None`` where it is ill-formed."""
    try:
        return tomllib.loads(text)
    except (ValueError, RecursionError):
        return None


def load_json(text: str) -> object:
    """Read JSON; ``None`` where it is ill-formed."""
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return None


def named_fields(value: object) -> dict[str, Any]:
    """Give the fields of what was loaded, empty where it is no mapping."""
    if not isinstance(value, dict):
        return {}
    return {str(name).lower(): each for name, each in value.items() if each is not None}


def _loaded(block: str, body: str, load: Callable[[str], object]) -> FrontMatter:
    value = load(block)
    if isinstance(value, dict) or not block.strip():
        return FrontMatter(named_fields(value), body.strip("\n"))
    return FrontMatter(tolerant_fields(block), body.strip("\n"), mended=True)


def tolerant_fields(block: str) -> dict[str, Any]:
    """Read ill-formed front matter: a name and a value on each line, items of a list below a name."""
    fields: dict[str, Any] = {}
    name = ""
    for line in block.expandtabs(2).split("\n"):
        item = line.strip()
        match = LINE.fullmatch(line)
        if item.startswith("- ") and name and isinstance(fields[name] or [], list):
            fields[name] = [*(fields[name] or []), _unquoted(item[2:])]
        elif match and not line.startswith(" "):
            name = match["name"].lower()
            fields[name] = _unquoted(match["value"])
    return {name: value for name, value in fields.items() if value}


def _unquoted(value: str) -> Any:
    value = value.strip()
    if value.startswith("[") and value.endswith("]"):
        return [_unquoted(each) for each in value[1:-1].split(",") if each.strip()]
    quoted = len(value) > 1 and value[0] == value[-1] and value[0] in "\"'"
    return value[1:-1] if quoted else value


def _json(text: str) -> FrontMatter | None:
    """Read an object before a text; a file that is JSON as a whole has none."""
    start = text.lstrip()
    if not start.startswith("{"):
        return None
    try:
        value, end = json.JSONDecoder().raw_decode(start)
    except (ValueError, RecursionError):
        return None
    return FrontMatter(named_fields(value), start[end:].strip("\n")) if start[end:].strip() else None


def _lines(text: str) -> FrontMatter | None:
    """Read lines such as ``Title: x``, ``:date: x`` or ``.. title: x`` up to the first empty or other one."""
    fields: dict[str, Any] = {}
    title = RESTRUCTURED_TITLE.match(text)
    if title:
        fields["title"] = title["title"].strip()
    rest = text[title.end() :] if title else text
    lines = rest.lstrip("\n").split("\n")
    styles = (RESTRUCTURED_LINE,) if title else (BARE_LINE, NIKOLA_LINE)
    name, place = "", 0
    for place, line in enumerate(lines):  # noqa: B007  # where the fields end
        match = next((match for style in styles if (match := style.fullmatch(line))), None)
        if match:
            name = match["name"].lower()
            fields[name] = (match["value"] or "").strip()
        elif line.strip() in COMMENT_MARKS:
            continue
        elif line.startswith((" ", "\t")) and line.strip() and name:
            fields[name] = f"{fields[name]} {line.strip()}".strip()
        else:
            break
    telling = "title" in fields and (len(fields) > 1 or name == "title")
    return FrontMatter(fields, "\n".join(lines[place:]).strip("\n")) if telling else None
