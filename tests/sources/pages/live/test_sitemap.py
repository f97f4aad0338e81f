import gzip
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tui.sources.pages.live.sitemap import Sitemap, parse_sitemap

HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
KALK, GIPS = "https://kreide.example/kalk/", "https://kreide.example/gips/?a=1&b=2"
URLSET = (
    f'{HEAD}<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:image="urn:image">'
    f"<url><loc>\n {KALK} </loc><lastmod>2026-01-02T03:04:05+00:00</lastmod>"
    "<image:image><image:loc>https://kreide.example/kalk.jpg</image:loc></image:image></url>"
    "<!-- mehr --><url><loc>https://kreide.example/gips/?a=1&amp;b=2</loc></url></urlset>"
)
PAGES = Sitemap({KALK: "2026-01-02T03:04:05+00:00", GIPS: ""})


@pytest.mark.parametrize(
    "data",
    [
        URLSET.encode(),
        b"\xef\xbb\xbf" + URLSET.encode(),
        b"\r\n" + URLSET.encode(),
        URLSET.replace(' xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"', "").encode(),
        URLSET.removesuffix("</urlset>").encode(),
        URLSET.replace("UTF-8", "UTF-16").encode("utf-16"),
        gzip.compress(URLSET.encode()),
    ],
)
def test_pages_are_listed_with_the_date_of_their_change(data: bytes) -> None:
    assert parse_sitemap(data) == PAGES


def test_further_sitemaps_are_listed_apart() -> None:
    index = (
        "<sitemapindex xmlns='urn:x'><sitemap><loc>https://kreide.example/a.xml.gz</loc>"
        "<lastmod>2026</lastmod></sitemap></sitemapindex>"
    )
    assert parse_sitemap(index.encode()) == Sitemap({}, {"https://kreide.example/a.xml.gz": "2026"})


def test_a_sitemap_may_be_lines_of_text() -> None:
    assert parse_sitemap(f"{KALK}\r\n\r\nnichts\n{GIPS}\n".encode()) == Sitemap({KALK: "", GIPS: ""})


@pytest.mark.parametrize("data", [b"", b"<", b"<html><body><p>nichts", b"\x1f\x8b\x08 kaputt", b"\0\xff"])
def test_what_is_no_sitemap_lists_nothing(data: bytes) -> None:
    assert parse_sitemap(data) == Sitemap()


def test_what_unpacks_to_a_bomb_lists_nothing() -> None:
    bomb = gzip.compress(URLSET.encode() + b" " * 50_000_000)
    assert parse_sitemap(bomb) == Sitemap()


def test_nothing_outside_of_it_is_read(tmp_path: Path) -> None:
    secret = tmp_path / "geheim"
    secret.write_text("https://kreide.example/geheim/")
    for entity in (f"SYSTEM '{secret.as_uri()}'", "'https://kreide.example/geheim/'"):
        text = f"<!DOCTYPE u [<!ENTITY x {entity}>]><urlset><url><loc>&x;</loc></url></urlset>"
        assert "geheim" not in str(parse_sitemap(text.encode()))


@given(st.binary() | st.text().map(str.encode), st.integers(0, len(URLSET)))
@settings(deadline=None)
def test_a_spoilt_sitemap_lists_what_stands_before_the_damage(rubbish: bytes, place: int) -> None:
    data = URLSET.encode()
    pages = parse_sitemap(data[:place] + rubbish + data[place:]).pages
    if place > URLSET.index("<!-- mehr"):
        assert KALK in pages
    assert parse_sitemap(rubbish) is not None
