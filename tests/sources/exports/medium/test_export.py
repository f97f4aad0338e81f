"""Exports of Medium as posts."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.sources.exports.movabletype.given import losses, posts
from tests.sources.packing import zipped
from tui.model.dates import UNDATED, PublicationDate
from tui.model.errors import SourceError, SourceUnknown
from tui.model.post import PostStatus
from tui.sources.exports.medium.export import read_medium
from tui.sources.files import open_path
from tui.sources.source import Item, Notice

PARAGRAPH = '<p class="graf graf--p">{}</p>'
FOOTER = (
    '<footer><p class="p-tags">Tagged in <a class="p-tag">Steine</a>, <a class="p-tag">Erden</a></p>'
    '<p>By <a href="https://medium.com/@ada" class="p-author h-card">Ada Kranz</a> on '
    '<a href="https://medium.com/p/00c0ffee0001"><time class="dt-published" '
    'datetime="2020-05-01T12:00:00.000Z">May 1</time></a>.</p>'
    '<p><a href="https://medium.com/@ada/kreide-00c0ffee0001" class="p-canonical">Canonical</a></p></footer>'
)
BARE = FOOTER[FOOTER.index("<p>By") :]


def page(
    title: str = "Kreide",
    body: str = PARAGRAPH.format("Weiß ist sie."),
    summary: str = '<section data-field="subtitle" class="p-summary">Ein Stein</section>',
    footer: str = FOOTER,
) -> str:
    return (
        '<!DOCTYPE html><html><head><meta http-equiv="Content-Type" content="text/html; charset=utf-8">'
        f'</head><body><article class="h-entry"><header><h1 class="p-name">{title}</h1></header>{summary}'
        '<section data-field="body" class="e-content"><section class="section"><div class="section-divider">'
        f'<hr></div><div class="section-content">{body}</div></section></section>'
        f"{footer}</article></body></html>"
    )


def read(path: Path) -> list[Item]:
    source = open_path(path)
    assert source.format == "medium"
    return list(source.read(path))


def write(folder: Path, **pages: str | bytes) -> Path:
    (folder / "posts").mkdir(parents=True, exist_ok=True)
    for name, text in pages.items():
        path = folder / "posts" / f"{name}.html"
        path.write_bytes(text.encode() if isinstance(text, str) else text)
    return folder


def test_a_page_is_a_post(tmp_path: Path) -> None:
    body = '<h3 class="graf graf--title">Kreide</h3>' + PARAGRAPH.format("Weiß.")

    items = read(write(tmp_path, a=page(body=body)) / "posts" / "a.html")
    (post,) = posts(items)
    assert post.key == "medium:00c0ffee0001"
    assert (post.title, post.excerpt) == ("Kreide", "Ein Stein")
    assert (post.author, post.author_url) == ("Ada Kranz", "https://medium.com/@ada")
    assert post.permalink == "https://medium.com/@ada/kreide-00c0ffee0001"
    assert post.tags == ("Steine", "Erden")
    assert post.published == PublicationDate.at(datetime(2020, 5, 1, 12, tzinfo=UTC))
    assert "Weiß." in post.body
    assert "Kreide" not in post.body
    assert "<hr" not in post.body
    assert losses(items) == []


def test_a_folder_and_its_zip_file_give_the_posts_and_no_other_pages(tmp_path: Path) -> None:
    folder = write(tmp_path / "folder", a=page("Kreide"), b=page("Kalk"))
    (folder / "claps").mkdir()
    for number in range(5):
        (folder / "claps" / f"{number}.html").write_text("<html><body>Claps</body></html>", encoding="utf-8")
    files = {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*.html")}

    items = read(folder)
    assert [post.title for post in posts(items)] == ["Kreide", "Kalk"]
    assert losses(items) == []
    assert read(zipped(tmp_path / "a.zip", files)) == items


def test_responses_to_others_are_left_out_and_counted(tmp_path: Path) -> None:
    whole = page("Ja, genau!", PARAGRAPH.format("Ja, genau!"), "", BARE)
    long = page("Das sehe ich…", PARAGRAPH.format("Das sehe ich anders."), "", BARE)

    items = read(write(tmp_path, a=whole, b=long, c=page("Kreide")))
    assert [post.title for post in posts(items)] == ["Kreide"]
    assert [each.text for each in items if isinstance(each, Notice)] == [
        "Own responses to posts of others, left out: 2."
    ]


@pytest.mark.parametrize(
    "short",
    [
        page("Ja.", PARAGRAPH.format("Ja."), ""),
        page("Ja.", PARAGRAPH.format("Ja."), footer=BARE),
        page("Ja.", PARAGRAPH.format("Ja.") + "<figure><img src='x'></figure>", "", BARE),
        page("Ja.", PARAGRAPH.format("Ja.") + PARAGRAPH.format("Nein."), "", BARE),
    ],
)
def test_a_short_post_is_no_response(tmp_path: Path, short: str) -> None:
    assert len(posts(read(write(tmp_path, a=short)))) == 1


def test_drafts_are_told_by_their_file_or_by_having_no_address(tmp_path: Path) -> None:
    original = '<footer><p><a href="https://medium.com/p/ababab121212">View original.</a></p></footer>'

    first, second = posts(read(write(tmp_path, draft_a=page(), original=page(footer=original))))
    assert first.status is second.status is PostStatus.DRAFT
    assert (second.key, second.published) == ("medium:ababab121212", UNDATED)


def test_the_name_of_the_file_tells_day_and_number_where_the_page_does_not(tmp_path: Path) -> None:
    name = "2020-05-01_Kreide-00c0ffee0002"

    (post,) = posts(read(write(tmp_path, **{name: page(footer="")})))
    assert (post.key, post.published) == ("medium:00c0ffee0002", PublicationDate.on_day(2020, 5, 1))


def test_two_pages_of_one_number_are_one_post_only_with_one_text(tmp_path: Path) -> None:
    items = read(write(tmp_path, a=page(), b=page(), c=page("Kalk")))

    assert len({post.key for post in posts(items)}) == 2
    assert losses(items) == ["posts/b.html: The page shows a post that was read before (Kreide)."]


@pytest.mark.parametrize("broken", range(3))
@pytest.mark.parametrize("damage", ["", "<<<", "\0\1\2", page().replace("e-content", "")])
def test_a_broken_page_costs_nothing_of_the_others(tmp_path: Path, broken: int, damage: str) -> None:
    pages = [page(f"Kreide {number}") for number in range(3)]
    pages[broken] = damage

    items = read(write(tmp_path, **dict(zip("abc", pages, strict=True))))
    assert [post.title for post in posts(items)] == [f"Kreide {n}" for n in range(3) if n != broken]
    assert [line.partition(":")[0] for line in losses(items)] == [f"posts/{'abc'[broken]}.html"]


@pytest.mark.parametrize("tenth", range(1, 10))
def test_a_page_cut_anywhere_is_read_as_far_as_it_goes_and_named(tmp_path: Path, tenth: int) -> None:
    data = page(body=PARAGRAPH.format("Größe") * 50).encode()
    write(tmp_path, a=page("Kalk"), b=data[: len(data) * tenth // 10])

    items = read(tmp_path)
    assert 1 <= len(posts(items)) <= 2
    assert all(post.status is PostStatus.PUBLISHED for post in posts(items))
    assert [line.partition(":")[0] for line in losses(items)] == ["posts/b.html"]


def test_the_wrong_charset_is_found_out(tmp_path: Path) -> None:
    (post,) = posts(read(write(tmp_path, a=page("Größe").encode("cp1252"))))
    assert post.title == "Größe"


def test_a_page_of_too_many_tags_is_named(tmp_path: Path) -> None:
    items = read(write(tmp_path, a=page(), b=page(body="<b>" * 400_001)))
    assert [line.partition(":")[0] for line in losses(items)] == ["posts/b.html"]


def test_where_there_is_no_post_it_is_said(tmp_path: Path) -> None:
    with pytest.raises(SourceUnknown, match="no post as Medium exports it"):
        list(read_medium(write(tmp_path, a="<p>x</p>")))


@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_no_damage_ends_in_anything_but_items_or_a_sentence(tmp_path: Path, data: st.DataObject) -> None:
    damaged = bytearray(page().encode())
    for _ in range(data.draw(st.integers(1, 5))):
        place = data.draw(st.integers(0, len(damaged)))
        damaged[place : place + data.draw(st.integers(0, 9))] = data.draw(
            st.binary(max_size=4) | st.sampled_from([b"<", b">", b'"', b"</article>", b"<section>"])
        )
    try:
        items = list(read_medium(write(tmp_path, a=bytes(damaged)) / "posts" / "a.html"))
    except SourceError:
        items = []
    assert len(posts(items)) <= 1
