"""Single pages and whole folders of them."""

from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.sources.pages.page import COMMENTS, FOOTER, page
from tui.model.blog import BlogFacts
from tui.model.comment import Comment
from tui.model.dates import UNDATED, PublicationDate
from tui.model.errors import SourceUnknown
from tui.model.post import BodyFormat, Post
from tui.model.sync_report import Skipped
from tui.sources.pages.archive_pages import read_pages
from tui.sources.source import Item, Notice, Progress


def write(folder: Path, files: Mapping[str, str | bytes]) -> Path:
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return folder


def posts(items: list[Item]) -> list[Post]:
    return [each for each in items if isinstance(each, Post)]


def skipped(items: list[Item]) -> dict[str, str]:
    return {each.where: each.why for each in items if isinstance(each, Skipped)}


def test_a_page_gives_a_post_and_its_comments_behind_it(tmp_path: Path) -> None:
    write(tmp_path, {"004711.txt": page(COMMENTS, FOOTER)})

    facts, post, first, second, progress = read_pages(tmp_path / "004711.txt")
    assert facts == BlogFacts(name="vowe.net")
    assert isinstance(post, Post)
    assert (post.key, post.title, post.author, post.body) == (
        "page:004711",
        "Kreide",
        "Ada Kranz",
        "Weiß ist sie.",
    )
    assert post.published == PublicationDate.before(datetime(2005, 12, 2, tzinfo=UTC))
    assert isinstance(first, Comment)
    assert isinstance(second, Comment)
    assert (first.key, second.key) == ("page:004711#1", "page:004711#2")
    assert (first.author, first.published) == ("Ralf Graf", PublicationDate.on_day(2005, 12, 2))
    assert (first.body_format, first.threaded, first.by_post_author) == (BodyFormat.TEXT, False, None)
    assert progress == Progress(1, 1, "files")


def test_a_page_without_comments_and_month_is_undated(tmp_path: Path) -> None:
    write(tmp_path, {"a.txt": page()})

    assert posts(list(read_pages(tmp_path)))[0].published == UNDATED


def test_a_page_in_an_old_charset_is_read(tmp_path: Path) -> None:
    write(tmp_path, {"a.txt": page(article="Größer “so”").encode("cp1252")})

    assert posts(list(read_pages(tmp_path)))[0].body == "Größer “so”"


def test_without_a_number_the_key_comes_from_the_text_and_not_from_name_or_comments(tmp_path: Path) -> None:
    write(tmp_path, {"a/000_70946bf0215fcc6a.txt": page(), "b/x.txt": page(COMMENTS)})

    (first,), (second,) = (posts(list(read_pages(tmp_path / name))) for name in "ab")
    assert first.key == second.key
    assert first.key.startswith("page:")


def test_the_number_of_a_permalink_names_a_post(tmp_path: Path) -> None:
    write(tmp_path, {"x.txt": page("Permalink: http://vowe.example/archives/006789.html")})

    assert posts(list(read_pages(tmp_path)))[0].key == "page:006789"


def test_a_folder_is_read_in_order_and_what_is_no_page_is_named(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {
        "b/000002.txt": page(title="Zwei"),
        "a/000001": page(title="Eins"),
        "a/empty.txt": "",
        "a/list.txt": "Milch\n\nBrot",
        "a/binary": b"\x7fELF\0\0\0\0",
        "a/picture.jpg": b"\xff\xd8\0",
        "a/.hidden.txt": page(title="Versteckt"),
    }

    items = list(read_pages(write(tmp_path, files)))
    assert [post.title for post in posts(items)] == ["Eins", "Zwei"]
    assert set(skipped(items)) == {"a/empty.txt", "a/list.txt", "a/binary"}
    assert skipped(items)["a/binary"] == "The file is binary and no text."


def test_a_link_out_of_the_folder_is_not_followed(tmp_path: Path) -> None:
    write(tmp_path, {"in/a.txt": page(title="Drin"), "out/b.txt": page(title="Draußen")})
    (tmp_path / "in" / "link.txt").symlink_to(tmp_path / "out" / "b.txt")
    (tmp_path / "in" / "round").symlink_to(tmp_path / "in")

    assert [post.title for post in posts(list(read_pages(tmp_path / "in")))] == ["Drin"]


def test_the_footer_that_the_pages_of_a_folder_share_is_in_no_text(tmp_path: Path) -> None:
    end = "Impressum\n\nKontakt"
    files = {
        "1.txt": page(end, title="Eins", article="a"),
        "2.txt": page(COMMENTS, end, title="Zwei", article="b"),
    }

    items = list(read_pages(write(tmp_path, files)))
    texts = [each.body for each in items if isinstance(each, Post | Comment)]
    assert texts == ["a", "b", "Gut so.", "> Gut so.\n\nAber ja."]


def test_a_month_dates_the_pages_of_its_folder_and_gives_only_the_posts_without_one(tmp_path: Path) -> None:
    month = "December 2005\n\nKreide\n\nby Ada Kranz\n\nWeiß…\n\nKalk\n\nby Ada Kranz\n\nGrau"

    items = list(read_pages(write(tmp_path, {"000001.txt": page(COMMENTS), "2005_12.txt": month})))
    assert [(post.title, post.published) for post in posts(items)] == [
        ("Kreide", PublicationDate.in_month(2005, 12)),
        ("Kalk", PublicationDate.in_month(2005, 12)),
    ]


def test_a_title_of_several_months_and_a_month_after_the_comments_date_nothing(tmp_path: Path) -> None:
    text = "{}\n\nKreide\n\nby Ada Kranz\n\nWeiß…"
    files = {name: text.format(name) for name in ("November 2005", "October 2005", "January 2006")}

    several = list(read_pages(write(tmp_path / "several", {"000001.txt": page(COMMENTS), **files})))
    later = {"000001.txt": page(COMMENTS), "m": files["January 2006"]}
    after = list(read_pages(write(tmp_path / "after", later)))
    bound = PublicationDate.before(datetime(2005, 12, 2, tzinfo=UTC))
    assert [post.published for post in posts(several) + posts(after)] == [bound, bound]


def test_posts_without_a_title_get_one_and_keep_apart(tmp_path: Path) -> None:
    month = "December 2005\n\n\nby Ada Kranz\n\nWeiß ist sie\n\n\nby Ada Kranz\n\nWeiß ist sie"

    first, second = posts(list(read_pages(write(tmp_path, {"m.txt": month}))))
    assert (first.title, first.title_generated) == ("Weiß ist sie", True)
    assert second.key == f"{first.key}-2"


def test_a_second_copy_of_a_page_is_named_and_another_page_of_its_number_kept(tmp_path: Path) -> None:
    files = {
        "a/000001.txt": page(),
        "b/000001.txt": page(title="Andere"),
        "c/copy.txt": page(title="Andere"),
    }

    items = list(read_pages(write(tmp_path, files)))
    assert [post.title for post in posts(items)] == ["Kreide", "Andere"]
    assert skipped(items) == {"c/copy.txt": "The page is the same post as b/000001.txt."}


def test_signatures_without_a_heading_are_named(tmp_path: Path) -> None:
    items = list(read_pages(write(tmp_path, {"a.txt": page("Ja.", "Ralf Graf, 2005-12-01")})))

    assert [each.text.partition(":")[0] for each in items if isinstance(each, Notice)] == ["a.txt"]
    assert len(posts(items)) == 1


def test_a_folder_without_pages_says_what_was_looked_for(tmp_path: Path) -> None:
    reading = read_pages(write(tmp_path, {"list.txt": "Milch\n\nBrot"}))

    assert isinstance(next(reading), Skipped)
    with pytest.raises(SourceUnknown, match="looked for"):
        list(reading)


@settings(deadline=None, max_examples=100, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.binary(max_size=300), st.booleans())
def test_any_bytes_end_in_items_or_a_sentence(tmp_path: Path, data: bytes, after_a_page: bool) -> None:
    path = tmp_path / "any.txt"
    path.write_bytes((page(COMMENTS).encode() if after_a_page else b"") + data)

    try:
        items = list(read_pages(path))
    except SourceUnknown:
        items = []
    assert all(post.key.startswith("page:") for post in posts(items))
