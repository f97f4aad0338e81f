"""What reads a file or folder, and what is said where nothing does."""

import gzip
import os
from pathlib import Path
from random import Random

import pytest

from tests.sources.exports.export import export, item
from tests.sources.exports.movabletype.written import WrittenEntry
from tests.sources.exports.movabletype.written import export as movable_type
from tests.sources.feeds.feed import rss
from tests.sources.packing import zipped
from tests.sources.pages.html.page import FIXTURES
from tests.sources.pages.page import page
from tui.model.comment import Comment
from tui.model.errors import SourceMissing, SourceRefused, SourceUnknown
from tui.model.post import Post
from tui.sources.file_source import FileSource, _Batches
from tui.sources.files import READERS, Group, open_path
from tui.sources.source import Item


@pytest.mark.parametrize(
    ("content", "reader"),
    [
        (export(item()).encode(), "wxr"),
        (b"`" + export(item()).encode(), "wxr"),
        (b"\xef\xbb\xbf" + export(item()).encode(), "wxr"),
        (export(item()).encode("utf-16"), "wxr"),
        (page().encode(), "pages"),
        (page().encode("utf-16"), "pages"),
        (page(article="Über <rss> und http://wordpress.org/export/1.2/").encode(), "pages"),
        (b"December 2005\n\nKreide\n\nby Ada\n\nText", "pages"),
    ],
)
def test_a_file_is_known_by_its_content_whatever_its_name(
    tmp_path: Path, content: bytes, reader: str
) -> None:
    path = tmp_path / "name.bin"
    path.write_bytes(content)

    source = open_path(path)
    assert (source.format, source.location) == (reader, str(path))


@pytest.mark.parametrize(
    ("name", "content", "reader"),
    [
        ("a.xml", export(item()), "wxr"),
        ("a.txt", movable_type(WrittenEntry()), "movabletype"),
        ("a.xml", rss("<title>Kreide</title><guid>1</guid>"), "feed"),
        ("004712.html", (FIXTURES / "movable_type_4.html").read_text(encoding="utf-8"), "html"),
        ("004711.txt", page(), "pages"),
    ],
)
def test_what_is_packed_is_read_as_what_is_in_it(
    tmp_path: Path, name: str, content: str, reader: str
) -> None:
    (tmp_path / name).write_text(content, encoding="utf-8")
    (tmp_path / f"{name}.gz").write_bytes(gzip.compress(content.encode()))
    zipped(tmp_path / "a.zip", {f"in/{name}": content, "in/picture.jpg": b"\xff\xd8"})

    plain, gz, archive = (open_path(tmp_path / each) for each in (name, f"{name}.gz", "a.zip"))
    assert plain.format == gz.format == archive.format == reader
    assert records(plain) == records(gz) == records(archive) != []


def records(source: FileSource) -> list[Item]:
    return [each for each in source.read(source.path) if isinstance(each, Post | Comment)]


def test_a_gz_file_that_is_cut_gives_what_stands_before_the_cut(tmp_path: Path) -> None:
    text = export(*(item(number, body=str(Random(number).random()) * 50) for number in range(1, 200)))
    path = tmp_path / "a.xml.gz"
    path.write_bytes(gzip.compress(text.encode())[:-2000])

    reading = _Batches(open_path(path).read(path))
    given = [each for batch in iter(reading.following, []) for each in batch]
    assert sum(isinstance(each, Post) for each in given) > 20
    assert "a.xml.gz is packed and ends too early" in str(reading.failure)


def test_what_is_only_read_unpacked_says_so(tmp_path: Path) -> None:
    path = zipped(tmp_path / "site.zip", {"_posts/2020-01-01-a.md": "---\ntitle: Kreide\n---\nText"})

    with pytest.raises(SourceUnknown, match=r"site\.zip holds texts of a static site .*; unpack it"):
        open_path(path)


def test_a_zip_file_of_nothing_that_is_known_says_what_was_looked_for(tmp_path: Path) -> None:
    with pytest.raises(SourceUnknown, match="nothing that can be read; looked for"):
        open_path(zipped(tmp_path / "a.zip", {"notes.txt": "Milch"}))


def test_a_location_is_absolute(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "page.txt").write_text(page(), encoding="utf-8")
    monkeypatch.chdir(tmp_path)

    assert open_path(Path("page.txt")).location == str(tmp_path / "page.txt")


def test_a_folder_is_read_as_what_most_of_its_files_are(tmp_path: Path) -> None:
    (tmp_path / "a.xml").write_text(export(item()), encoding="utf-8")
    assert open_path(tmp_path).format == "wxr"

    for name in "bc":
        (tmp_path / name).write_text(page(), encoding="utf-8")
    assert open_path(tmp_path).format == "pages"


def test_what_is_missing_is_missing(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x", encoding="utf-8")

    for path in (tmp_path / "nothing", tmp_path / "file" / "below", Path("nul\0byte")):
        with pytest.raises(SourceMissing, match="no file or folder"):
            open_path(path)


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "is empty"),
        (b" \n\n", "is empty"),
        (b"\x7fELF\0\0", "binary"),
        (b"Milch\n\nBrot", "no known format"),
        (b"<gpx><trk></trk></gpx>", "no known format"),
    ],
)
def test_a_file_that_nothing_reads_says_why_and_what_was_looked_for(
    tmp_path: Path, content: bytes, sentence: str
) -> None:
    path = tmp_path / "file"
    path.write_bytes(content)

    with pytest.raises(SourceUnknown, match=sentence) as raised:
        open_path(path)
    told = str(raised.value).partition("looked for ")[2]
    assert [group.partition(": ")[0] for group in told.split("; ")] == list(Group)
    assert all(reader.looked_for in told for reader in READERS)
    assert len(str(raised.value).splitlines()) == 1


def test_a_folder_with_nothing_readable_says_what_was_looked_for(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").touch()

    with pytest.raises(SourceUnknown, match=r"nothing that can be read; looked for .*WordPress.*pages"):
        open_path(tmp_path)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_pipe_is_refused_without_waiting_for_it(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")

    with pytest.raises(SourceUnknown, match="neither a file nor a folder"):
        open_path(tmp_path / "pipe")
    with pytest.raises(SourceUnknown, match="nothing that can be read"):
        open_path(tmp_path)


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").touch(mode=0)

    with pytest.raises(SourceRefused, match="permissions"):
        open_path(tmp_path / "file")


def test_a_refusal_of_the_system_is_a_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_text(page(), encoding="utf-8")

    def refuse(*arguments: object, **options: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(SourceRefused, match="Permission denied"):
        open_path(tmp_path / "file")
