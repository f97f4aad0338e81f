"""A page of Markdown keeps apart what the program says and what strangers wrote."""

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from tests.services.exporting.hostile import names, texts
from tui.content.markdown import to_markdown
from tui.model.comment import Comment, CommentKind, StoredComment
from tui.model.dates import PublicationDate
from tui.model.post import BodyFormat, Post, StoredPost
from tui.model.thread import Answer, ParentSource, build_thread
from tui.services.exporting.markdown_page import COMMENTS, markdown_page, visible

NOON = PublicationDate.at(datetime(2005, 12, 1, 12, tzinfo=UTC))
READER = MarkdownIt("commonmark", {"maxNesting": 20}).enable(["table", "strikethrough"])


def post(body: str = "Text.", body_format: BodyFormat = BodyFormat.TEXT) -> StoredPost:
    markdown = to_markdown(body, body_format)
    told = Post(key="wp:1", title="Tee", body=body, author="Ada")
    return StoredPost(7, 1, "Tassen", told, read=True, starred=False, comments=0, markdown=markdown)


def said(
    number: int, body: str = "Ja.", parent: str = "", author: str = "Ralf", **more: object
) -> StoredComment:
    body_format = more.pop("body_format", BodyFormat.TEXT)
    assert isinstance(body_format, BodyFormat)
    comment = Comment(
        key=f"wp:{number}",
        post_key="wp:1",
        body=body,
        author=author,
        parent_key=parent,
        published=NOON,
        threaded=True,
        **more,  # type: ignore[arg-type]  # fields of a comment, as the tests name them
    )
    return StoredComment(number, comment, markdown=to_markdown(body, body_format))


def page(stored: StoredPost, *comments: StoredComment, answers: dict[int, Answer] | None = None) -> str:
    """Give a page without its front matter."""
    return markdown_page(stored, build_thread(comments, answers or {})).split("\n---\n", 1)[1].lstrip("\n")


def outermost(markdown: str) -> Iterator[tuple[str, str]]:
    """Give the blocks that lie in no other one, each heading with its text."""
    tokens = READER.parse(markdown)
    for index, token in enumerate(tokens):
        if token.level == 0 and token.nesting >= 0:
            yield token.type, tokens[index + 1].content if token.type == "heading_open" else ""


def test_a_discussion_reads_from_the_top_down() -> None:
    written = page(
        post(), said(1, "Eins.\n\nZwei."), said(2, "Nein.", "wp:1", "Ada"), said(3, "Doch.", "wp:2")
    )
    assert written == (
        "Text.\n\n## Comments\n\n### 1. Ralf · 2005-12-01 12:00 UTC\n\n> Eins.\n>\n> Zwei.\n\n"
        "#### 2. Ada · 2005-12-01 12:00 UTC · answers 1\n\nby the author of the post\n\n> Nein.\n\n"
        "##### 3. Ralf · 2005-12-01 12:00 UTC · answers 2\n\n> Doch.\n"
    )


def test_a_post_that_nobody_answered_says_so() -> None:
    assert page(post()) == "Text.\n\n## Comments\n\nNone.\n"


def test_answers_deeper_than_headings_go_say_what_they_answer() -> None:
    replies = [said(number, parent=f"wp:{number - 1}" if number > 1 else "") for number in range(1, 8)]
    headings = [text for kind, text in outermost(page(post(), *replies)) if kind == "heading_open"]
    assert headings[-1] == "7. Ralf · 2005-12-01 12:00 UTC · answers 6"
    assert "\n###### 7. " in page(post(), *replies)


def test_how_an_answer_is_known_is_told_unless_the_blog_said_it() -> None:
    flat = [said(number) for number in (1, 2, 3)]
    flat = [StoredComment(each.id, Comment(each.comment.key, "wp:1", ""), markdown="Ja.") for each in flat]
    answers = {
        2: Answer(1, ParentSource.QUOTE, 0.9),
        3: Answer(answers_article=True, source=ParentSource.QUOTE, confidence=0.9),
    }
    written = page(post(), *flat, answers=answers)
    assert "\nanswers 1 by what it quotes\n" in written
    assert "\nanswers the post\n" in written
    assert "\nanswers a comment that is missing\n" in page(post(), said(1, parent="wp:99"))


def test_word_from_other_sites_stands_apart() -> None:
    written = page(post(), said(1, "[…] siehe dort […]", kind=CommentKind.PINGBACK, author="Töpfe"))
    assert written.endswith(
        "None.\n\n## Links from other sites\n\n### Töpfe · 2005-12-01 12:00 UTC\n\npingback\n\n"
        "> \\[…\\] siehe dort \\[…\\]\n"
    )


def test_addresses_lead_to_the_web_alone_and_have_no_login() -> None:
    reply = said(1, permalink="javascript:alert(1)", author_url="https://ralf:gEheim7@ralf.example/")
    assert "\n[author's page](<https://ralf.example/>)\n" in page(post(), reply)


@pytest.mark.parametrize(
    "author", ["# Ada", "a #", "*Ada*", "<b>Ada</b>", "[Ada](javascript:1)", "A\n## Comments", "&lt;"]
)
def test_a_name_is_no_markup(author: str) -> None:
    [_, heading, *_] = [
        text for kind, text in outermost(page(post(), said(1, author=author))) if kind == "heading_open"
    ]
    shown = READER.renderInline(heading.removeprefix("1. "))
    assert " ".join(author.split()) in shown.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")


bodies = st.tuples(texts, st.sampled_from((BodyFormat.HTML, BodyFormat.TEXT, BodyFormat.MARKDOWN)))


@settings(deadline=None, derandomize=True, max_examples=40)
@given(bodies, st.lists(st.tuples(bodies, names), max_size=4))
def test_no_text_leaves_its_place(
    article: tuple[str, BodyFormat], replies: Sequence[tuple[tuple[str, BodyFormat], str]]
) -> None:
    comments = [
        said(number, body, f"wp:{number - 1}" if number > 1 else "", author, body_format=body_format)
        for number, ((body, body_format), author) in enumerate(replies, start=1)
    ]
    written = page(post(*article), *comments)
    before, _, after = (
        written.rpartition(f"\n{COMMENTS}\n") if f"\n{COMMENTS}\n" in written else ("", "", written)
    )
    assert after.count("\n### ") + after.count("\n#### ") + after.count("\n##### ") + after.count(
        "\n###### "
    ) == len(comments)
    blocks = list(outermost(written))
    own = [*(kind for kind, _ in outermost(f"{COMMENTS}\n{after.removeprefix(COMMENTS)}"))]
    assert [kind for kind, _ in blocks][-len(own) :] == own, "the article ends before the comments begin"
    assert [kind for kind, _ in outermost(before)] == [kind for kind, _ in blocks][: -len(own)]
    assert set(own) <= {"heading_open", "blockquote_open", "paragraph_open"}
    assert own.count("heading_open") == 1 + len(comments)
    shown = [line for line in after.splitlines() if line and not line.startswith((">", "#"))]
    assert set(shown) <= {COMMENTS, "None.", "by the author of the post"}
    assert "\x1b" not in written
    assert "\u202e" not in written


@settings(deadline=None, derandomize=True, max_examples=40)
@given(bodies)
def test_a_quoted_body_reads_as_it_did(body: tuple[str, BodyFormat]) -> None:
    alone = visible(to_markdown(*body))
    _, _, after = page(post(""), said(1, body[0], body_format=body[1])).partition("UTC\n\n")
    tokens = READER.parse(after)
    assert shapes(tokens[1:-1], inside=1) == shapes(READER.parse(alone), inside=0)


def shapes(tokens: Sequence[Token], inside: int) -> list[tuple[str, int, str]]:
    """Give the blocks and their texts with how many of their own kind they lie in."""
    return [(token.type, token.level - inside, token.content) for token in tokens]


def test_what_cannot_be_seen_is_shown_sign_for_sign() -> None:
    assert visible("a\x1b\x7f\x9b\u202eb\r\u2028\tc\nd") == "a␛␡\ufffd\ufffdb␍␤\tc\nd"
