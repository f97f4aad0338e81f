from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tui.sources.feeds import splitting
from tui.sources.feeds.splitting import Part, PartKind, split_entries

ENTRIES, LAST, HEAD, LARGE = PartKind.ENTRIES, PartKind.LAST, PartKind.HEAD, PartKind.LARGE
TOKENS = [
    *(
        "<rss>",
        "<item>",
        "<item a='b'>",
        "</item>",
        "<ITEM>",
        "<a:entry>",
        "</a:entry >",
        "<item/>",
        "<items>",
    ),
    *("<![CDATA[", "]]>", "<!--", "-->", "x", "<", ">", " ", "<item", "</rss>"),
]


@pytest.fixture(autouse=True)
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(splitting, "BATCH", 1)
    monkeypatch.setattr(splitting, "LONGEST_TORN", 40)
    monkeypatch.setattr(splitting, "LARGEST_ENTRY", 100)


def pieces(text: str, size: int) -> Iterator[str]:
    return (text[at : at + size] for at in range(0, len(text), size))


def parts(text: str, size: int = 7) -> list[tuple[PartKind, str]]:
    return [(part.kind, part.text) for part in split_entries(pieces(text, size))]


def test_what_stands_behind_an_entry_goes_with_it() -> None:
    assert parts("<rss><t/><item>1</item> <u/><item>2</item></rss>") == [
        (HEAD, "<rss><t/>"),
        (ENTRIES, "<item>1</item> <u/>"),
        (LAST, "<item>2</item></rss>"),
    ]


@pytest.mark.parametrize("inner", ["<![CDATA[<item>]]>", "<!-- <item> -->", "<item/>", "<item>1</item>"])
def test_what_looks_like_an_entry_within_one_parts_nothing(inner: str) -> None:
    assert parts(f"<rss><item>{inner}</item><item></item></rss>") == [
        (HEAD, "<rss>"),
        (ENTRIES, f"<item>{inner}</item>"),
        (LAST, "<item></item></rss>"),
    ]


def test_an_entry_without_its_end_takes_only_so_many_others_with_it() -> None:
    torn = "<item>a" + "<item>b</item>" * 3
    assert parts(f"<rss>{torn}<item>c</item><item>d</item></rss>") == [
        (HEAD, "<rss>"),
        (ENTRIES, torn),
        (ENTRIES, "<item>c</item>"),
        (LAST, "<item>d</item></rss>"),
    ]


@pytest.mark.parametrize("end", ["</item>", ""])
def test_of_an_entry_that_is_too_large_only_the_beginning_is_held(end: str) -> None:
    large = "<item>" + "<b>much</b>" * 30 + end
    first, *others = parts(f"<rss><item>a</item>{large}<item>b</item></rss>")[1:]
    assert first == (ENTRIES, "<item>a</item>")
    assert [kind for kind, _ in others] == [LARGE, LAST]
    assert large.startswith(others[0][1])
    assert others[1][1].endswith("<item>b</item></rss>")


def test_a_feed_that_ends_in_an_entry_that_is_too_large_has_no_end() -> None:
    assert parts("<rss><item>" + "<b>much</b>" * 30)[-1] == (LAST, "")


def test_between_entries_there_may_be_much() -> None:
    text = "<rss><item>a</item>" + "<b>much</b>" * 30 + "<item>b</item></rss>"
    assert "".join(part for _, part in parts(text)) == text


@given(st.lists(st.sampled_from(TOKENS), max_size=40).map("".join), st.integers(1, 30))
@settings(deadline=None)
def test_no_text_is_lost_or_read_twice_wherever_it_is_cut(text: str, size: int) -> None:
    found = list(split_entries(pieces(text, size)))
    if all(part.kind is not LARGE for part in found):
        assert "".join(part.text for part in found) == text
    assert found[0].kind is HEAD
    assert Part(HEAD, "") not in found[1:]
