"""Entries as posts with their comments."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.sources.exports.movabletype.conftest import Read
from tests.sources.exports.movabletype.given import comments, losses, posts
from tests.sources.exports.movabletype.written import WrittenComment, WrittenEntry, entry_text, export
from tui.model.comment import CommentKind
from tui.model.dates import UNDATED
from tui.model.post import BodyFormat, PostStatus


def test_an_entry_is_a_post_with_its_comments_behind_it(read: Read) -> None:
    items = read(
        export(WrittenEntry(comments=[WrittenComment("> Erster\n\nDoch.", url="http://r.example/")]))
    )

    (post,), (comment,) = posts(items), comments(items)
    assert (post.title, post.author, post.body) == ("Kreide", "ada", "<p>Erster Absatz.</p>")
    assert (post.status, post.comments_open) == (PostStatus.PUBLISHED, True)
    assert (comment.author, comment.author_url) == ("Ralf", "http://r.example/")
    assert comment.body == "<p>> Erster</p>\n<p>Doch.</p>"
    assert comment.post_key == post.key
    assert not comment.threaded
    assert losses(items) == []


def test_what_is_private_of_a_comment_stays_out_of_its_text(read: Read) -> None:
    (comment,) = comments(read(export(WrittenEntry(comments=[WrittenComment()]))))

    assert "192.0.2.1" not in str(comment)
    assert "r@example.org" not in str(comment)


@pytest.mark.parametrize(
    ("convert", "body", "body_format"),
    [
        ("0", "eins\n\nzwei", BodyFormat.HTML),
        ("richtext", "eins\n\nzwei", BodyFormat.HTML),
        ("1", "<p>eins</p>\n<p>zwei</p>", BodyFormat.HTML),
        ("__default__", "<p>eins</p>\n<p>zwei</p>", BodyFormat.HTML),
        ("markdown_with_smartypants", "eins\n\nzwei", BodyFormat.MARKDOWN),
        ("textile_2", "eins\n\nzwei", BodyFormat.TEXT),
    ],
)
def test_line_ends_are_what_the_entry_s_filter_makes_of_them(
    read: Read, convert: str, body: str, body_format: BodyFormat
) -> None:
    entry = WrittenEntry(body="eins", extended="zwei", more=f"CONVERT BREAKS: {convert}\n")

    (post,) = posts(read(export(entry)))
    assert (post.body, post.body_format) == (body, body_format)


def test_words_in_brackets_are_no_shortcodes(read: Read) -> None:
    (post,) = posts(read(export(WrittenEntry(body="[gallery] und [b x=1]"))))
    assert post.body == "<p>&#91;gallery] und &#91;b x=1]</p>"


def test_categories_come_once_and_tags_may_be_quoted(read: Read) -> None:
    more = 'PRIMARY CATEGORY: Steine\nCATEGORY: Erden\nCATEGORY: Steine\nTAGS: kalk,"rote Erde",kalk\n'

    (post,) = posts(read(export(WrittenEntry(more=more, keywords="anderes"))))
    assert post.categories == ("Steine", "Erden")
    assert post.tags == ("kalk", "rote Erde")


def test_a_tag_that_is_too_long_for_a_table_costs_nothing_of_the_others(read: Read) -> None:
    long = "kalk" * 50_000

    (post,) = posts(read(export(WrittenEntry(more=f"TAGS: {long}, erde,gips\n"))))
    assert post.tags == (long, "erde", "gips")


@pytest.mark.parametrize(("told", "are_open"), [("0", False), ("1", True), ("2", False), ("7", None)])
def test_an_entry_says_whether_its_comments_are_open(read: Read, told: str, are_open: bool | None) -> None:
    text = export(WrittenEntry()).replace("ALLOW COMMENTS: 1", f"ALLOW COMMENTS: {told}")

    (post,) = posts(read(text))
    assert post.comments_open is are_open


@pytest.mark.parametrize(
    ("told", "status"),
    [
        ("Publish", PostStatus.PUBLISHED),
        ("", PostStatus.PUBLISHED),
        ("draft", PostStatus.DRAFT),
        ("Review", PostStatus.PENDING),
        ("Future", PostStatus.FUTURE),
        ("Spam", PostStatus.TRASH),
        ("Anders", PostStatus.PRIVATE),
    ],
)
def test_an_entry_is_as_public_as_its_status_says(read: Read, told: str, status: PostStatus) -> None:
    text = export(WrittenEntry()).replace("STATUS: Publish", f"STATUS: {told}")

    (post,) = posts(read(text))
    assert post.status is status


def test_an_excerpt_is_kept_without_its_markup(read: Read) -> None:
    text = export(WrittenEntry()).replace("EXCERPT:\n\n", "EXCERPT:\n<b>Kurz</b> gesagt.\n")

    (post,) = posts(read(text))
    assert post.excerpt == "Kurz gesagt."


def test_a_tag_may_be_quoted_behind_a_blank(read: Read) -> None:
    (post,) = posts(read(export(WrittenEntry(more='TAGS: kalk, "rote, weiche Erde"\n'))))
    assert post.tags == ("kalk", "rote, weiche Erde")


def test_keywords_are_tags_where_there_are_none(read: Read) -> None:
    (post,) = posts(read(export(WrittenEntry(keywords="kalk, erde"))))
    assert post.tags == ("kalk", "erde")


def test_a_post_without_a_title_gets_one_from_its_text(read: Read) -> None:
    (post,) = posts(read(export(WrittenEntry(title="", body="Nur ein Bild. Mehr nicht."))))
    assert (post.title, post.title_generated) == ("Nur ein Bild", True)


def test_a_key_stays_when_the_text_or_the_order_changes(read: Read) -> None:
    first, second = WrittenEntry(), WrittenEntry("Kalk")

    before = [post.key for post in posts(read(export(first, second)))]
    after = posts(read(export(second, WrittenEntry(body="Geändert."))))
    assert [post.key for post in after] == before[::-1]


def test_two_entries_with_one_title_and_date_are_two_posts(read: Read) -> None:
    twins = export(WrittenEntry(), WrittenEntry(body="Zweiter."))

    assert len({post.key for post in posts(read(twins))}) == 2
    assert posts(read(twins)) == posts(read(twins))


def test_a_comment_that_is_there_twice_comes_once(read: Read) -> None:
    assert len(comments(read(export(WrittenEntry(comments=[WrittenComment()] * 2))))) == 1


def test_one_sentence_at_two_times_by_two_people_or_from_two_sites_is_several_comments(read: Read) -> None:
    said = [
        WrittenComment(),
        WrittenComment(date="12/02/2005 10:15:00 AM"),
        WrittenComment(author="Tove"),
        WrittenComment(url="http://r.example/"),
    ]
    assert len(comments(read(export(WrittenEntry(comments=said))))) == 4


def test_a_ping_is_a_trackback_by_the_other_site(read: Read) -> None:
    ping = (
        "PING:\nTITLE: Gips & Kalk\nURL: http://sand.example/1\nIP: 192.0.2.1\nBLOG NAME: Sand\n"
        "DATE: 12/02/2005 10:00:00 AM\nEin Auszug\n-----\n\n--------\n"
    )

    (comment,) = comments(read(export(WrittenEntry()).removesuffix("--------\n") + ping))
    assert (comment.kind, comment.author) == (CommentKind.TRACKBACK, "Sand")
    assert comment.author_url == "http://sand.example/1"
    assert comment.body == "<p><strong>Gips &amp; Kalk</strong></p>\n<p>Ein Auszug</p>"


@pytest.mark.parametrize("key", ["TITLE", "URL", "AUTHOR", "DATE"])
def test_a_comment_may_speak_of_the_keys_of_the_format(read: Read, key: str) -> None:
    text = f"{key}: so heißt das\nCOMMENT:\nURL: http://example.org/\nBODY:"

    (comment,) = comments(read(export(WrittenEntry(comments=[WrittenComment(text)]))))
    assert comment.body.replace("<br>", "") == f"<p>{text}</p>"


def test_an_entry_of_comments_alone_belongs_to_the_entry_with_its_date(read: Read) -> None:
    extra = entry_text(WrittenEntry("", body="", more="NO ENTRY: 1\n", comments=[WrittenComment("Spät.")]))
    stray = extra.replace("12/01/2005", "12/24/2005", 1)

    items = read(export(WrittenEntry()) + extra + stray)
    assert [each.post_key for each in comments(items)] == [post.key for post in posts(items)]
    assert losses(items) == ["entry 3: It holds comments alone, and no entry has its date."]


def test_a_date_that_is_none_is_named_and_costs_nothing_else(read: Read) -> None:
    items = read(export(WrittenEntry(date="99/99/9999", comments=[WrittenComment(date="gestern")])))

    assert [post.published for post in posts(items)] == [UNDATED]
    assert [comment.published for comment in comments(items)] == [UNDATED]
    assert losses(items) == [
        "entry 1 “Kreide”: It has “99/99/9999” for a date, which is none.",
        "entry 1 “Kreide”: A comment has “gestern” for a date, which is none.",
    ]


LINES = st.sampled_from(
    ["", "eins", "-----", "---------", "BODY:", "> zwei", "Käse & Brot", "DATE: x", "-- "]
)
TEXTS = st.lists(LINES, max_size=6).map("\n".join).map(str.strip)
WRITTEN = st.builds(
    WrittenEntry,
    title=st.sampled_from(["Kreide", "Kalk: roter", "„Gips“"]),
    body=TEXTS.map(lambda text: f"Anfang\n{text}"),
    extended=TEXTS,
    more=st.just("CONVERT BREAKS: 0\n"),
)


@settings(deadline=None, max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(WRITTEN, max_size=4))
def test_what_is_written_is_read(read: Read, entries: list[WrittenEntry]) -> None:
    items = read(export(*entries))

    assert [post.title for post in posts(items)] == [entry.title for entry in entries]
    assert [post.body for post in posts(items)] == [
        "\n\n".join(filter(None, [entry.body.strip(), entry.extended])) for entry in entries
    ]
    assert losses(items) == []
