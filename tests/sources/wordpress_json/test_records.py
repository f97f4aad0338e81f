from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.fakes.wordpress_site import JsonObject, json_comment, json_post
from tui.model.blog import BlogFacts
from tui.model.comment import Comment, CommentKind, CommentStatus
from tui.model.dates import UNDATED, PublicationDate
from tui.model.post import Post, PostKind
from tui.model.sync_report import Skipped
from tui.sources.wordpress_json.comments import parse_comment
from tui.sources.wordpress_json.posts import parse_post
from tui.sources.wordpress_json.site import Site, read_site

BERLIN = Site(BlogFacts(url="https://blog.example/"), timezone(timedelta(hours=1)))


def post(**fields: object) -> Post:
    parsed = parse_post(json_post(7, **fields), BERLIN)
    assert isinstance(parsed, Post)
    return parsed


def comment(post_author: int = 0, **fields: object) -> Comment:
    parsed = parse_comment(json_comment(45, 7, **fields), BERLIN, {7: post_author})  # type: ignore[arg-type]  # any field
    assert isinstance(parsed, Comment)
    return parsed


def test_a_post_is_read_with_all_it_says() -> None:
    assert post() == Post(
        key="wp:7",
        title="Beitrag – 7",
        body="<p>Der Text von 7.</p>\n",
        author="Ada Fink",
        author_url="https://ada.example/",
        published=PublicationDate.at(datetime(2020, 1, 8, 12, tzinfo=UTC)),
        updated=PublicationDate.at(datetime(2020, 1, 8, 12, tzinfo=UTC)),
        permalink="https://blog.example/beitrag-7/",
        slug="beitrag-7",
        categories=("Kaffee & Tee",),
        tags=("morgens",),
        comments_open=True,
    )


@pytest.mark.parametrize(
    ("rendered", "title"),
    [
        ("Wasser &amp; <em>Brot</em>", "Wasser & Brot"),
        ("Er sagte &amp;#8220;nein&amp;#8221;", "Er sagte “nein”"),
        ("Was &amp;amp; heißt", "Was &amp; heißt"),
        ("  a\n b ", "a b"),
    ],
)
def test_a_title_is_plain_text(rendered: str, title: str) -> None:
    assert post(title={"rendered": rendered}).title == title
    assert not post(title={"rendered": rendered}).title_generated


def test_a_post_without_a_title_is_named_by_its_body() -> None:
    untitled = post(title={"rendered": " "}, content={"rendered": "<p>Nur ein Bild.</p>"})
    assert untitled.title == "Nur ein Bild"
    assert untitled.title_generated


@pytest.mark.parametrize(
    ("fields", "hour"),
    [
        ({"date_gmt": "2020-01-08T12:00:00"}, 12),
        ({"date_gmt": "2020-01-08T12:00:00Z"}, 12),
        ({"date_gmt": "2020-01-08T12:00:00+02:00"}, 10),
        ({"date_gmt": None, "date": "2020-01-08T12:00:00"}, 11),
        ({"date_gmt": "0000-00-00T00:00:00", "date": "2020-01-08 12:00:00"}, 11),
    ],
)
def test_a_date_is_an_instant_in_utc(fields: JsonObject, hour: int) -> None:
    assert post(**fields).published == PublicationDate.at(datetime(2020, 1, 8, hour, tzinfo=UTC))


@pytest.mark.parametrize("date", [None, "", "gestern", "2020-13-41T99:00:00", "0001-01-01T00:00:00", 5])
def test_a_date_that_is_none_is_not_invented(date: object) -> None:
    assert post(date=date, date_gmt=None).published == UNDATED


def test_a_date_on_a_clock_that_is_not_known_is_known_to_the_day() -> None:
    record = json_post(7, date="2020-01-08T00:30:00", date_gmt=None)
    parsed = parse_post(record, Site(BlogFacts(), None))
    assert isinstance(parsed, Post)
    assert parsed.published == PublicationDate.on_day(2020, 1, 8)


def test_several_authors_that_a_plugin_keeps_as_terms_are_all_named() -> None:
    terms = [[{"name": name, "taxonomy": "author"} for name in ("Ada", "Tom &amp; Ute")]]
    assert post(_embedded={"author": [{"id": 1, "name": "Ada"}], "wp:term": terms}).author == "Ada, Tom & Ute"


def test_a_page_is_no_post_of_the_chronology() -> None:
    assert post(type="page").kind is PostKind.PAGE
    assert post(type="rezept").kind is PostKind.POST


def test_a_post_without_an_id_goes_by_the_name_it_is_given() -> None:
    parsed = parse_post({"title": "x"}, BERLIN, "guid:x")
    assert isinstance(parsed, Post)
    assert parsed.key == "guid:x"


def test_a_protected_post_says_so() -> None:
    assert post(content={"rendered": "", "protected": True}).protected


def test_a_slug_is_readable() -> None:
    assert post(slug="%c3%bcber-kaffee").slug == "über-kaffee"


@pytest.mark.parametrize(
    "embedded",
    [
        None,
        [],
        {
            "author": [{"code": "rest_user_invalid_id", "message": "Invalid user ID."}],
            "wp:term": [{"code": 1}],
        },
        {"author": "Ada", "wp:term": [[None, {"name": 5, "taxonomy": "category"}], "x"]},
    ],
)
def test_what_is_not_embedded_stays_empty(embedded: object) -> None:
    bare = post(_embedded=embedded)
    assert (bare.author, bare.author_url, bare.categories, bare.tags) == ("", "", (), ())


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "mailto:ada@x.example", "nur text", "http://a:b@c/"]
)
def test_an_address_that_must_not_be_followed_is_dropped(address: str) -> None:
    assert post(link=address).permalink == ""
    assert comment(author_url=address).author_url == ""


@pytest.mark.parametrize("record", [{}, {"id": 0, "title": "x"}, {"id": True, "title": "x"}, {"id": 5}])
def test_a_record_that_is_no_post_is_named(record: JsonObject) -> None:
    assert isinstance(parse_post(record, BERLIN), Skipped)


def test_a_comment_is_read_with_all_it_says() -> None:
    assert comment(parent=44, author_name="Tom &amp; Ute") == Comment(
        key="wp:45",
        post_key="wp:7",
        body="<p>Wort 45.</p>\n",
        parent_key="wp:44",
        threaded=True,
        author="Tom & Ute",
        published=PublicationDate.at(datetime(2020, 1, 8, 12, 45, tzinfo=UTC)),
        permalink="https://blog.example/beitrag-7/#comment-45",
    )


@pytest.mark.parametrize(
    ("author", "post_author", "expected"),
    [(1, 1, True), (2, 1, False), (0, 1, None), (1, 0, None), (0, 0, None)],
)
def test_the_post_s_author_is_known_by_user_id(author: int, post_author: int, expected: bool | None) -> None:
    assert comment(post_author, author=author).by_post_author is expected


@pytest.mark.parametrize(
    ("status", "kind", "expected"),
    [
        ("approved", "comment", (CommentStatus.APPROVED, CommentKind.COMMENT)),
        ("hold", "pingback", (CommentStatus.HOLD, CommentKind.PINGBACK)),
        ("spam", "", (CommentStatus.SPAM, CommentKind.COMMENT)),
        ("erfunden", "review", (CommentStatus.APPROVED, CommentKind.COMMENT)),
    ],
)
def test_status_and_kind_are_the_model_s(status: str, kind: str, expected: object) -> None:
    read = comment(status=status, type=kind)
    assert (read.status, read.kind) == expected


@pytest.mark.parametrize(
    "record", [{}, {"id": 3}, {"post": 3}, {"id": "x", "post": 3}, {"id": 2**70, "post": 1}]
)
def test_a_record_that_is_no_comment_is_named(record: JsonObject) -> None:
    assert isinstance(parse_comment(record, BERLIN, {}), Skipped)


@pytest.mark.parametrize(
    ("index", "zone", "local"),
    [
        ({"timezone_string": "Europe/Berlin"}, "Europe/Berlin", "2020-07-01T14:00:00"),
        ({"gmt_offset": "5.5"}, "+05:30", "2020-07-01T17:30:00"),
        ({"gmt_offset": -3.5, "timezone_string": "Nirgends/Wo"}, "-03:30", "2020-07-01T08:30:00"),
        ({"gmt_offset": "NaN"}, "+00:00", "2020-07-01T12:00:00"),
        ({"gmt_offset": 1e400}, "+00:00", "2020-07-01T12:00:00"),
        ({"timezone_string": "../../etc/passwd"}, "+00:00", "2020-07-01T12:00:00"),
    ],
)
def test_the_site_s_clock_is_known(index: JsonObject, zone: str, local: str) -> None:
    site = read_site({"name": "Tom &amp; Ute", "home": "https://blog.example", **index}, "https://x.example/")
    assert site.facts == BlogFacts(name="Tom & Ute", url="https://blog.example/", time_zone=zone)
    assert site.local(datetime(2020, 7, 1, 12, tzinfo=UTC)) == local


@pytest.mark.parametrize("home", [None, "", "javascript:1", 7])
def test_a_site_that_names_no_home_is_known_by_its_address(home: object) -> None:
    assert read_site({"home": home}, "https://x.example/blog/").facts.url == "https://x.example/blog/"


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(st.characters(), max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=8,
)


@given(st.sampled_from(sorted(json_post(1))), JSON, JSON)
@settings(deadline=None, max_examples=150)
def test_any_json_in_a_post_s_field_is_read_or_named(name: str, value: object, inner: object) -> None:
    for put in (value, {"rendered": value, "protected": inner}, {"author": [inner], "wp:term": [[value]]}):
        assert isinstance(parse_post(json_post(3, **{name: put}), BERLIN), Post | Skipped)


@given(st.sampled_from(sorted(json_comment(1, 1))), JSON)
@settings(deadline=None, max_examples=150)
def test_any_json_in_a_comment_s_field_is_read_or_named(name: str, value: object) -> None:
    record = json_comment(3, 1) | {name: value}
    assert isinstance(parse_comment(record, BERLIN, {1: 1}), Comment | Skipped)


@given(st.dictionaries(st.sampled_from(["name", "home", "url", "gmt_offset", "timezone_string"]), JSON))
@settings(deadline=None)
def test_any_json_in_an_index_is_a_site(index: JsonObject) -> None:
    assert read_site(index, "https://x.example/").facts.url
