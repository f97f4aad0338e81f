"""What an export is of, where it may lie, and what of it stays when it is cut off."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.services.exporting.taken_out import FACTS, AtOnce, library_of
from tui.archive.archive import Archive
from tui.model.blog import BlogFacts
from tui.model.comment import Comment, CommentStatus
from tui.model.errors import NotStored, NotWritten
from tui.model.post import Post, PostStatus
from tui.services.exporting.export import ExportFormat, export_posts
from tui.services.exporting.export_folder import MARK
from tui.services.library import Library
from tui.sources.source import Progress

POSTS = [
    Post(key="wp:1", title="Kanne", body="<p>Voller Tee.</p>"),
    Post(key="wp:2", title="Tasse", body="<p>Voller Kaffee.</p>"),
    Post(key="wp:3", title="Entwurf", body="<p>Tee?</p>", status=PostStatus.DRAFT),
]
COMMENTS = [
    Comment(key="wp:1", post_key="wp:1", body="<p>Ja.</p>"),
    Comment(key="wp:2", post_key="wp:1", body="<p>Geld!</p>", status=CommentStatus.SPAM),
]
PAGES = {"undated/kanne-1.md", "undated/tasse-2.md"}
MARKDOWN, WXR = ExportFormat.MARKDOWN, ExportFormat.WXR


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    library = library_of(tmp_path / "archive.db", POSTS, COMMENTS)
    yield library
    library.close()


def files(folder: Path) -> dict[str, bytes]:
    return {str(file.relative_to(folder)): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


def test_markdown_has_a_file_for_each_post_that_a_reader_is_shown(library: Library, tmp_path: Path) -> None:
    made = export_posts(library, MARKDOWN, tmp_path / "out")
    assert set(files(tmp_path / "out")) == PAGES
    assert (made.blogs, made.posts, made.comments, made.files, made.resumed) == (1, 2, 1, 2, False)
    assert b"Geld" not in b"".join(files(tmp_path / "out").values())


def test_a_query_chooses_as_it_does_for_a_list(library: Library, tmp_path: Path) -> None:
    export_posts(library, MARKDOWN, tmp_path / "out", query="tee")
    assert set(files(tmp_path / "out")) == {"undated/kanne-1.md"}
    assert export_posts(library, WXR, tmp_path / "tee.xml", query="tee").posts == 1


def test_what_asks_for_nothing_that_is_there_writes_nothing(library: Library, tmp_path: Path) -> None:
    for export_format in ExportFormat:
        with pytest.raises(NotStored, match="nothing was written"):
            export_posts(library, export_format, tmp_path / "out", query="Kakao")
    assert not (tmp_path / "out").exists()


def test_several_blogs_get_a_folder_each_and_a_wordpress_export_is_of_one(
    library: Library, tmp_path: Path
) -> None:
    library_of(
        tmp_path / "archive.db", POSTS[:1], facts=BlogFacts(name="../Töpfe", url="https://b.example")
    ).close()
    export_posts(library, MARKDOWN, tmp_path / "out")
    assert {name.split("/")[0] for name in files(tmp_path / "out")} == {"tassen-teller-1", "toepfe-2"}
    with pytest.raises(NotWritten, match=r"2 \(Tassen & Teller, \.\./Töpfe\); choose one with --blog\."):
        export_posts(library, WXR, tmp_path / "all.xml")
    assert export_posts(library, WXR, tmp_path / "one.xml", blog_id=2).posts == 1
    export_posts(library, MARKDOWN, tmp_path / "one", blog_id=1)
    assert set(files(tmp_path / "one")) == PAGES


def test_nothing_is_written_to_the_archive(library: Library, tmp_path: Path) -> None:
    writer = library.archive._writer
    assert writer is not None
    before = writer.total_changes
    for export_format in ExportFormat:
        export_posts(library, export_format, tmp_path / export_format)
    assert writer.total_changes == before
    assert library.post(1).markdown is None, "not even what was made of it"


def test_an_archive_that_can_only_be_read_is_exported_too(library: Library, tmp_path: Path) -> None:
    library.close()
    read_only = Library(Archive.open(tmp_path / "archive.db", read_only=True), AtOnce())
    assert export_posts(read_only, MARKDOWN, tmp_path / "out").posts == 2
    assert export_posts(read_only, WXR, tmp_path / "out.xml").posts == 3
    read_only.close()


@pytest.mark.parametrize("export_format", ExportFormat)
def test_progress_is_told_post_by_post(library: Library, tmp_path: Path, export_format: ExportFormat) -> None:
    seen: list[Progress] = []
    made = export_posts(library, export_format, tmp_path / "out", on_progress=seen.append)
    assert [each.done for each in seen] == list(range(1, made.posts + 1))
    assert {(each.total, each.unit) for each in seen} == {(made.posts, "posts")}


def test_what_is_there_already_stays_as_it_is(library: Library, tmp_path: Path) -> None:
    mine = tmp_path / "mine"
    mine.mkdir()
    (mine / "letter.txt").write_text("mine")
    (tmp_path / "link.xml").symlink_to(mine / "letter.txt")
    with pytest.raises(NotWritten, match="is not empty"):
        export_posts(library, MARKDOWN, mine)
    for there in (mine / "letter.txt", tmp_path / "link.xml"):
        with pytest.raises(NotWritten, match="is there already"):
            export_posts(library, WXR, there)
    assert files(mine) == {"letter.txt": b"mine"}
    with pytest.raises(NotWritten, match="cannot be written"):
        export_posts(library, MARKDOWN, mine / "letter.txt")
    with pytest.raises(NotWritten, match="cannot be written"):
        export_posts(library, WXR, tmp_path / "nowhere" / "blog.xml")


def test_a_finished_export_is_not_begun_again(library: Library, tmp_path: Path) -> None:
    export_posts(library, MARKDOWN, tmp_path / "out")
    with pytest.raises(NotWritten, match="is not empty"):
        export_posts(library, MARKDOWN, tmp_path / "out")


class Stop:
    """Presses ctrl+c after so many posts."""

    def __init__(self, done: int) -> None:
        self._done = done

    def __call__(self, progress: Progress) -> None:
        if progress.done == self._done:
            raise KeyboardInterrupt


def test_markdown_that_was_cut_off_goes_on(library: Library, tmp_path: Path) -> None:
    out = tmp_path / "out"
    with pytest.raises(KeyboardInterrupt):
        export_posts(library, MARKDOWN, out, on_progress=Stop(1))
    assert set(files(out)) == {MARK, "undated/kanne-1.md"}
    kept = (out / "undated/kanne-1.md").stat().st_ino
    (out / ".vowe-export.99.part").write_text("half a p")
    with pytest.raises(NotWritten, match="holds another export that was not finished"):
        export_posts(library, MARKDOWN, out, query="tee")
    made = export_posts(library, MARKDOWN, out)
    assert (made.resumed, made.posts) == (True, 2)
    assert set(files(out)) == PAGES
    assert (out / "undated/kanne-1.md").stat().st_ino == kept, "what is right is not written again"


def test_a_page_that_changed_meanwhile_is_written_again(library: Library, tmp_path: Path) -> None:
    out = tmp_path / "out"
    with pytest.raises(KeyboardInterrupt):
        export_posts(library, MARKDOWN, out, on_progress=Stop(1))
    (out / "undated/kanne-1.md").write_text("as it was")
    export_posts(library, MARKDOWN, out)
    assert b"Voller Tee." in files(out)["undated/kanne-1.md"]


def test_a_wordpress_export_that_was_cut_off_leaves_nothing(library: Library, tmp_path: Path) -> None:
    before = {path.name for path in tmp_path.iterdir()}
    with pytest.raises(KeyboardInterrupt):
        export_posts(library, WXR, tmp_path / "blog.xml", on_progress=Stop(2))
    assert {path.name for path in tmp_path.iterdir()} == before
    (tmp_path / ".blog.xml.vowe-export.99.part").write_text("<rss")
    export_posts(library, WXR, tmp_path / "blog.xml")
    assert {path.name for path in tmp_path.iterdir()} == before | {"blog.xml"}


def test_a_link_that_somebody_put_into_the_folder_leads_nowhere(library: Library, tmp_path: Path) -> None:
    out, elsewhere = tmp_path / "out", tmp_path / "elsewhere"
    elsewhere.mkdir()
    with pytest.raises(KeyboardInterrupt):
        export_posts(library, MARKDOWN, out, on_progress=Stop(1))
    (elsewhere / "secret").write_text("mine")
    (out / "undated/tasse-2.md").symlink_to(elsewhere / "secret")
    with pytest.raises(NotWritten, match=r"tasse-2\.md is there and was not made by an export"):
        export_posts(library, MARKDOWN, out)
    (out / "undated/tasse-2.md").unlink()
    (out / "undated").rename(out / "kept")
    (out / "undated").symlink_to(elsewhere)
    with pytest.raises(NotWritten, match="undated is there and was not made by an export"):
        export_posts(library, MARKDOWN, out)
    assert files(elsewhere) == {"secret": b"mine"}


def test_what_is_written_is_for_its_owner_alone(library: Library, tmp_path: Path) -> None:
    export_posts(library, MARKDOWN, tmp_path / "out")
    export_posts(library, WXR, tmp_path / "out.xml")
    made = [tmp_path / "out", *(tmp_path / "out").rglob("*"), tmp_path / "out.xml"]
    assert {path.stat().st_mode & 0o077 for path in made} == {0}


@pytest.mark.parametrize("export_format", ExportFormat)
def test_a_post_that_cannot_be_read_is_named_and_the_others_are_written(
    library: Library, tmp_path: Path, export_format: ExportFormat
) -> None:
    with library.archive.writing() as connection:
        connection.execute("UPDATE posts SET kind = 'painting' WHERE id = 1")
    made = export_posts(library, export_format, tmp_path / "out")
    assert [skipped.where for skipped in made.skipped] == ["post 1"]
    assert made.posts == (1 if export_format is MARKDOWN else 2)


def test_a_full_disk_is_told_and_leaves_whole_files(
    library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    (tmp_path / "out").mkdir()
    for export_format in ExportFormat:
        with pytest.raises(NotWritten, match="No space left on device"):
            export_posts(library, export_format, tmp_path / "out" / export_format)
    assert files(tmp_path / "out") == {}


def test_the_pages_are_those_that_the_library_shows(library: Library, tmp_path: Path) -> None:
    export_posts(library, MARKDOWN, tmp_path / "out")
    page = files(tmp_path / "out")["undated/kanne-1.md"].decode()
    assert page == (
        f'---\ntitle: "Kanne"\nkind: post\nblog: "{FACTS.name}"\nid: 1\nkey: "wp:1"\ncomments: 1\n---\n\n'
        "Voller Tee.\n\n## Comments\n\n### 1. Anonymous · no date\n\n> Ja.\n"
    )


@pytest.mark.parametrize("export_format", ExportFormat)
def test_a_login_in_an_address_never_leaves_the_archive(tmp_path: Path, export_format: ExportFormat) -> None:
    there = "https://ada:gEheim7@tassen.example/1"
    post = Post(key=f"guid:{there}", title="Kanne", body="", permalink=there, author_url=there)
    reply = Comment(key="wp:1", post_key=post.key, body="", permalink=f"{there}#c1", author_url=there)
    library = library_of(tmp_path / "archive.db", [post], [reply], BlogFacts("Tassen", there))
    export_posts(
        library, export_format, tmp_path / "out" if export_format is MARKDOWN else tmp_path / "out.xml"
    )
    library.close()
    made = [*(tmp_path / "out").rglob("*.md"), *tmp_path.glob("out.xml")]
    assert made
    assert all("gEheim7" not in file.read_text(encoding="utf-8") for file in made)
    assert "https://tassen.example/1" in made[0].read_text(encoding="utf-8")
