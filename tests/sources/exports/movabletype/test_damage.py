"""What is kept of an export that is broken, and how the loss is named."""

from io import BytesIO

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.sources.exports.movabletype.conftest import Read
from tests.sources.exports.movabletype.given import comments, losses, posts
from tests.sources.exports.movabletype.written import WrittenComment, WrittenEntry, entry_text, export
from tui.sources.exports.movabletype import lines, pieces
from tui.sources.source import Item, Notice, Progress

NAMES = ["Kreide", "Kalk", "Gips"]
THREE = [WrittenEntry(name, comments=[WrittenComment(f"Zu {name}.")]) for name in NAMES]


def titles(items: list[Item]) -> list[str]:
    return [post.title for post in posts(items)]


def test_a_whole_export_loses_nothing_and_says_once_that_it_has_no_time_zone(read: Read) -> None:
    items = read(export(*THREE))

    assert titles(items) == NAMES
    assert losses(items) == []
    assert sum(isinstance(each, Notice) for each in items) == 1
    assert items[-1] == Progress(len(export(*THREE)), len(export(*THREE)), "bytes")


@pytest.mark.parametrize("line_end", ["\r\n", "\r"])
def test_line_ends_of_other_systems_change_nothing(
    read: Read, monkeypatch: pytest.MonkeyPatch, line_end: str
) -> None:
    monkeypatch.setattr(lines, "PIECE", 7)

    assert read(export(*THREE).replace("\n", line_end))[:-1] == read(export(*THREE))[:-1]


def test_an_export_in_utf_16_is_read_as_any_other(read: Read, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lines, "PIECE", 7)
    text = export(WrittenEntry(body="Käse – „Brot“"))
    assert posts(read(text.encode("utf-16"))) == posts(read(text))


def test_half_a_character_of_utf_16_is_replaced_and_costs_nothing_else(read: Read) -> None:
    text = export(WrittenEntry(body="Käse\x02Brot"))
    broken = text.encode("utf-16").replace(b"\x02\x00", b"\x00\xd8") + b"\x00"

    items = read(broken)
    assert [post.body for post in posts(items)] == ["<p>Käse\ufffdBrot</p>"]


def test_each_text_is_read_in_its_own_charset(read: Read) -> None:
    entry = WrittenEntry("Käse", body="Größe", comments=[WrittenComment("„Maß“")])
    mixed = export(entry).replace("Größe", "\0").encode("cp1252").replace(b"\0", "Größe".encode())

    items = read(mixed)
    assert (posts(items)[0].title, posts(items)[0].body) == ("Käse", "<p>Größe</p>")
    assert comments(items)[0].body == "<p>„Maß“</p>"


def test_exports_that_were_joined_keep_their_entries(read: Read) -> None:
    first = export(THREE[0]).removesuffix("--------\n")
    items = read("\ufeff" + first + "\ufeff" + export(THREE[1]))

    assert titles(items) == NAMES[:2]
    assert losses(items) == []


@pytest.mark.parametrize("hyphens", ["-----", "--------", "-----\n\n-----"])
def test_hyphens_in_an_old_body_end_nothing(read: Read, hyphens: str) -> None:
    text = entry_text(THREE[0]).replace("Erster Absatz.", f"eins\n{hyphens}\nzwei")

    items = read(text + export(THREE[1]))
    assert titles(items) == NAMES[:2]
    assert posts(items)[0].body.replace("<br>", "") == f"<p>eins\n{hyphens}\nzwei</p>".replace(
        "\n\n", "</p>\n<p>"
    )
    assert len(comments(items)) == 2
    assert losses(items) == []


def test_a_body_that_very_old_versions_wrote_into_the_head_is_read(read: Read) -> None:
    (post,) = posts(read("AUTHOR: ada\nTITLE: Alt\nDATE: 12/01/2001\nSTART BODY:\neins\n\nzwei\n--------\n"))
    assert post.body == "<p>eins</p>\n<p>zwei</p>"


@pytest.mark.parametrize("tenth", range(1, 10))
def test_a_file_cut_anywhere_keeps_what_is_complete_and_names_the_rest(read: Read, tenth: int) -> None:
    cut = export(*THREE)[: len(export(*THREE)) * tenth // 10]

    items = read(cut)
    complete = cut.count("\n--------\n")
    assert titles(items)[:complete] == NAMES[:complete]
    assert len(comments(items)) >= complete
    assert len(losses(items)) == 1


@pytest.mark.parametrize(
    ("place", "given", "loss"),
    [
        ("TITLE: Kr", 0, "The file ends in the middle of it."),
        ("Erster", 0, "The file ends in the middle of it."),
        ("Zweiter", 0, "The file ends in the middle of it."),
        ("kal", 1, "The file ends in the middle of its keywords."),
        ("Zu Kr", 1, "The file ends in the middle of its comment."),
    ],
)
def test_where_a_file_breaks_off_is_told(read: Read, place: str, given: int, loss: str) -> None:
    entry = WrittenEntry("Kreide", extended="Zweiter.", keywords="kalk", comments=THREE[0].comments)
    text = export(entry)

    items = read(text[: text.index(place) + len(place)])
    assert (len(posts(items)), len(comments(items))) == (given, 0)
    assert [line.partition(": ")[2] for line in losses(items)] == [loss]


def test_a_loss_is_named_by_the_whole_title(read: Read) -> None:
    items = read(export(WrittenEntry("Roter  Kalk", date="gestern")))
    assert losses(items) == ["entry 1 “Roter Kalk”: It has “gestern” for a date, which is none."]


@pytest.mark.parametrize("broken", range(3))
@pytest.mark.parametrize(
    ("damage", "loss"),
    [
        ("", "It begins with no line that tells an author, a title or a date."),
        ("AUTHOR: ada\nTITLE:\nDATE: 12/01/2005", "It has neither a title nor a body."),
        ("TITLE: Rest\n-----\nB\0DY:\nText\n-----", "A section of it begins with no key of the format."),
    ],
)
def test_a_broken_entry_costs_nothing_of_the_others(read: Read, broken: int, damage: str, loss: str) -> None:
    texts = [entry_text(entry) for entry in THREE]
    texts[broken] = (damage or "\0\0\0\n-----\nBODY:\nText\n-----") + "\n--------\n"

    items = read("".join(texts))
    whole = [name for place, name in enumerate(NAMES) if place != broken]
    assert [title for title in titles(items) if title != "Rest"] == whole
    assert len(comments(items)) == 2
    assert [line.partition(": ")[2] for line in losses(items)] == [loss]


@pytest.mark.parametrize("place", ["Erster", "Zu Kreide", "COMMENT:\nAUTHOR"])
def test_an_entry_without_its_end_costs_nothing_of_the_next_one(read: Read, place: str) -> None:
    first, *others = map(entry_text, THREE)

    items = read(first[: first.index(place) + len(place)] + "\n" + "".join(others))
    assert titles(items) == NAMES
    assert losses(items) == ["entry 1 “Kreide”: It breaks off before its end, where the next one begins."]


def test_a_comment_without_an_entry_before_it_goes_to_no_post(read: Read) -> None:
    stray = "COMMENT:\nAUTHOR: Ralf\nJa.\n-----\n--------\n"

    items = read(export(THREE[0]) + stray)
    assert len(comments(items)) == 1
    assert losses(items) == ["entry 2: It begins with no line that tells an author, a title or a date."]


def test_a_text_that_is_too_large_is_shortened_and_named(read: Read, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pieces, "LARGEST_PIECE", 1000)
    large = WrittenEntry("Groß", body="\n".join(["x" * 60] * 100))

    items = read(export(large, THREE[1]))
    assert titles(items) == ["Groß", "Kalk"]
    assert len(posts(items)[0].body) < 1500
    assert losses(items) == ["entry 1 “Groß”: A text of more than 32 MiB was shortened."]


def test_a_text_that_is_too_large_behind_hyphens_of_its_own_is_named_too(
    read: Read, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pieces, "LARGEST_PIECE", 1000)
    large = "\n".join(["Erster.", "-----", "Zweiter.", "x" * 2000])

    items = read(entry_text(WrittenEntry("Groß", body="TEXT")).replace("TEXT", large))
    assert losses(items) == ["entry 1 “Groß”: A text of more than 32 MiB was shortened."]


def test_hyphens_with_nothing_but_blank_lines_between_them_stay_in_their_text(read: Read) -> None:
    text = "Erster.\n-----\n\n-----\n\n-----\nZweiter."

    (post,) = posts(read(entry_text(WrittenEntry(body="TEXT")).replace("TEXT", text)))
    assert [post.body] == [escaped.body for escaped in posts(read(export(WrittenEntry(body=text))))]


def test_a_line_of_the_greatest_length_comes_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lines, "LONGEST_LINE", 5)
    assert list(lines.read_lines(BytesIO(b"12345\n123456\n"))) == [b"12345", b"123456"]
    monkeypatch.setattr(lines, "PIECE", 5)
    assert list(lines.read_lines(BytesIO(b"12345\n1"))) == [b"12345", b"1"]


def test_a_line_without_an_end_comes_in_pieces(monkeypatch: pytest.MonkeyPatch, read: Read) -> None:
    monkeypatch.setattr(lines, "PIECE", 100)
    monkeypatch.setattr(lines, "LONGEST_LINE", 500)
    entry = WrittenEntry(body="x" * 5000, more="CONVERT BREAKS: 0\n")

    (post,) = posts(read(export(entry)))
    assert post.body.replace("\n", "") == entry.body


@settings(deadline=None, max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_no_damage_ends_in_anything_but_items(read: Read, data: st.DataObject) -> None:
    damaged = bytearray(export(*THREE).encode())
    parts = st.sampled_from(
        [
            b"\n-----\n",
            b"\n--------\n",
            b"\nCOMMENT:\n",
            b"\nPING:\n",
            b"\xff",
            b"\0",
            b"\r",
            b"\nDATE: 1/1/1",
            b"",
        ]
    )
    for _ in range(data.draw(st.integers(1, 6))):
        place = data.draw(st.integers(0, len(damaged)))
        damaged[place : place + data.draw(st.integers(0, 12))] = data.draw(parts)

    items = read(bytes(damaged))
    assert isinstance(items[-1], Progress)
    assert {comment.post_key for comment in comments(items)} <= {post.key for post in posts(items)}
