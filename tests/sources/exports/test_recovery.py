"""What is kept of an export that is broken, and how the loss is named."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.sources.exports.conftest import Read
from tests.sources.exports.export import END, HEAD, comment, export, item
from tui.model.blog import BlogFacts
from tui.model.comment import Comment
from tui.model.post import Post
from tui.model.sync_report import Skipped
from tui.sources.source import Item, Notice, Progress

THREE = export(item(1, comment(8)), item(2, comment(9)), item(3))


def keys(items: list[Item]) -> list[str]:
    return [each.key for each in items if isinstance(each, Post | Comment)]


def bodies(items: list[Item]) -> list[str]:
    return [each.body for each in items if isinstance(each, Post)]


def losses(items: list[Item]) -> list[str]:
    return [f"{each.where}: {each.why}" for each in items if isinstance(each, Skipped)]


def test_a_whole_export_loses_nothing_and_says_nothing(read: Read) -> None:
    items = read(THREE)

    assert keys(items) == ["wp:1", "wp:8", "wp:2", "wp:9", "wp:3"]
    assert not any(isinstance(each, Skipped | Notice) for each in items)
    assert items[-1] == Progress(len(THREE), len(THREE), "bytes")


def test_a_file_that_ends_in_an_item_keeps_the_complete_ones_and_names_the_other(read: Read) -> None:
    cut = THREE[: THREE.rindex("<wp:status>")]

    items = read(cut)
    assert keys(items) == ["wp:1", "wp:8", "wp:2", "wp:9"]
    assert losses(items) == ["item 3 “Kreide”: The file ends in the middle of it."]


def test_a_file_that_ends_between_items_says_so(read: Read) -> None:
    items = read(export(item(1), end=""))

    assert keys(items) == ["wp:1"]
    assert losses(items) == ["end of the file: The export was cut off; what followed is missing."]


@pytest.mark.parametrize("tenth", range(10))
def test_a_file_cut_anywhere_keeps_every_complete_item(read: Read, tenth: int) -> None:
    cut = THREE[: len(THREE) * tenth // 10]

    assert sum(isinstance(each, Post) for each in read(cut)) == cut.count("</item>")


def test_an_item_whose_tags_do_not_match_costs_nothing_of_the_others(read: Read) -> None:
    items = read(export(item(1), "<item><<<</item>", item(3)))

    assert keys(items) == ["wp:1", "wp:3"]
    assert losses(items) == ["item 2: Its markup is broken beyond reading."]


def test_cdata_within_cdata_is_mended_and_counted(read: Read) -> None:
    items = read(export(item(1, body="<![CDATA[eins <![CDATA[zwei]]> drei]]>"), item(2)))

    assert bodies(items)[0] == "<p>eins zwei drei</p>"
    assert [each.text for each in items if isinstance(each, Notice)] == [
        "Items that had to be mended to be well-formed XML: 1."
    ]


def test_the_end_of_cdata_within_cdata_is_text(read: Read) -> None:
    assert bodies(read(export(item(1, body="<![CDATA[a ]]]]><![CDATA[> b]]>")))) == ["<p>a ]]> b</p>"]


def test_an_unclosed_section_does_not_swallow_the_next_item(read: Read) -> None:
    items = read(export(item(1, body="<![CDATA[eins"), item(2), item(3, body="<![CDATA[drei")))

    assert keys(items) == ["wp:1", "wp:2", "wp:3"]
    assert bodies(items)[0] == "<p>eins</p>"
    assert bodies(items)[2] == "<p>drei</p>"


@pytest.mark.parametrize("place", ["Erster", "</content", "<wp:post_id", "</item", "]]></content"])
def test_an_item_without_its_end_costs_nothing_of_the_next_one(read: Read, place: str) -> None:
    first, *others = (item(number) for number in range(1, 4))

    items = read(export(first[: first.index(place)], *others))
    assert [post.key for post in items if isinstance(post, Post)] == ["wp:2", "wp:3"]
    assert [(each.where, each.why) for each in items if isinstance(each, Skipped)] == [
        ("item 1 “Kreide”", "It breaks off before its end, where the next one begins.")
    ]


def test_a_body_that_quotes_an_item_with_sections_keeps_it(read: Read) -> None:
    quoted = "Ein Beispiel: <item><title><![CDATA[a]]]]><![CDATA[></title></item> und mehr."

    items = read(export(item(1, body=f"<![CDATA[{quoted}]]>"), item(2)))
    assert [post.key for post in items if isinstance(post, Post)] == ["wp:1", "wp:2"]
    assert not [each for each in items if isinstance(each, Skipped)]


def test_an_item_that_a_body_quotes_is_no_item(read: Read) -> None:
    items = read(export(item(1, body="<![CDATA[<item><title>x</title></item> <item>]]>"), item(2)))

    assert keys(items) == ["wp:1", "wp:2"]
    assert losses(items) == []


def test_a_comment_without_its_end_tag_leaves_the_post(read: Read) -> None:
    items = read(export(item(1, f"<wp:comment><wp:comment_id>8</wp:comment>{comment(9)}"), item(2)))

    assert keys(items)[0] == "wp:1"
    assert "wp:2" in keys(items)
    assert [each.text[-2:] for each in items if isinstance(each, Notice)] == ["1."]


def test_a_prefix_that_the_file_forgot_to_declare_is_understood(read: Read) -> None:
    head = HEAD.replace('xmlns:dc="http://purl.org/dc/elements/1.1/" ', "")

    (post,) = [each for each in read(export(item(1), head=head)) if isinstance(each, Post)]
    assert post.author == "Ada Kranz"


def test_no_entity_is_expanded_and_no_file_read(read: Read, tmp_path_factory: pytest.TempPathFactory) -> None:
    secret = tmp_path_factory.mktemp("outside") / "secret"
    secret.write_text("canary")
    laughs = "".join(f'<!ENTITY l{n + 1} "{f"&l{n};" * 10}">' for n in range(9))
    head = f'<!DOCTYPE rss [<!ENTITY l0 "ha">{laughs}<!ENTITY x SYSTEM "{secret.as_uri()}">]>{HEAD}'

    told = str(read(export(item(1, body="&l9; &x;"), item(2), head=head)))
    assert "canary" not in told
    assert "haha" not in told
    assert "wp:2" in told


def test_an_item_that_is_nested_too_deeply_is_named(read: Read) -> None:
    items = read(export(item(1, body="<b>" * 300_000), item(2)))

    assert keys(items) == ["wp:2"]
    assert losses(items) == ["item 1 “Kreide”: Its markup is broken beyond reading."]


def test_a_text_of_many_megabytes_is_shortened_and_named(read: Read) -> None:
    items = read(export(item(1, body=f"<![CDATA[{'lang ' * 2_500_000}]]>"), item(2)))

    assert keys(items) == ["wp:1", "wp:2"]
    assert losses(items) == ["item 1 “Kreide”: A text of more than 8 MiB was shortened."]


def test_an_item_too_large_to_hold_is_named_and_passed_over(read: Read) -> None:
    items = read(export(item(1, body=f"<![CDATA[{'x' * 34_000_000}]]>"), item(2)))

    assert keys(items) == ["wp:2"]
    assert losses(items) == ["item 1 “Kreide”: The item is larger than 32 million characters."]


@pytest.mark.parametrize(
    "hostile",
    ["<item>" * 50_000, "</item>" * 50_000, "<title><![CDATA[" * 50_000, "<!--" * 50_000, "&" * 100_000],
)
def test_repeated_beginnings_of_markup_end_in_a_sentence(read: Read, hostile: str) -> None:
    assert losses(read(export(f"<item>{hostile}</item>")))


@settings(deadline=None, max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_no_damage_ends_in_anything_but_items(read: Read, data: st.DataObject) -> None:
    damaged = bytearray(THREE.encode())
    pieces = st.sampled_from(
        [b"<", b">", b"]]>", b"<![CDATA[", b"<!--", b"&nbsp;", b"\xff", b"\x03", b"</item>", b""]
    )
    for _ in range(data.draw(st.integers(1, 6))):
        place = data.draw(st.integers(0, len(damaged)))
        damaged[place : place + data.draw(st.integers(0, 12))] = data.draw(pieces)

    items = read(bytes(damaged))
    assert isinstance(items[0], BlogFacts)


@settings(deadline=None, max_examples=100, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(max_size=60), st.text(max_size=60))
def test_damage_in_one_item_leaves_the_others_whole(read: Read, title: str, body: str) -> None:
    broken = f"<item><title>{title}</title><content:encoded>{body}</content:encoded></item>"
    text = f"{HEAD}{item(1)}{broken}{item(3, comment(8))}{END}"

    given_keys = keys(read(text.encode(errors="replace")))
    assert given_keys[0] == "wp:1"
    assert given_keys[-2:] == ["wp:3", "wp:8"]
