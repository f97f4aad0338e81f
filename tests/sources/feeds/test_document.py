from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.sources.feeds.feed import atom, first, rss
from tui.model.errors import SourceUnknown
from tui.sources.feeds import document
from tui.sources.feeds.document import parse_document
from tui.sources.feeds.entry import Feed
from tui.sources.feeds.reading import looks_like_a_feed, parse_feed

UMLAUTS = rss("<title>Größe</title>")
BOMB = '<!DOCTYPE rss [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>'


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "iso-8859-1", "windows-1252"])
@pytest.mark.parametrize("is_declared", [True, False])
def test_a_feed_is_read_in_the_encoding_it_is_in(encoding: str, is_declared: bool) -> None:
    declaration = f'<?xml version="1.0" encoding="{encoding.removesuffix("-sig")}"?>' if is_declared else ""
    assert first((declaration + UMLAUTS).encode(encoding)).title == "Größe"


def test_the_header_s_charset_goes_before_the_document_s() -> None:
    data = ('<?xml version="1.0" encoding="utf-8"?>' + UMLAUTS).encode("iso-8859-2")
    feed = parse_feed(data, "", "application/rss+xml; charset=iso-8859-2")
    assert feed.entries[0].title == "Größe"


@pytest.mark.parametrize("charset", ["zlib_codec", "punycode", "unicode_escape", "idna", "nothing-like-it"])
def test_what_is_no_charset_of_the_web_is_not_believed(charset: str) -> None:
    data = f'<?xml version="1.0" encoding="{charset}"?>'.encode("latin-1") + UMLAUTS.encode()
    assert first(data).title == "Größe"


@pytest.mark.parametrize(
    "title",
    ["A &nbsp;B", "A &X B", "A \x0bB", "A &#X42;", "<b>A B", "A &eacute; B", "A]]> B", "<x:y>A B</x:y>"],
)
def test_an_ill_formed_feed_is_read_as_far_as_it_can_be_understood(title: str) -> None:
    entries = parse_feed(rss(f"<title>{title}</title>", "<title>danach</title>").encode()).entries
    assert entries[0].title.startswith("A")
    assert entries[0].title.rstrip("]>")[-1] == "B"


def test_what_was_mended_is_said() -> None:
    assert parse_feed(rss("<title>A & B</title>").encode()).mended
    assert not parse_feed(rss("<title>A &nbsp; B</title>").encode()).mended
    assert parse_feed(rss("<title>A</title>", "<title>B")[:-24].encode()).mended


@pytest.mark.parametrize("body", ["&b;", "nothing"])
def test_a_document_that_declares_entities_is_refused(body: str) -> None:
    with pytest.raises(SourceUnknown, match="entities"):
        parse_document((BOMB + rss(f"<title>{body}</title>")).encode())


def test_no_file_is_read_through_a_document_type(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("canary", encoding="utf-8")
    doctype = f'<!DOCTYPE rss [<!ENTITY x SYSTEM "{(tmp_path / "secret").as_uri()}">]>'
    with pytest.raises(SourceUnknown, match="entities"):
        parse_document((doctype + rss("<title>&x;</title>")).encode())


def test_a_document_type_without_entities_is_none_of_our_business() -> None:
    doctype = '<!DOCTYPE rss PUBLIC "-//Netscape Communications//DTD RSS 0.91//EN" "http://my.netscape.com/rss.dtd">'
    assert first(doctype + rss("<title>A&uuml;</title>")).title == "Aü"


@pytest.mark.parametrize(
    "data", [b"", b" \n", b"<html><p>x</p></html>", b"\0" * 50, b"x", b"[]", b"{}", b"{", b"<"]
)
def test_what_is_no_feed_is_refused_in_words(data: bytes) -> None:
    with pytest.raises(SourceUnknown, match=r"^is "):
        parse_feed(data)


def test_what_is_too_large_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(document, "LARGEST_FEED", 100)
    with pytest.raises(SourceUnknown, match="larger"):
        parse_document(rss().encode())


def test_a_feed_nested_without_end_is_read_in_part() -> None:
    feed = parse_feed(rss("<title>A</title>", "<x>" * 100_000).encode())
    assert feed.entries[0].title == "A"
    assert feed.mended


def test_what_feedparser_would_search_for_long_is_short() -> None:
    items = ["<author>" + "a" * 300_000 + "</author>", *["<category>x</category>" * 300]]
    feed = parse_feed(
        rss(*items, "<category>".join(["", *(f"{n}</category>" for n in range(3000))])).encode()
    )
    assert len(feed.entries[0].author) <= 1000
    assert len(feed.entries[2].categories) == 200


@pytest.mark.parametrize(
    ("beginning", "is_feed"),
    [
        (rss(), True),
        (atom(), True),
        ("\ufeff  <?xml version='1.0'?><!-- x -->" + atom(), True),
        ('{"version": "https:\\/\\/jsonfeed.org\\/version\\/1.1"', True),
        ("<rss xmlns:wp='http://wordpress.org/export/1.2/'>", False),
        (atom().replace("<feed ", "<feed xmlns:blogger='http://schemas.google.com/blogger/2008' "), True),
        (atom(head="<category term='http://schemas.google.com/blogger/2008/kind#post'/>"), False),
        ("<html><head><link type='application/rss+xml'>", False),
        ("Über <rss> und <feed>", False),
        ('{"version": "1"}', False),
    ],
)
def test_a_feed_is_known_by_its_beginning(beginning: str, is_feed: bool) -> None:
    assert looks_like_a_feed(beginning.encode()) is is_feed


PIECES = [
    *"<>&;'\"/=[]!? ",
    *(
        "<item>",
        "</item>",
        "<entry",
        "</title>",
        "<![CDATA[",
        "]]>",
        "&#27;",
        "&#xD800;",
        "\0",
        "xmlns:",
        "ü",
    ),
    *("<link href='http://['/>", "<guid>http://[</guid>", "<content type='base64'>", "xml:base='http://['"),
    *("<author>", "<pubDate>99", "{", "<source url='x'>", "<textinput>", "<image>", "\x9b", "&#1114112;"),
]


@given(st.lists(st.tuples(st.integers(0, 600), st.sampled_from(PIECES)), max_size=12), st.booleans())
@settings(deadline=None, max_examples=250)
def test_whatever_is_done_to_a_feed_it_is_read_or_refused(
    damage: list[tuple[int, str]], is_rss: bool
) -> None:
    text = rss("<title>x</title><link>http://a</link><guid>1</guid>", "<description>y</description>")
    if not is_rss:
        text = atom(
            "<id>1</id><content type='xhtml'><div>x</div></content>", "<link rel='replies' href='x'/>"
        )
    for place, piece in damage:
        text = text[:place] + piece + text[place:]
    with suppress(SourceUnknown):
        assert isinstance(parse_feed(text.encode("utf-8"), "http://a/"), Feed)


@given(st.binary(max_size=300))
@settings(deadline=None, max_examples=200)
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    with suppress(SourceUnknown):
        assert isinstance(parse_feed(data), Feed)


def test_a_hundred_thousand_declared_attributes_cost_little() -> None:
    attributes = " ".join(f'a{number} CDATA ""' for number in range(100_000))
    kreide = "<rss><channel><title>Kreide</title></channel></rss>"
    declared = f"<!DOCTYPE rss [<!ATTLIST rss {attributes}>]>{kreide}"
    assert parse_document(declared.encode()).root[0][0].text == "Kreide"
    with pytest.raises(SourceUnknown, match="entities"):
        parse_document(declared.replace("[", '[<!ENTITY x "y">').encode())
