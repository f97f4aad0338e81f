"""Comments that lie with isso, beside the posts of another source."""

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.sources.exports.isso.conftest import Read
from tests.sources.exports.movabletype.given import comments, losses, posts
from tui.model.comment import Comment, CommentStatus
from tui.model.dates import UNDATED, PublicationDate
from tui.model.errors import SourceRefused, SourceUnknown
from tui.model.post import BodyFormat
from tui.sources import whole_file
from tui.sources.exports.isso.export import NO_TIME_ZONE, read_isso
from tui.sources.exports.isso.recognition import looks_like_isso
from tui.sources.files import open_path
from tui.sources.source import Progress

NOON = PublicationDate.at(datetime(2020, 1, 8, 12, tzinfo=UTC))


def written(number: int = 1, **fields: object) -> dict[str, object]:
    comment: dict[str, object] = {
        "id": number,
        "author": "Ada  Fink",
        "email": "ada@blog.example",
        "website": "https://ada.example/",
        "remote_addr": "127.0.0.1",
        "created": "2020-01-08 12:00:00",
        "text": "Ein *Wort*.",
    }
    return comment | fields


def thread(*comments: object, page: str = "/kreide/") -> dict[str, object]:
    return {"id": page, "title": "Kreide", "comments": list(comments)}


def test_a_comment_is_read_with_all_it_says(read: Read) -> None:
    items = read([thread(written())])
    assert comments(items) == [
        Comment(
            key="isso:1",
            post_key="url:/kreide/",
            body="Ein *Wort*.",
            body_format=BodyFormat.MARKDOWN,
            author="Ada Fink",
            author_url="https://ada.example/",
            published=NOON,
        )
    ]
    assert posts(items) == []
    assert items[-1] == Progress(1, None, "files")


def test_that_the_times_have_no_zone_is_told_once(read: Read) -> None:
    assert read([thread(written(1), written(2))]).count(NO_TIME_ZONE) == 1
    assert NO_TIME_ZONE not in read([thread(written(created=1578484800.5))])


@pytest.mark.parametrize(
    ("created", "date"),
    [
        (1578484800, NOON),
        (1578484800.0, NOON),
        ("2020-01-08", PublicationDate.on_day(2020, 1, 8)),
        (None, UNDATED),
        (True, UNDATED),
        (1e300, UNDATED),
        (float("nan"), UNDATED),
        ("gestern", UNDATED),
    ],
)
def test_a_date_is_a_number_of_seconds_or_written_out(
    read: Read, created: object, date: PublicationDate
) -> None:
    assert comments(read([thread(written(created=created))]))[0].published == date


def test_what_the_api_gives_has_parents_and_is_html(read: Read) -> None:
    lone = written(7, uri="/kreide/", parent=3, text="<p>Ja.</p>", created=1578484800)
    (comment,) = comments(read([lone]))
    assert (comment.post_key, comment.parent_key, comment.threaded) == ("url:/kreide/", "isso:3", True)
    assert comment.body_format is BodyFormat.HTML


def test_nested_replies_answer_what_they_are_nested_in(read: Read) -> None:
    inner = written(3, text="drei")
    nested = written(1, replies=[written(2, text="zwei", replies=[inner])])
    parents = {comment.key: comment.parent_key for comment in comments(read([thread(nested)]))}
    assert parents == {"isso:1": "", "isso:2": "isso:1", "isso:3": "isso:2"}


@pytest.mark.parametrize(
    ("mode", "status"),
    [(1, CommentStatus.APPROVED), (2, CommentStatus.HOLD), (4, CommentStatus.DELETED), ("x", "approved")],
)
def test_moderation_is_kept(read: Read, mode: object, status: CommentStatus) -> None:
    assert comments(read([thread(written(mode=mode))]))[0].status == status


def test_a_number_that_is_used_twice_names_two_comments_the_same_at_every_reading(read: Read) -> None:
    twice = [thread(written(1)), thread(written(1), page="/kalk/")]
    keys = [comment.key for comment in comments(read(twice))]
    assert len(set(keys)) == 2
    assert keys[0] == "isso:1"
    assert [comment.key for comment in comments(read(twice))] == keys


def test_a_comment_without_a_number_is_named_by_what_it_says(read: Read) -> None:
    first, second = comments(read([thread(written(0, text="eins"), written(0, text="zwei"))]))
    assert first.key != second.key


@pytest.mark.parametrize("page", ["", "kreide", "//x.example/", "javascript:1"])
def test_a_thread_without_an_address_is_named(read: Read, page: str) -> None:
    items = read([thread(written(), page=page), thread(written(2))])
    assert [comment.key for comment in comments(items)] == ["isso:2"]
    assert losses(items) == [f"{f'thread 1 {page}'.rstrip()}: It does not tell the address of a page."]


@pytest.mark.parametrize(
    "content", [[thread(written())], [thread(page="https://x.example/")], [written(uri="/kreide/")]]
)
@pytest.mark.parametrize("indent", [None, 4])
def test_a_file_is_known_by_its_beginning(tmp_path: Path, content: object, indent: int | None) -> None:
    (tmp_path / "isso").write_text(json.dumps(content, indent=indent))
    assert open_path(tmp_path / "isso").format == "isso"


@pytest.mark.parametrize("other", [b"", b"[]", b'[{"id": 1, "comments": []}]', b'{"uri": "/x", "text": ""}'])
def test_other_files_are_left_to_others(tmp_path: Path, other: bytes) -> None:
    assert not looks_like_isso(other)
    (tmp_path / "other.json").write_bytes(other)
    with pytest.raises(SourceUnknown, match="no comments of isso"):
        list(read_isso(tmp_path))


def test_a_file_that_is_too_large_is_refused_in_a_sentence(
    read: Read, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(whole_file, "LARGEST_FILE", 100)
    with pytest.raises(SourceRefused, match="larger than 64 MiB"):
        read([thread(written())])
