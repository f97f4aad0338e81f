"""Exports of Antville as posts with their comments; they are written here, since no real one is at hand."""

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.sources.exports.movabletype.given import comments, losses, posts
from tests.sources.packing import zipped
from tui.model.blog import BlogFacts
from tui.model.comment import CommentStatus
from tui.model.dates import PublicationDate
from tui.model.errors import SourceError, SourceUnknown
from tui.model.post import PostStatus
from tui.sources.exports.antville.export import read_antville
from tui.sources.files import open_path
from tui.sources.source import Item

Row = dict[str, object]
INDEX = {"site": {"name": "kalk", "href": "https://kalk.example/", "metadata": {"title": "Kalkwerk"}}}
NOON = PublicationDate.at(datetime(2008, 5, 1, 12, tzinfo=UTC))


def story(number: int = 1, /, **more: object) -> Row:
    return {
        "id": number,
        "prototype": "Story",
        "status": "public",
        "comment_mode": "open",
        "created": "2008-05-01T12:00:00.000Z",
        "creator_name": "ada",
        "href": f"https://kalk.example/stories/{number}/",
        "metadata": {"title": f"Kreide {number}", "text": "Weiß."},
        "rendered": "<p>Weiß.</p>",
        **more,
    }


def comment(number: int, parent: int = 0, /, **more: object) -> Row:
    return {
        "id": number,
        "prototype": "Comment",
        "story_id": 1,
        "parent_id": parent or 1,
        "parent_type": "Comment" if parent else "Story",
        "status": "public",
        "created": 1209643200000,
        "creator_name": "ralf",
        "metadata": {"text": "Ja."},
        "rendered": "<p>Ja.</p>",
        **more,
    }


def written(folder: Path, stories: object, answers: object = ()) -> Path:
    folder.mkdir(exist_ok=True)
    for name, content in (("index", INDEX), ("stories", stories), ("comments", answers), ("members", [])):
        text = content if isinstance(content, str) else json.dumps(content)
        (folder / f"{name}.json").write_text(text, encoding="utf-8")
    (folder / "static").mkdir(exist_ok=True)
    for number in range(5):
        (folder / "static" / f"{number}.html").write_text("<html><body>x</body></html>", encoding="utf-8")
    return folder


def read(path: Path) -> list[Item]:
    source = open_path(path)
    assert source.format == "antville"
    return list(source.read(path))


def test_stories_come_with_their_nested_comments_behind_them(tmp_path: Path) -> None:
    answers = [comment(3, 2), comment(2, metadata={"title": "Gips & Kalk"}), comment(4)]

    items = read(written(tmp_path, [story(tags=["Steine", {"name": "Erden"}, 7])], answers))
    assert items[0] == BlogFacts(name="Kalkwerk", url="https://kalk.example/")
    (post,) = posts(items)
    assert (post.key, post.title, post.body) == ("antville:1", "Kreide 1", "<p>Weiß.</p>")
    assert (post.author, post.published, post.tags) == ("ada", NOON, ("Steine", "Erden"))
    assert (post.permalink, post.comments_open) == ("https://kalk.example/stories/1/", True)
    third, second, fourth = comments(items)
    assert (third.key, third.parent_key, third.threaded) == ("antville:3", "antville:2", True)
    assert (second.parent_key, fourth.parent_key) == ("", "")
    assert second.body == "<p><strong>Gips &amp; Kalk</strong></p>\n<p>Ja.</p>"
    assert {each.published for each in comments(items)} == {NOON}
    assert items.index(post) < items.index(third)
    assert losses(items) == []


def test_a_zip_file_gives_what_the_folder_gives(tmp_path: Path) -> None:
    folder = written(tmp_path / "export", [story()], [comment(2)])
    files = {path.relative_to(tmp_path).as_posix(): path.read_bytes() for path in folder.rglob("*.*")}

    assert read(zipped(tmp_path / "a.zip", files)) == read(folder)


def test_one_list_alone_is_read_as_well(tmp_path: Path) -> None:
    folder = written(tmp_path, [story()], [comment(2)])

    assert [post.key for post in posts(read(folder / "stories.json"))] == ["antville:1"]
    assert [each.post_key for each in comments(read(folder / "comments.json"))] == ["antville:1"]


@pytest.mark.parametrize(
    ("more", "body"),
    [
        ({"rendered": "", "metadata": {"text": "eins\n\nzwei"}}, "<p>eins</p>\n<p>zwei</p>"),
        ({"rendered": None, "metadata": '{"text": "eins"}'}, "<p>eins</p>"),
        ({"metadata": None}, "<p>Weiß.</p>"),
    ],
)
def test_the_text_stands_in_where_nothing_is_rendered(tmp_path: Path, more: Row, body: str) -> None:
    (post,) = posts(read(written(tmp_path, [story(**more)])))
    assert post.body == body


@pytest.mark.parametrize(
    ("status", "expected"),
    [("public", PostStatus.PUBLISHED), ("closed", PostStatus.DRAFT), ("else", PostStatus.PRIVATE)],
)
def test_the_status_of_a_story_is_the_model_s(tmp_path: Path, status: str, expected: PostStatus) -> None:
    (post,) = posts(read(written(tmp_path, [story(status=status)])))
    assert post.status is expected


@pytest.mark.parametrize(
    ("status", "expected"),
    [
        ("public", CommentStatus.APPROVED),
        ("pending", CommentStatus.HOLD),
        ("spam", CommentStatus.SPAM),
        ("deleted", CommentStatus.DELETED),
    ],
)
def test_the_status_of_a_comment_is_the_model_s(tmp_path: Path, status: str, expected: CommentStatus) -> None:
    (answer,) = comments(read(written(tmp_path, [story()], [comment(2, status=status)])))
    assert answer.status is expected


def test_a_comment_without_its_story_and_a_record_that_is_there_twice_are_named(tmp_path: Path) -> None:
    answers = [comment(2, story_id=99), comment(3), comment(3), comment(4, rendered="", metadata={})]

    items = read(written(tmp_path, [story(), story()], answers))
    assert len(posts(items)) == len(comments(items)) == 1
    assert losses(items) == [
        "stories.json: record 2: It has the id of a story before it.",
        "comments.json: record 1: The story that it is a comment on is not in the export.",
        "comments.json: record 3: It has the id of a record before it.",
        "comments.json: record 4: It has no id, or neither a title nor a text.",
    ]


@pytest.mark.parametrize("broken", range(3))
@pytest.mark.parametrize("damage", ["<<<", '{"id": 9, "rendered": "a"b"}', '{"id": 9', '{"title": "x"}'])
def test_a_broken_record_costs_nothing_of_the_others(tmp_path: Path, broken: int, damage: str) -> None:
    texts = [json.dumps(story(number)) for number in (1, 2, 3)]
    texts[broken] = damage

    items = read(written(tmp_path, f"[{', '.join(texts)}]", [comment(7, story_id=2 if broken != 1 else 1)]))
    assert [post.key for post in posts(items)] == [f"antville:{n + 1}" for n in range(3) if n != broken]
    assert len(comments(items)) == 1
    assert [line.partition(": It")[0] for line in losses(items)] == [f"stories.json: record {broken + 1}"]


@pytest.mark.parametrize("tenth", range(1, 10))
def test_a_list_cut_anywhere_keeps_what_is_complete(tmp_path: Path, tenth: int) -> None:
    text = json.dumps([story(number) for number in range(1, 21)])
    cut = text[: len(text) * tenth // 10]

    items = read(written(tmp_path, cut, [comment(99)]))
    assert len(posts(items)) == cut.count('</p>"}')
    assert len(comments(items)) == 1
    assert len(losses(items)) == 1


def test_the_wrong_charset_is_found_out(tmp_path: Path) -> None:
    folder = written(tmp_path, [])
    (folder / "stories.json").write_bytes(json.dumps([story()], ensure_ascii=False).encode("cp1252"))

    assert posts(read(folder))[0].body == "<p>Weiß.</p>"


def test_a_folder_without_lists_says_so(tmp_path: Path) -> None:
    with pytest.raises(SourceUnknown, match="neither stories nor comments"):
        list(read_antville(written(tmp_path, [])))


JUNK = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=9),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner, max_size=3),
    max_leaves=5,
)
ROWS = st.dictionaries(st.sampled_from(sorted({**story(), **comment(2), "tags": 0})), JUNK, max_size=9)


@settings(deadline=None, max_examples=100, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(ROWS, max_size=3), st.lists(ROWS, max_size=3))
def test_whatever_stands_in_the_fields_is_a_record_or_a_loss(
    tmp_path: Path, stories: list[Row], answers: list[Row]
) -> None:
    items = read(written(tmp_path, [story(), *stories], [comment(2), *answers]))
    found = len(posts(items)) + len(comments(items)) + len(losses(items))
    assert found == 2 + len(stories) + len(answers)


@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_no_damage_ends_in_anything_but_items_or_a_sentence(tmp_path: Path, data: st.DataObject) -> None:
    damaged = bytearray(json.dumps([story(1), story(2)]).encode())
    for _ in range(data.draw(st.integers(1, 5))):
        place = data.draw(st.integers(0, len(damaged)))
        damaged[place : place + data.draw(st.integers(0, 9))] = data.draw(st.binary(max_size=4))
    folder = written(tmp_path, [], [comment(9)])
    (folder / "stories.json").write_bytes(damaged)
    try:
        items = list(read_antville(folder))
    except SourceError:
        items = []
    assert len(posts(items)) <= 4
