"""The rows of the index and the head of an article as a reader sees them."""

from dataclasses import replace

from tui.model.dates import UNDATED
from tui.model.post import PostRow
from tui.rendering.article_head import ArticleFacts, article_head
from tui.rendering.index_row import index_line, month_line
from tui.rendering.line import Role, line_text
from tui.rendering.symbols import ASCII

COFFEE = PostRow(1, 1, "wp:1", "The coffee machine has opinions", False, "Ada", UNDATED, 12, 2, False, False)
TRAIN = replace(COFFEE, title="Der Zug", comments=6, new_comments=0, read=True, starred=True)
PHOTO = replace(COFFEE, title="photo: a platform", title_generated=True, comments=0, new_comments=0)


def row(post: PostRow, width: int = 38, day: str = "3") -> str:
    return line_text(index_line(post, width, day))


def test_a_row_has_its_marks_and_counts_in_columns() -> None:
    assert row(COFFEE) == "●  3  The coffee machine has o…   12 2"
    assert row(TRAIN, day="28") == "  28  Der Zug                   ★  6"
    assert row(PHOTO, day="") == "●     (photo: a platform)"


def test_a_row_in_ascii_has_the_twins_of_the_marks() -> None:
    assert line_text(index_line(COFFEE, 38, "3", ASCII)) == "*  3  The coffee machine has...   12 2"
    assert (
        line_text(index_line(replace(TRAIN, read=False), 38, "3", ASCII))
        == "*  3  Der Zug                   +  6"
    )


def test_a_post_that_its_author_answered_has_a_mark_before_the_count() -> None:
    answered = replace(COFFEE, answered=True)
    assert row(answered) == "●  3  The coffee machine has o…  ✎12 2"
    assert row(replace(answered, comments=123)) == "●  3  The coffee machine has …  ✎123 2"
    assert line_text(index_line(answered, 38, "3", ASCII)) == "*  3  The coffee machine has...  @12 2"


def test_an_unread_title_differs_in_role_and_a_new_count_too() -> None:
    unread, _, title, *rest = index_line(COFFEE, 38, "3")
    assert unread.roles == title.roles == (Role.UNREAD,)
    assert rest[-1].roles == (Role.NEW,)
    assert index_line(TRAIN, 38, "3")[2].roles == ()


def test_comments_that_changed_are_counted_with_the_new_ones() -> None:
    assert row(replace(COFFEE, changed_comments=3)) == "●  3  The coffee machine has o…   12 5"
    assert row(replace(COFFEE, new_comments=0, changed_comments=1)).endswith("12 1")


def test_the_head_of_an_article_counts_what_came_what_changed_and_what_vanished() -> None:
    facts = ArticleFacts("Kaffee", date="3 Mar", comments=12, new_comments=2, edited=True)
    whole = replace(facts, edited_comments=1, gone_comments=3)
    assert line_text(article_head(whole, 80)[1]) == "3 Mar · edited · 12 comments, 2 new, 1 edited, 3 gone"
    assert (
        line_text(article_head(replace(facts, new_comments=0, edited=False), 80)[1]) == "3 Mar · 12 comments"
    )


def test_big_counts_are_shortened() -> None:
    crowd = replace(COFFEE, title="Crowd", comments=12_345, new_comments=40)
    assert row(crowd).endswith(" 12k +")


def test_little_room_goes_to_the_title() -> None:
    assert row(COFFEE, 20) == "●  3  The coffee ma…"
    assert row(COFFEE, 0) == ""


def test_a_post_without_a_title_says_so() -> None:
    assert row(replace(COFFEE, title=" ", comments=0, new_comments=0)) == "●  3  (no title)"


def test_a_month_counts_its_posts_and_says_when_it_hides_them() -> None:
    assert line_text(month_line("2006-03", 1_031, False, 30)) == "March 2006             1,031"
    assert line_text(month_line("2006-03", 31, True, 30)) == "▸ March 2006              31"
    assert line_text(month_line("", 3, True, 30, ASCII)) == "> No date                  3"


def test_an_article_begins_with_its_title_and_its_facts() -> None:
    facts = ArticleFacts("The coffee machine has opinions", False, "Ada Fink", "3 Mar 2006, 14:02", 12, 2, 2)
    assert [line_text(line) for line in article_head(facts, 60)] == [
        "The coffee machine has opinions",
        "Ada Fink · 3 Mar 2006, 14:02 · 12 comments, 2 new · 2 min",
    ]
    assert [line_text(line) for line in article_head(replace(facts, starred=True), 20)] == [
        "The coffee machine",
        "has opinions ★",
        "Ada Fink",
        "3 Mar 2006, 14:02",
        "12 comments, 2 new",
        "2 min",
    ]


def test_a_fact_that_is_not_known_is_left_out() -> None:
    bare = ArticleFacts("photo", title_generated=True, date="no date", comments=1)
    assert [line_text(line) for line in article_head(bare, 40, ASCII)] == ["(photo)", "no date - 1 comment"]
    assert [line_text(line) for line in article_head(ArticleFacts(""), 40)] == ["(no title)"]


def test_rows_that_were_drawn_long_ago_are_let_go() -> None:
    for number in range(1000):
        row(replace(COFFEE, id=number))
    assert index_line.cache_info().currsize < 300
