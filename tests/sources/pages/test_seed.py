"""The real archive page that lies beside the corpora."""

from datetime import UTC, datetime
from pathlib import Path

from tui.model.blog import BlogFacts
from tui.model.comment import Comment
from tui.model.dates import DatePrecision, PublicationDate
from tui.model.post import BodyFormat, Post
from tui.sources.pages.archive_pages import read_pages


def test_the_real_page_is_one_article_of_five_paragraphs_and_three_comments(seed_page: Path) -> None:
    items = list(read_pages(seed_page))

    post = next(item for item in items if isinstance(item, Post))
    assert (post.title, post.author, post.body_format) == ("Endlich", "Volker Weber", BodyFormat.TEXT)
    assert post.body.startswith("Manfred Heinze von Industrial Technology & Witchcraft schreibt:\n\n")
    assert post.body.count("\n\n") == 4
    comments = [item for item in items if isinstance(item, Comment)]
    assert [comment.author for comment in comments] == ["Karsten W. Rohrbach", "Ralf Graf", "Volker Weber"]
    assert {comment.published for comment in comments} == {PublicationDate.on_day(2005, 12, 1)}
    assert not any(comment.threaded for comment in comments)
    assert comments[0].body.endswith("\n\nMein Reden…")


def test_the_real_page_is_not_younger_than_its_first_comment(seed_page: Path) -> None:
    post = next(item for item in read_pages(seed_page) if isinstance(item, Post))

    assert post.published.precision is DatePrecision.BEFORE
    assert post.published.bound == datetime(2005, 12, 1, tzinfo=UTC)


def test_the_footer_of_the_real_page_names_the_site_and_is_in_no_text(seed_page: Path) -> None:
    items = list(read_pages(seed_page))

    assert BlogFacts(name="vowe.net") in items
    texts = [item.body for item in items if isinstance(item, Post | Comment)]
    assert not any("archive pages" in text or "bullshit" in text or "Paypal" in text for text in texts)
