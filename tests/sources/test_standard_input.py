"""A blog that is piped into the program."""

import gzip
import io
import tempfile
from pathlib import Path

import pytest

from tests.sources.exports.export import export, item
from tests.sources.pages.page import page
from tui.model.errors import SourceRefused, SourceUnknown
from tui.model.post import Post
from tui.sources import standard_input as module
from tui.sources.standard_input import is_standard_input, standard_input


@pytest.fixture(autouse=True)
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    return tmp_path


def piped(content: str | bytes) -> io.BytesIO:
    return io.BytesIO(content if isinstance(content, bytes) else content.encode())


EXPORT = export(item()).encode()


@pytest.mark.parametrize("content", [EXPORT, gzip.compress(EXPORT, mtime=0)])
def test_what_is_piped_is_read_as_a_file_of_its_format_and_leaves_nothing(
    temporary: Path, content: bytes
) -> None:
    with standard_input(piped(content)) as source:
        assert source.format == "wxr"
        assert [each.key for each in source.read(source.path) if isinstance(each, Post)] == ["wp:1"]
    assert list(temporary.iterdir()) == []


def test_the_same_content_is_the_same_source() -> None:
    locations = []
    for content in (page(), page(), page(title="Kalk")):
        with standard_input(piped(content)) as source:
            locations.append(source.location)
    assert locations[0] == locations[1] != locations[2]
    assert all(map(is_standard_input, locations))
    assert not is_standard_input("/home/ada/standard input 1")


@pytest.mark.parametrize(("content", "sentence"), [("", "is empty"), ("Milch", "is of no known format")])
def test_what_cannot_be_read_is_told_without_the_temporary_file(
    temporary: Path, content: str, sentence: str
) -> None:
    with (
        pytest.raises(SourceUnknown, match=f"^Standard input {sentence}; looked for"),
        standard_input(piped(content)),
    ):
        pass
    assert list(temporary.iterdir()) == []


def test_a_fault_while_it_is_read_is_told_without_the_temporary_file() -> None:
    cut = gzip.compress(export(*(item(number) for number in range(1, 500))).encode())[:-200]

    with standard_input(piped(cut)) as source:
        reading = source.read(source.path)
        with pytest.raises(SourceRefused, match=r"^Standard input is packed and ends too early"):
            list(reading)


def test_a_stream_without_end_is_given_up(temporary: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "LARGEST", 1000)

    with pytest.raises(SourceRefused, match="more than 4 GiB"), standard_input(piped("x" * 2000)):
        pass
    assert list(temporary.iterdir()) == []


def test_a_full_disk_is_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*arguments: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "open", full)
    with pytest.raises(SourceRefused, match="cannot be kept for reading"), standard_input(piped("x")):
        pass
