"""Exports of Substack as posts."""

from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from unicodedata import normalize

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.sources.exports.movabletype.given import losses, posts
from tests.sources.packing import zipped
from tui.model.dates import UNDATED, PublicationDate
from tui.model.errors import SourceError
from tui.model.post import PostKind, PostStatus
from tui.sources.exports.substack.export import read_substack
from tui.sources.files import open_path
from tui.sources.source import Item, Notice

HEAD = "post_id,post_date,is_published,email_sent_at,type,audience,title,subtitle,podcast_url\n"
NOON = "2020-05-01T12:00:00.000Z"


def row(number: int, title: str = "Kreide", **more: str) -> str:
    told = {"date": NOON, "published": "true", "type": "newsletter", "audience": "everyone", "subtitle": ""}
    told |= {"recording": "", **more}
    return (
        f"{number}.kreide-{number},{told['date']},{told['published']},,{told['type']},{told['audience']},"
        f"{title},{told['subtitle']},{told['recording']}\n"
    )


def write(folder: Path, table: str | bytes, texts: Mapping[int, str | bytes]) -> Path:
    (folder / "posts").mkdir(parents=True, exist_ok=True)
    (folder / "posts.csv").write_bytes(table.encode() if isinstance(table, str) else table)
    for number, text in texts.items():
        path = folder / "posts" / f"{number}.kreide-{number}.html"
        path.write_bytes(text.encode() if isinstance(text, str) else text)
    return folder


def read(path: Path) -> list[Item]:
    source = open_path(path)
    assert source.format == "substack"
    return list(source.read(path))


def test_a_row_is_a_post_with_its_text(tmp_path: Path) -> None:
    table = HEAD + row(7, "&#x201C;Kreide&#x201D; &amp; Kalk", subtitle='"eins, zwei"')

    items = read(write(tmp_path, table, {7: "<p>Text</p>"}))
    (post,) = posts(items)
    assert (post.key, post.slug) == ("substack:7", "kreide-7")
    assert (post.title, post.excerpt) == ("“Kreide” & Kalk", "eins, zwei")
    assert post.body == "<p>Text</p>"
    assert post.published == PublicationDate.at(datetime(2020, 5, 1, 12, tzinfo=UTC))
    assert losses(items) == []
    assert sum(isinstance(each, Notice) for each in items) == 1


def test_pages_of_html_beside_the_table_do_not_make_it_a_folder_of_saved_pages(tmp_path: Path) -> None:
    texts = {number: f"<html><body><p>Text {number}</p></body></html>" for number in range(5)}

    assert len(posts(read(write(tmp_path, HEAD + "".join(map(row, texts)), texts)))) == 5


def test_a_zip_file_and_a_table_alone_give_what_the_folder_gives(tmp_path: Path) -> None:
    folder = write(tmp_path / "folder", HEAD + row(7), {7: "<p>Text</p>"})
    files = {path.relative_to(tmp_path).as_posix(): path.read_bytes() for path in folder.rglob("*.*")}

    assert read(zipped(tmp_path / "a.zip", files))[:2] == read(folder)[:2] == read(folder / "posts.csv")[:2]


@pytest.mark.parametrize(
    ("more", "status", "kind"),
    [
        ({"published": "FALSE"}, PostStatus.DRAFT, PostKind.POST),
        ({"published": "TRUE", "type": "page"}, PostStatus.PUBLISHED, PostKind.PAGE),
        ({"type": "thread"}, PostStatus.PUBLISHED, PostKind.POST),
    ],
)
def test_drafts_and_pages_are_told_apart(
    tmp_path: Path, more: dict[str, str], status: PostStatus, kind: PostKind
) -> None:
    (post,) = posts(read(write(tmp_path, HEAD + row(7, **more), {7: "x"})))
    assert (post.status, post.kind) == (status, kind)


def test_a_recording_is_linked(tmp_path: Path) -> None:
    table = HEAD + row(7, recording="https://x.example/a.mp3") + row(8, recording="javascript:alert(1)")

    first, second = posts(read(write(tmp_path, table, {7: "a", 8: "b"})))
    assert first.body == 'a<p><a href="https://x.example/a.mp3">https://x.example/a.mp3</a></p>'
    assert second.body == "b"


def test_a_text_for_those_who_pay_may_be_missing_and_any_other_is_named(tmp_path: Path) -> None:
    items = read(write(tmp_path, HEAD + row(7, audience="only_paid") + row(8), {}))

    first, second = posts(items)
    assert (first.protected, first.body) == (True, "")
    assert (second.protected, second.body) == (False, "")
    assert losses(items) == ["posts.csv: post 8.kreide-8: Its text is not in the export."]


def test_a_name_in_the_table_leads_nowhere_else(tmp_path: Path) -> None:
    (tmp_path / "x.html").write_text("geheim", encoding="utf-8")

    items = read(
        write(tmp_path / "folder", HEAD + f"7.../../../x,{NOON},true,,newsletter,everyone,a,,\n", {})
    )
    assert [post.body for post in posts(items)] == [""]


def test_a_row_that_runs_into_the_next_one_is_named(tmp_path: Path) -> None:
    items = read(write(tmp_path, HEAD + row(1)[:-20] + row(2) + row(3), {1: "<p>a</p>", 3: "<p>c</p>"}))
    assert [post.key for post in posts(items)] == ["substack:1", "substack:3"]
    assert losses(items) == [
        "posts.csv: post 1.kreide-1: Its row in the table is broken, so that its title may not be right."
    ]


@pytest.mark.parametrize("broken", range(3))
@pytest.mark.parametrize(
    ("damage", "lost"),
    [
        ("<<<\n", True),
        (row(9, '"Anfang'), False),
        (row(9, 'Anf"ang"'), False),
        (f"9.kreide-9,{NOON}\n", False),
        (row(9, date="gestern"), True),
    ],
)
def test_a_broken_row_costs_nothing_of_the_others(
    tmp_path: Path, broken: int, damage: str, lost: bool
) -> None:
    rows = [row(number) for number in range(3)]
    rows[broken] = damage

    items = read(write(tmp_path, HEAD + "".join(rows), dict.fromkeys([0, 1, 2, 9], "x")))
    keys = [post.key for post in posts(items)]
    assert [key for key in keys if key != "substack:9"] == [f"substack:{n}" for n in range(3) if n != broken]
    assert ("substack:9" in keys) is not lost
    if broken or not lost:
        assert len(losses(items)) == (damage != row(9, 'Anf"ang"'))


def test_a_table_without_rows_and_a_title_of_two_lines(tmp_path: Path) -> None:
    items = read(write(tmp_path / "empty", HEAD, {}))
    assert losses(items) == ["posts.csv: The table holds no posts."]

    table = HEAD + row(7, '"Kreide\nund Kalk"') + row(8, "Gips\u2028Ton")
    items = read(write(tmp_path / "full", table, {7: "x", 8: "x"}))
    assert [post.title for post in posts(items)] == ["Kreide und Kalk", "Gips Ton"]
    assert losses(items) == []


@pytest.mark.parametrize("tenth", range(1, 10))
def test_a_table_cut_anywhere_keeps_its_complete_rows(tmp_path: Path, tenth: int) -> None:
    table = HEAD + "".join(row(number, '"Kreide, weiß"') for number in range(20))
    cut = table.encode()[: len(table) * tenth // 10]

    items = read(write(tmp_path, cut, dict.fromkeys(range(20), "x")))
    complete = cut.count(b"\n") - 1
    assert complete <= len(posts(items)) <= complete + 1
    assert len(losses(items)) <= 1


def test_every_text_is_read_in_its_own_charset(tmp_path: Path) -> None:
    table = (HEAD + row(7, "Größe")).encode("cp1252")

    (post,) = posts(read(write(tmp_path, table, {7: "<p>weiß</p>"})))
    assert (post.title, post.body) == ("Größe", "<p>weiß</p>")


def test_a_huge_field_is_a_loss_and_no_more(tmp_path: Path) -> None:
    items = read(write(tmp_path, HEAD + row(7, "x" * 200_000) + row(8), {7: "x", 8: "x"}))
    assert [post.key for post in posts(items)] == ["substack:7", "substack:8"]
    assert len(losses(items)) == 1


TITLES = st.text(st.characters(exclude_categories=["Cc", "Cs"]), max_size=12)


@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(TITLES, max_size=5))
def test_what_is_written_is_read(tmp_path: Path, titles: list[str]) -> None:
    quoted = ['"' + title.replace("&", "&amp;").replace('"', '""') + '"' for title in titles]
    table = HEAD + row(99) + "".join(row(number, title) for number, title in enumerate(quoted))

    read_titles = [post.title for post in posts(read(write(tmp_path, table.encode(), {})))[1:]]
    assert read_titles == [" ".join(normalize("NFC", title).split()) for title in titles]


@settings(deadline=None, max_examples=100, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_no_damage_ends_in_anything_but_items_or_a_sentence(tmp_path: Path, data: st.DataObject) -> None:
    damaged = bytearray((HEAD + row(1) + row(2, '"a\nb"')).encode())
    for _ in range(data.draw(st.integers(1, 4))):
        place = data.draw(st.integers(0, len(damaged)))
        damaged[place : place + data.draw(st.integers(0, 6))] = data.draw(
            st.binary(max_size=4) | st.sampled_from([b'"', b"\n", b","])
        )
    try:
        items = list(read_substack(write(tmp_path, bytes(damaged), {1: "x", 2: "y"})))
    except SourceError:
        items = []
    assert all(post.published.instant or post.published == UNDATED for post in posts(items))
