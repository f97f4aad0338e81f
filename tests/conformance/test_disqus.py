"""A real export of Disqus holds for us what an independent count finds in it."""

import re
from pathlib import Path

from tests.sources.exports.movabletype.given import comments, losses
from tui.model.comment import CommentStatus
from tui.sources.exports.disqus.export import read_disqus
from tui.sources.files import open_path


def test_every_comment_with_a_thread_is_there_once_and_the_others_are_named(corpora: Path) -> None:
    path = corpora / "disqus" / "disqus.xml"
    text = path.read_text()
    linked = re.findall(r'(?s)<thread dsq:id="(\d+)">(?:(?!</thread>).)*?<link>', text)
    written = re.findall(r'(?s)<post dsq:id="(\d+)">(.*?)</post>', text)
    placed = [number for number, post in written if re.search(r'<thread dsq:id="(\d+)"', post)[1] in linked]  # type: ignore[index]  # every one has a thread

    items = list(read_disqus(path))
    assert [comment.key for comment in comments(items)] == [f"disqus:{number}" for number in placed]
    assert len(losses(items)) == len(written) - len(placed) == 1


def test_an_answer_to_a_deleted_comment_keeps_its_parent(corpora: Path) -> None:
    by_key = {each.key: each for each in comments(list(read_disqus(corpora / "disqus" / "disqus.xml")))}
    assert by_key["disqus:11"].parent_key == "disqus:9"
    assert by_key["disqus:9"].status is CommentStatus.DELETED


def test_it_is_known_by_its_content(corpora: Path) -> None:
    assert open_path(corpora / "disqus").format == "disqus"
