"""Posts and comments in whose names and texts everything stands that could break out of its place."""

from datetime import UTC, datetime
from random import Random

from hypothesis import strategies as st

from tui.model.comment import Comment, CommentKind, CommentStatus
from tui.model.dates import UNDATED, PublicationDate
from tui.model.post import BodyFormat, Post, PostKind, PostStatus

# fmt: off
NAMES = (
    "../../x", "..", ".", "", " ", "CON", "nul.txt", "COM1", "aux", "-rf", "--help", "Endlich", "ENDLICH",
    "endlich.", "endlich ", "Straße", "STRASSE", "straße", "a/b", "a\\b", "C:\\Windows", "/etc/passwd", "~",
    "$HOME", "`id`", "a\nb", "a\0b", "\x1b[2J", "*?<>:|", "你好", "Привет", "😀", ".git", ".gitignore",
    ".vowe-export.json", "%2e%2e%2f", "\u202egpj.exe", "\u212b", "\u00c5", "A\u030a", "\ufeff", "é" * 300,
    "e\u0301" * 300, "a" * 10_000,
)
PIECES = (
    "]]>", "<![CDATA[", "&amp;", "&", "<", ">", "</item>", "</content:encoded>", "<!-- wp:html -->", "-->",
    "<!--", "[gallery]", "[/x]", "[caption a=b]", "\x01", "\x1b[2J", "\r\n", "\r", "\t", "\n", "\n\n",
    "\u202e", "\ufeff", "\u2028", "\x85", "\xad", "\u200b", "é", "😀", "\f", "# ",
    "## Comments", "### 1. Ada", "> ", "- ", "1. ", "```", "~~~", "---", "===", '"', "\\", "'", "*", "_",
    "`", "|", ": ", "title: ", "%YAML", "!!python", "<b>", "</b>", "<p>", "</p>", "<br>", "<script>",
    "<pre>", "<h2>", "</h2>", "<ul><li>", "<blockquote>", "</blockquote>", "<a href='javascript:1'>",
    "&#27;", "&nbsp;", "&lt;", "&#13;", "[a](javascript:1)", "![", "](", "<https://a.example/>", "wort",
    " ", "   ",
)
# fmt: on
INSTANTS = (
    datetime(2006, 3, 15, 8, 12, 33, tzinfo=UTC),
    datetime(2006, 3, 26, 1, 30, tzinfo=UTC),
    datetime(2006, 10, 29, 0, 30, 59, 123_000, tzinfo=UTC),
    datetime(1, 1, 1, tzinfo=UTC),
    datetime(9999, 12, 31, 23, 59, 59, tzinfo=UTC),
    datetime(988, 7, 1, 12, tzinfo=UTC),
)
DATES = (
    UNDATED,
    *map(PublicationDate.at, INSTANTS),
    *map(PublicationDate.before, INSTANTS),
    PublicationDate.on_day(2005, 12, 1),
    PublicationDate.in_month(2005, 12),
)
ADDRESSES = ("", "https://tassen.example/a", "/relative", "javascript:1", "https://a.example/\x07?x=<&>\"' b")
texts = st.lists(st.sampled_from(PIECES), max_size=8).map("".join)
names = st.one_of(st.sampled_from(NAMES), texts)


def posts(number: int) -> st.SearchStrategy[Post]:
    """Make one post of the given number, with a key of WordPress or of another source."""
    return st.builds(
        Post,
        key=st.sampled_from(
            (f"wp:{number + 10}", f"mt:{number}", f"guid:https://a.example/?a={number}&b=<x>")
        ),
        title=names,
        body=texts,
        body_format=st.sampled_from((BodyFormat.HTML, BodyFormat.TEXT)),
        title_generated=st.booleans(),
        author=names,
        author_url=st.sampled_from(ADDRESSES),
        published=st.sampled_from(DATES),
        updated=st.sampled_from(DATES),
        excerpt=texts,
        permalink=st.sampled_from(ADDRESSES),
        slug=names,
        categories=st.lists(names, max_size=2).map(tuple),
        tags=st.lists(names, max_size=2).map(tuple),
        status=st.sampled_from(PostStatus),
        kind=st.sampled_from(PostKind),
        comment_count=st.sampled_from((None, 0, 7)),
        comments_open=st.sampled_from((None, True, False)),
        protected=st.booleans(),
    )


def comments(number: int, post_key: str, others: list[str]) -> st.SearchStrategy[Comment]:
    """Make the comment of the given number, which may answer any of the others, itself or a missing one."""
    return st.builds(
        Comment,
        key=st.just(others[number]),
        post_key=st.just(post_key),
        body=texts,
        body_format=st.sampled_from((BodyFormat.HTML, BodyFormat.TEXT)),
        parent_key=st.sampled_from(("", *others, "wp:4711", "mt:gone")),
        threaded=st.booleans(),
        author=names,
        author_url=st.sampled_from(ADDRESSES),
        by_post_author=st.sampled_from((None, True, False)),
        published=st.sampled_from(DATES),
        status=st.sampled_from(CommentStatus),
        kind=st.sampled_from(CommentKind),
        permalink=st.sampled_from(ADDRESSES),
    )


@st.composite
def blogs(draw: st.DrawFn) -> tuple[list[Post], list[Comment]]:
    """Make up to three posts, with up to four comments below the first."""
    made = [draw(posts(number)) for number in range(draw(st.integers(1, 3)))]
    keys = [
        draw(st.sampled_from((f"wp:{number + 100}", f"isso:{number}")))
        for number in range(draw(st.integers(0, 4)))
    ]
    return made, [draw(comments(number, made[0].key, keys)) for number in range(len(keys))]


def many(random: Random, count: int) -> tuple[list[Post], list[Comment]]:
    """Make many posts with hostile names, each with a comment, without the search for small examples."""
    made, said = [], []
    for number in range(count):
        text = "".join(random.choices(PIECES, k=12))
        key = random.choice((f"wp:{number + 1}", f"mt:{number}"))
        made.append(
            Post(
                key=key,
                title=random.choice((random.choice(NAMES), text)),
                body=text,
                body_format=random.choice((BodyFormat.HTML, BodyFormat.TEXT)),
                author=random.choice(NAMES),
                published=random.choice(DATES),
                slug=random.choice((random.choice(NAMES), "")),
                categories=tuple(random.choices(NAMES, k=2)),
                permalink=f"https://tassen.example/{number}",
            )
        )
        said.append(
            Comment(
                key=f"isso:{number}",
                post_key=key,
                body=text[::-1],
                author=random.choice(NAMES),
                threaded=True,
            )
        )
    return made, said
