"""What a program writes to a terminal, parted into text and the sequences in it."""

import base64
import re

_SEQUENCE = re.compile(
    r"\x1b\[(?P<parameters>[0-?]*)(?P<between>[ -/]*)(?P<final>[@-~])"
    r"|\x1b\](?P<command>[^\x07\x1b]*)(?:\x07|\x1b\\)"
    r"|\x1b[PX^_](?P<string>[^\x1b]*)\x1b\\"
    r"|\x1b(?P<other>[^\[\]PX^_]?)"
)
# Controls but the end of a line; marks and overrides of direction; tags; what is invisible and joins nothing.
_FORBIDDEN = re.compile(
    "[\x00-\x09\x0b\x0c\x0e-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f"
    "\u3164\ufeff\ufff9-\ufffb\ud800-\udfff\U000e0000-\U000e0fff]"
)
_MODES_MATTER = frozenset("hlp")


def shapes(written: bytes) -> set[str]:
    """Give the kinds of sequences: private modes by number, everything else by how it begins and ends."""
    return {_shape(found) for found in _SEQUENCE.finditer(written.decode("utf-8"))}


def _shape(found: re.Match[str]) -> str:
    if found["final"]:
        parameters = found["parameters"]
        kept = parameters if found["final"] in _MODES_MATTER else parameters.strip("0123456789;:")
        return f"CSI {kept}{found['between']}{found['final']}"
    if found["command"] is not None:
        return f"OSC {found['command'].partition(';')[0]}"
    return "string" if found["string"] is not None else f"ESC {found['other']!r}"


def forbidden(written: bytes) -> set[str]:
    """Give the characters between the sequences that no text may bring to a terminal."""
    return set(_FORBIDDEN.findall(_SEQUENCE.sub("", written.decode("utf-8"))))


def copied(written: bytes) -> list[str]:
    """Give what was put on the clipboard."""
    commands = (found["command"] or "" for found in _SEQUENCE.finditer(written.decode("utf-8")))
    return [base64.b64decode(one[5:]).decode() for one in commands if one.startswith("52;c;")]


def links(written: bytes) -> set[str]:
    """Give the addresses of the hyperlinks that were drawn."""
    commands = (found["command"] or "" for found in _SEQUENCE.finditer(written.decode("utf-8")))
    return {one.split(";", 2)[2] for one in commands if one.startswith("8;")} - {""}
