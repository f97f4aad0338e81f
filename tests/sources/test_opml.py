"""Lists of subscriptions that other readers wrote, and our own."""

import gzip
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tui.model.errors import SourceUnknown
from tui.sources import opml
from tui.sources.files import open_path
from tui.sources.opml import Subscription, looks_like_opml, read_subscriptions, write_opml

FEED = "https://blog.example/feed/"


def listed(tmp_path: Path, text: str | bytes) -> list[Subscription] | None:
    path = tmp_path / "list.opml"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return read_subscriptions(path)


def document(*outlines: str) -> str:
    return f'<?xml version="1.0"?><opml version="1.1"><head/><body>{"".join(outlines)}</body></opml>'


@pytest.mark.parametrize(
    ("outline", "subscription"),
    [
        (f'<outline type="rss" text="Kreide" xmlUrl="{FEED}"/>', Subscription("Kreide", FEED)),
        (f'<outline TITLE="Kreide" xmlurl=" {FEED} "/>', Subscription("Kreide", FEED)),
        (f'<outline type="atom" url="{FEED}"/>', Subscription("", FEED)),
        (
            '<outline type="link" text="a" url="http://a.example/"/>',
            Subscription("a", "", "http://a.example/"),
        ),
        ('<outline text="a" htmlUrl="http://a.example/"/>', Subscription("a", "", "http://a.example/")),
        ('<outline xmlUrl="feed://a.example/x"/>', Subscription("", "http://a.example/x")),
        ('<outline xmlUrl="feed:https://a.example/x"/>', Subscription("", "https://a.example/x")),
        (f'<outline text="A &amp; B" xmlUrl="{FEED}?a&b=1"/>', Subscription("A & B", f"{FEED}?a&b=1")),
        (f'<outline text="&uuml;" xmlUrl="{FEED}"/>', Subscription("ü", FEED)),
    ],
)
def test_a_subscription_is_found_however_it_is_written(
    outline: str, subscription: Subscription, tmp_path: Path
) -> None:
    assert listed(tmp_path, document('<outline text="Mappe">', outline, "</outline>")) == [subscription]


def test_each_address_comes_once_and_in_its_order(tmp_path: Path) -> None:
    outlines = [f'<outline text="{name}" xmlUrl="https://{name[0]}.example/"/>' for name in ("b", "a", "b2")]
    found = listed(tmp_path, document(*outlines))
    assert [each.title for each in found or ()] == ["b", "a"]


def test_what_is_broken_behind_a_subscription_does_not_hide_it(tmp_path: Path) -> None:
    found = listed(tmp_path, document(f'<outline xmlUrl="{FEED}"/><outline text="<b"')[:-20])
    assert [each.feed for each in found or ()] == [FEED]


def test_a_packed_list_is_read_as_well(tmp_path: Path) -> None:
    assert listed(tmp_path, gzip.compress(document(f'<outline xmlUrl="{FEED}"/>').encode()))


@pytest.mark.parametrize(
    ("text", "why"),
    [
        (document(), "without any"),
        ('<!DOCTYPE opml [<!ENTITY a "aaaa">]>' + document('<outline xmlUrl="&a;"/>'), "entities"),
        (
            document(*(f'<outline xmlUrl="http://{n}.example/"/>' for n in range(12))),
            "lists 12 subscriptions",
        ),
        (document(" " * 2000), "larger than"),
    ],
)
def test_a_hostile_or_empty_list_is_refused_in_words(
    text: str, why: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(opml, "MOST", 10)
    monkeypatch.setattr(opml, "LARGEST", 1500)
    with pytest.raises(SourceUnknown, match=why):
        listed(tmp_path, text)


def test_nesting_without_end_costs_nothing_of_what_stands_before(tmp_path: Path) -> None:
    nested = document(f'<outline xmlUrl="{FEED}"/>' + '<outline text="x">' * 200_000)
    assert [each.feed for each in listed(tmp_path, nested) or ()] == [FEED]


@pytest.mark.parametrize(
    "address", ["/etc/passwd", "file:///etc/passwd", "x.xml", "javascript:1", "http://[", ""]
)
def test_only_addresses_of_the_web_are_on_the_web(address: str) -> None:
    assert not Subscription("", address).is_on_the_web


@pytest.mark.parametrize("text", ["", "<rss><opml></rss>"[:5], '{"opml": 1}', "<html>opml</html>", "opml"])
def test_anything_else_is_no_list(text: str, tmp_path: Path) -> None:
    assert not looks_like_opml(text.encode())
    assert listed(tmp_path, text) is None


def test_a_folder_is_no_list(tmp_path: Path) -> None:
    (tmp_path / "list.opml").write_text(document(), encoding="utf-8")
    assert read_subscriptions(tmp_path) is None


def test_whoever_opens_a_list_as_a_blog_is_told_the_way(tmp_path: Path) -> None:
    path = tmp_path / "list.opml"
    path.write_text(document(f'<outline xmlUrl="{FEED}"/>'), encoding="utf-8")
    with pytest.raises(SourceUnknown, match="vowe-tui add "):
        open_path(path)


ADDRESSES = st.text("ab&<>\"'?=/ü#", max_size=12).map(lambda rest: f"https://blog.example/{rest}")
SUBSCRIPTIONS = st.builds(
    Subscription,
    st.text(max_size=20).map(lambda text: " ".join(text.split())),
    ADDRESSES,
    st.just("") | ADDRESSES,
)


@given(st.lists(SUBSCRIPTIONS, min_size=1, max_size=5, unique_by=lambda each: each.address))
@settings(deadline=None, max_examples=80)
def test_what_is_written_is_read_again(
    tmp_path_factory: pytest.TempPathFactory, subscriptions: list[Subscription]
) -> None:
    path = tmp_path_factory.getbasetemp() / "written.opml"
    written = write_opml(subscriptions)
    assert written.isascii()
    path.write_text(written, encoding="ascii")
    found = read_subscriptions(path) or []
    assert [(each.feed, each.page) for each in found] == [(each.feed, each.page) for each in subscriptions]
    for read, told in zip(found, subscriptions, strict=True):
        assert read.title == " ".join(opml._NOT_IN_XML.sub("", told.title or told.address).split())


@given(st.binary(max_size=200), st.integers(0, 200))
@settings(deadline=None, max_examples=80)
def test_any_bytes_are_read_or_refused(
    tmp_path_factory: pytest.TempPathFactory, noise: bytes, place: int
) -> None:
    path = tmp_path_factory.getbasetemp() / "noise.opml"
    text = document(f'<outline xmlUrl="{FEED}"/>').encode()
    path.write_bytes(text[:place] + noise + text[place:])
    with suppress(SourceUnknown):
        found = read_subscriptions(path)
        assert found is None or all(each.address for each in found)
