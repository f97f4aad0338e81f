"""Good small files of every format, and what a random seed makes of them."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from random import Random

from tests.conformance.samples import SAMPLES
from tests.conformance.samples.sample import Story
from tests.conformance.small_archive import small_archive
from tests.sources.feeds.feed import atom, rss

MOST_REPEATED = 100_000
"""Characters that one mutation adds at the most."""

TELLING: tuple[bytes, ...] = (
    b"<",
    b">",
    b"&",
    b"]]>",
    b"<![CDATA[",
    b"<!--",
    b"<!DOCTYPE x [<!ENTITY a 'b'><!ENTITY c '&a;&a;'>]>",
    b"&c;",
    b"&#0;",
    b"&#27;",
    b"&#xD800;",
    b"&#99999999999;",
    b'"',
    b"'",
    b"\\",
    b"\\ud800",
    b"{",
    b"}",
    b"[",
    b"]",
    b",",
    b":",
    b"null",
    b"true",
    b"NaN",
    b"-1",
    b"9" * 5000,
    b"1e999",
    b"\0",
    b"\x1b]52;c;AAAA\x07",
    b"\x80\xff\xfe",
    b"\xef\xbb\xbf",
    b"\xed\xa0\x80",
    b"\r",
    b"\n",
    b"\r\n\r\n",
    b"\t",
    "\u202e\u2028\x85".encode(),
    b"-----\n",
    b"--------\n",
    b"COMMENT:\n",
    b"DATE: 99/99/9999 99:99:99 XM\n",
    b"0000-00-00 00:00:00",
    b"9999-12-31T23:59:59-23:59",
    b"Thu, 99 Foo 99999 25:61:61 +9999",
    b"---\n",
    b"- &a [*a, *a]\n",
    b"!!python/object/apply:os.getcwd []\n",
    b"http://[",
    b"https://xn--\xc3\xa9.example:99999/",
    b"javascript:alert(1)",
    b"charset=zlib_codec",
    b"encoding='utf-16'",
    b"xmlns:wp='x'",
)
"""What means something to one parser or another."""


@dataclass(frozen=True, slots=True)
class HostileFiles:
    """Files that were good until they were spoilt."""

    format: str
    files: Mapping[str, bytes]


@cache
def good_files() -> dict[str, Mapping[str, bytes]]:
    """Give small good files of each format by a name for it."""
    entry = (
        "<title>Kreide</title><link>https://blog.example/1</link><guid>1</guid><description>x</description>"
    )
    feed_item = {"id": "1", "url": "https://blog.example/1", "title": "Kreide", "content_html": "<p>x</p>"}
    json_feed = {"version": "https://jsonfeed.org/version/1.1", "title": "Kalk", "items": [feed_item]}
    own = {
        "rss": {"feed.xml": rss(entry, entry.replace("1", "2"))},
        "atom": {"feed.xml": atom("<id>a</id><title>Kreide</title><updated>2020-01-01T00:00:00Z</updated>")},
        "json-feed": {"feed.json": json.dumps(json_feed)},
        "settings": {
            "settings.toml": 'theme = "ink"\nreading_width = 60\nascii = true\n[keys]\nopen = "enter,l"\n'
        },
    }
    told = {sample.format: sample.write(Story()) for sample in SAMPLES if sample.files}
    written = {
        name: {path: text.encode() for path, text in files.items()} for name, files in {**told, **own}.items()
    }
    return {**written, "archive": {"archive.db": small_archive()}}


def hostile_files(seed: int) -> HostileFiles:
    """Spoil the files of one format, chosen by the seed, in one to six ways."""
    random = Random(seed)
    good = good_files()
    format = random.choice(sorted(good))
    files = dict(good[format])
    for _ in range(random.randint(1, 6)):
        name = random.choice(sorted(files))
        files[name] = random.choice(MUTATIONS)(files[name], random)
    return HostileFiles(format, files)


def _inserted(data: bytes, random: Random) -> bytes:
    at = random.randint(0, len(data))
    return data[:at] + random.choice(TELLING) + data[at:]


def _replaced(data: bytes, random: Random) -> bytes:
    start, end = _span(data, random)
    return data[:start] + random.choice(TELLING) + data[end:]


def _removed(data: bytes, random: Random) -> bytes:
    start, end = _span(data, random)
    return data[:start] + data[end:]


def _doubled(data: bytes, random: Random) -> bytes:
    start, end = _span(data, random)
    return data[:end] + data[start:end] + data[end:]


def _swapped(data: bytes, random: Random) -> bytes:
    first, second = sorted((_span(data, random), _span(data, random)))
    between = data[first[1] : max(first[1], second[0])]
    end = max(first[1], second[1])
    return data[: first[0]] + data[second[0] : second[1]] + between + data[first[0] : first[1]] + data[end:]


def _repeated(data: bytes, random: Random) -> bytes:
    """Say a piece again and again: what is squared in anything shows."""
    start, end = _span(data, random, 60)
    piece = random.choice((data[start:end], random.choice(TELLING))) or b"x"
    return data[:end] + piece * random.choice((3, 100, MOST_REPEATED // len(piece))) + data[end:]


def _with_other_bits(data: bytes, random: Random) -> bytes:
    changed = bytearray(data)
    for _ in range(random.randint(1, 8) if data else 0):
        changed[random.randrange(len(data))] ^= 1 << random.randrange(8)
    return bytes(changed)


def _nested(data: bytes, random: Random) -> bytes:
    opening = random.choice(
        (b"<div>", b"[", b'{"a":', b"<blockquote>", b"> ", b"- ", b"(", b"<item>", b"<p ")
    )
    at = random.randint(0, len(data))
    return data[:at] + opening * random.choice((10, 300, MOST_REPEATED // len(opening))) + data[at:]


def _cut(data: bytes, random: Random) -> bytes:
    return data[: random.randint(0, len(data))]


def _in_another_charset(data: bytes, random: Random) -> bytes:
    return data.decode("utf-8", "replace").encode(
        random.choice(("utf-16", "utf-16-be", "cp1252", "utf-7")), "replace"
    )


def _span(data: bytes, random: Random, longest: int = 400) -> tuple[int, int]:
    start = random.randint(0, len(data))
    return start, min(len(data), start + random.randint(0, longest))


Mutation = Callable[[bytes, Random], bytes]
MUTATIONS: tuple[Mutation, ...] = (
    _inserted,
    _inserted,
    _replaced,
    _replaced,
    _removed,
    _doubled,
    _swapped,
    _repeated,
    _with_other_bits,
    _nested,
    _cut,
    _in_another_charset,
)
