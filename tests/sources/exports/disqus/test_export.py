"""Comments that lie with Disqus, beside the posts of another source."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.sources.exports.disqus.conftest import Read
from tests.sources.exports.disqus.written import HEAD, PAGE, export, post, thread
from tests.sources.exports.movabletype.given import comments, losses, posts
from tui.model.comment import Comment, CommentStatus
from tui.model.dates import PublicationDate
from tui.model.errors import SourceUnknown
from tui.sources.exports.disqus.export import read_disqus
from tui.sources.exports.disqus.recognition import looks_like_disqus
from tui.sources.files import open_path
from tui.sources.source import Progress


def test_a_comment_is_read_with_all_it_says(read: Read) -> None:
    assert comments(read(export([thread(), post(4, parent=3)]))) == [
        Comment(
            key="disqus:4",
            post_key=f"url:{PAGE}",
            body="<p>Wort 4</p>",
            parent_key="disqus:3",
            threaded=True,
            author="Leser 4",
            published=PublicationDate.at(datetime(2013, 10, 10, 19, 20, 29, tzinfo=UTC)),
            permalink=f"{PAGE}#comment-4",
        )
    ]


def test_there_are_comments_only(read: Read) -> None:
    items = read(export([thread(), post(4)]))
    assert posts(items) == []
    assert {type(item) for item in items} == {Comment, Progress}


@pytest.mark.parametrize(
    ("link", "identifier", "address"),
    [
        (PAGE, "7", PAGE),
        ("", f"123 {PAGE}", PAGE),
        ("", PAGE, PAGE),
        ("", "/2012/kreide/", "/2012/kreide/"),
        ("javascript:alert(1)", PAGE, PAGE),
    ],
)
def test_a_thread_is_known_by_its_link_else_by_an_address_in_its_id(
    read: Read, link: str, identifier: str, address: str
) -> None:
    (comment,) = comments(read(export([thread(link=link, identifier=identifier), post(4)])))
    assert comment.post_key == f"url:{address}"


@pytest.mark.parametrize("identifier", ["", "some-id", "2012/kreide", "//x.example/"])
def test_comments_on_a_page_without_an_address_are_named(read: Read, identifier: str) -> None:
    items = read(export([thread(link="", identifier=identifier), post(4), post(5)]))
    assert losses(items) == [
        f"post {number}: Its thread does not tell the address of a page." for number in (4, 5)
    ]


def test_threads_of_one_page_are_one_discussion(read: Read) -> None:
    items = read(export([thread(1), thread(2), post(4), post(5, parent=4, of=2)]))
    assert {comment.post_key for comment in comments(items)} == {f"url:{PAGE}"}
    assert comments(items)[1].parent_key == "disqus:4"


def test_a_thread_may_stand_behind_what_is_said_in_it(read: Read) -> None:
    assert len(comments(read(export([post(4), post(5), thread()])))) == 2


def test_a_comment_in_a_thread_that_is_not_there_is_named(read: Read) -> None:
    items = read(export([thread(), post(4), post(5, of=99)]))
    assert [comment.key for comment in comments(items)] == ["disqus:4"]
    assert losses(items) == ["post 5: The export does not hold the thread it is in."]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        (post(4, deleted=True), CommentStatus.DELETED),
        (post(4, more="<isSpam>true</isSpam>"), CommentStatus.SPAM),
        (post(4, deleted=True, more="<isSpam>true</isSpam>"), CommentStatus.SPAM),
        (post(4, more="<isApproved>false</isApproved>"), CommentStatus.HOLD),
        (post(4, more="<isSpam>false</isSpam>"), CommentStatus.APPROVED),
    ],
)
def test_what_is_not_shown_is_given_as_such(read: Read, text: str, status: CommentStatus) -> None:
    first, second = comments(read(export([thread(), text, post(5, parent=4)])))
    assert (first.status, second.parent_key) == (status, first.key)


@pytest.mark.parametrize("junk", ["`", "\ufeff", "\n \n", "`\ufeff"])
def test_a_stray_character_before_the_markup_does_no_harm(read: Read, junk: str) -> None:
    text = junk + export([thread(), post(4)])
    assert looks_like_disqus(text.encode())
    assert len(comments(read(text))) == 1


def test_a_file_is_known_by_its_beginning(tmp_path: Path) -> None:
    (tmp_path / "export.xml").write_text(export([thread(), post(4)]))
    assert open_path(tmp_path / "export.xml").format == "disqus"


@pytest.mark.parametrize("other", [b"", b"<rss/>", b"<disqus/>", b"<p>disqus http://disqus.com/", b"x" * 90])
def test_other_files_are_left_to_others(tmp_path: Path, other: bytes) -> None:
    assert not looks_like_disqus(other)
    (tmp_path / "other.xml").write_bytes(other)
    with pytest.raises(SourceUnknown, match="no export of Disqus"):
        list(read_disqus(tmp_path))


def test_of_a_folder_every_export_is_read(tmp_path: Path) -> None:
    for number in (4, 5):
        (tmp_path / f"{number}.xml").write_text(export([thread(), post(number), post(9, of=8)]))
    (tmp_path / "other.txt").write_text("Kein Export.")
    items = list(read_disqus(tmp_path))
    assert [comment.key for comment in comments(items)] == ["disqus:4", "disqus:5"]
    assert [line.partition(": ")[0] for line in losses(items)] == ["4.xml", "5.xml"]


def test_another_prefix_and_elements_in_a_message_mean_the_same(read: Read) -> None:
    text = export([thread(), post(4).replace("<![CDATA[<p>Wort 4</p>]]>", "Wort <b>vier</b>")])
    (comment,) = comments(read(text.replace("dsq", "innen")))
    assert (comment.key, comment.body) == ("disqus:4", "Wort <b>vier</b>")
    assert HEAD in text
