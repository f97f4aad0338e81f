import json
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tui.model.blog import BlogFacts
from tui.model.errors import SourceUnknown
from tui.model.post import BodyFormat
from tui.sources.feeds.entry import Feed
from tui.sources.feeds.json_feed import VERSIONS, parse_json_feed

ITEM = {
    "id": 7,
    "url": "https://blog.example/tafel",
    "title": " Tafel\n& Kreide ",
    "content_html": "<p>Weiß auf schwarz.</p>",
    "summary": "Kurz.",
    "date_published": "2005-12-01T18:30:00+01:00",
    "tags": ["Schule", "Schule", 3, " "],
}


def json_feed(*items: object, **fields: object) -> bytes:
    return json.dumps({"version": f"{VERSIONS}1.1", "title": "Kreide", "items": items, **fields}).encode()


def test_an_item_becomes_an_entry() -> None:
    feed = parse_json_feed(
        json_feed(
            ITEM,
            home_page_url="https://blog.example/",
            next_url="/feed.json?page=2",
            authors=[{"name": "Ada Fink", "url": "https://ada.example/"}],
            language="de",
        ),
        "https://blog.example/feed.json",
    )
    entry = feed.entries[0]
    assert feed.facts == BlogFacts("Kreide", "https://blog.example/", language="de")
    assert feed.following == "https://blog.example/feed.json?page=2"
    assert (entry.key, entry.title, entry.excerpt) == ("feed:7", "Tafel & Kreide", "Kurz.")
    assert (entry.body, entry.body_format) == ("<p>Weiß auf schwarz.</p>", BodyFormat.HTML)
    assert (entry.author, entry.author_url) == ("Ada Fink", "https://ada.example/")
    assert (str(entry.published.instant), entry.categories) == ("2005-12-01 17:30:00+00:00", ("Schule",))


def test_the_author_of_version_1_0_and_a_text_are_read() -> None:
    entry = parse_json_feed(
        json_feed({"id": "x", "content_text": "a < b", "author": {"name": "Ada"}})
    ).entries[0]
    assert (entry.body, entry.body_format, entry.author) == ("a < b", BodyFormat.TEXT, "Ada")


@pytest.mark.parametrize(
    "data", [b"", b"{", b"[]", b'{"version": 1}', b"[" * 100_000, b'{"items": ' + b"1" * 5000 + b"}"]
)
def test_what_is_no_json_feed_is_refused_in_words(data: bytes) -> None:
    with pytest.raises(SourceUnknown, match=r"^is "):
        parse_json_feed(data)


def test_half_characters_are_replaced() -> None:
    entry = parse_json_feed(json_feed({"id": "\ud800", "title": "a\udfff"})).entries[0]
    assert (entry.id, entry.title) == ("\ufffd", "a\ufffd")


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=9),
        lambda inner: (
            st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(sorted(ITEM)), inner, max_size=4)
        ),
        max_leaves=12,
    )
)
@settings(deadline=None, max_examples=150)
def test_whatever_stands_in_the_fields_it_is_read(value: object) -> None:
    with suppress(SourceUnknown):
        assert isinstance(parse_json_feed(json_feed(value, authors=value, title=value, next_url=value)), Feed)
    with suppress(SourceUnknown):
        assert isinstance(parse_json_feed(json_feed(*[{**ITEM, name: value} for name in ITEM])), Feed)
