"""A sample in other charsets than UTF-8, declared and not."""

from collections.abc import Callable, Mapping
from functools import partial

from tests.conformance.samples.sample import Sample

Recode = Callable[[Sample, str], bytes]
"""Gives the bytes of one text of a sample."""

DECLARATIONS = (' encoding="UTF-8"', ' charset="UTF-8"', "; charset=UTF-8")


def encoded(_: Sample, text: str, encoding: str = "utf-8", declared: str = "") -> bytes:
    """Encode a text whose declaration names a charset, or that declares none at all."""
    for declaration in DECLARATIONS:
        text = text.replace(declaration, declaration.replace("UTF-8", declared) if declared else "")
    return text.encode(encoding)


def mixed(sample: Sample, text: str) -> bytes:
    """Encode one record of a text, or a text without any, otherwise than the others."""
    record = next((each.text for each in sample.records if each.text in text), text)
    before, _, behind = text.partition(record)
    return before.encode() + record.encode("cp1252") + behind.encode()


UTF_8 = partial(encoded, declared="UTF-8")
WINDOWS = {
    declared: partial(encoded, encoding="cp1252", declared=declared)
    for declared in ("", "ISO-8859-1", "UTF-8")
}
CHARSETS: Mapping[str, tuple[Recode, ...]] = {
    "usual": (partial(encoded, encoding="utf-16"), *WINDOWS.values()),
    "declared": (partial(encoded, encoding="iso-8859-15", declared="ISO-8859-15"),),
    "mixed": (mixed,),
}
"""What each word of the table promises; the samples have a euro sign, which ISO-8859-15 has elsewhere."""


def in_bytes(sample: Sample, recode: Recode) -> dict[str, bytes]:
    """Give the files of a sample in another charset."""
    return {name: recode(sample, text) for name, text in sample.files.items()}
