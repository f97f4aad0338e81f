"""A blog of which old pages, pages of months, an export and a live site each tell something else."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from tests.fakes.wordpress_site import JsonObject, WordPressSite, json_comment, json_post
from tests.sources.exports.movabletype import written as movable_type
from tests.sources.pages.page import page

HOME = "https://blog.example"
MOVED = 3
"""How many of the posts the site took over from the export, beginning with the newest."""
ZONE = timedelta(hours=1)
"""The blog's clock is so far before UTC; the export tells it without a zone."""


@dataclass(frozen=True)
class Remark:
    """A comment as its writer left it, by the blog's own clock."""

    author: str
    text: str
    moment: datetime
    answers: int = 0
    """Which remark on the post it answers, counted from 1."""


@dataclass(frozen=True)
class Entry:
    """A post as its writer left it, by the blog's own clock."""

    number: int
    title: str
    body: tuple[str, str]
    moment: datetime
    remarks: Sequence[Remark] = ()


def _on(month: int, day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2005, month, day, hour, minute, tzinfo=UTC)


OLD = (
    Entry(
        4711,
        "Grüße aus Köln",
        ("Der Zug hält, und niemand weiß warum.", "Es wird wohl Görlitz."),
        _on(10, 4, 9),
    ),
    Entry(
        4712,
        "Über Straßenbahnen",
        ("Sie fahren, wenn sie fahren, und läuten dazu.", "Mehr ist nicht zu sagen über sie."),
        _on(11, 2, 23, 40),
        (
            Remark("Jörg Weiß", "In Köln läuten sie nicht, in Ulm schon.", _on(11, 3, 0, 10)),
            Remark(
                "Käthe Groß",
                "> In Köln läuten sie nicht\n\nDoch, am Dom, jeden Morgen.",
                _on(11, 3, 8, 15),
                1,
            ),
            Remark("Jörg Weiß", "Stimmt.", _on(11, 3, 9)),
            Remark("Zoë", "Stimmt.", _on(11, 3, 9, 30), 2),
        ),
    ),
    Entry(
        4713,
        "Fundstücke",
        ("Drei Schrauben, ein Knopf und ein Schlüssel.", "Wer vermißt etwas davon?"),
        _on(11, 20, 12),
    ),
    Entry(
        4714,
        "Fundstücke",
        ("Ein Regenschirm, zwei Handschuhe, beide links.", "Wer vermißt etwas davon?"),
        _on(11, 21, 12),
        (Remark("Zoë", "Die Handschuhe gehören mir, beide.", _on(11, 21, 12, 5)),),
    ),
    Entry(
        4715,
        "Die Kaffeemaschine",
        ("Sie hat eine Meinung und behält sie nicht für sich.", "Entkalken ändert daran nichts."),
        _on(12, 1, 8, 12),
        (Remark("Käthe Groß", "Meine schweigt seit Jahren, zum Glück.", _on(12, 1, 8, 30)),),
    ),
)
NEW_TITLES = ("Umgezogen", "Noch ein Knopf", "Schöne Aussicht")


def write_pages(folder: Path) -> None:
    """Write a page for each post, with its comments and their days."""
    folder.mkdir()
    for entry in OLD:
        parts = [part for remark in entry.remarks for part in (remark.text, _signature(remark))]
        article = "\n\n".join(entry.body)
        text = page(*(["Kommentare", *parts] if parts else []), title=entry.title, article=article)
        (folder / f"{entry.number:06}.txt").write_text(text)


def write_months(folder: Path) -> None:
    """Write a page for each month, with the beginnings of its posts."""
    folder.mkdir()
    for month, name in ((10, "Oktober"), (11, "November"), (12, "Dezember")):  # codespell:ignore oktober
        posts = [entry for entry in reversed(OLD) if entry.moment.month == month]
        told = "\n\n".join(f"{entry.title}\n\nby Ada Kranz\n\n{entry.body[0]}\n\nMore >" for entry in posts)
        (folder / f"2005_{month}.txt").write_text(f"{name} 2005\n\n{told}\n")


def write_export(file: Path) -> None:
    """Write all old posts with their times and comments, and without parents."""
    entries = [
        movable_type.WrittenEntry(
            title=entry.title,
            body=_html(entry.body),
            date=f"{entry.moment:%m/%d/%Y %I:%M:%S %p}",
            more=f"UNIQUE URL: {HOME}/archives/{entry.number:06}.html\nCONVERT BREAKS: 0\n",
            comments=[
                movable_type.WrittenComment(each.text, each.author, f"{each.moment:%m/%d/%Y %I:%M:%S %p}")
                for each in entry.remarks
            ],
        )
        for entry in OLD
    ]
    file.write_text(movable_type.export(*entries).replace("AUTHOR: ada\n", "AUTHOR: Ada Kranz\n"))


def live_site() -> WordPressSite:
    """Give the site: the newest of the old posts at new addresses, with parents, and new posts."""
    site = WordPressSite(home=HOME)
    for number, entry in enumerate(OLD[-MOVED:], start=1):
        _move(site, number, entry)
    # One post with a discussion moved as well, so that its parents are known.
    _move(site, MOVED + 1, OLD[1])
    for number, title in enumerate(NEW_TITLES, start=MOVED + 2):
        site.posts.append(json_post(number, title={"rendered": title}))
        site.comments.append(json_comment(100 + number, number))
    return site


def _move(site: WordPressSite, number: int, entry: Entry) -> None:
    texts = {
        "title": {"rendered": entry.title},
        "content": {"rendered": _html(entry.body), "protected": False},
    }
    link = {"link": f"{HOME}/{entry.moment:%Y/%m/%d}/{entry.number}/"}
    site.posts.append(json_post(number, **_dates(entry.moment), **texts, **link))
    first = 10 * number
    for place, remark in enumerate(entry.remarks, start=1):
        told = {"author_name": remark.author, "content": {"rendered": f"<p>{_escaped(remark.text)}</p>"}}
        parent = first + remark.answers if remark.answers else 0
        site.comments.append(json_comment(first + place, number, parent, **told, **_dates(remark.moment)))


def _dates(moment: datetime) -> JsonObject:
    local, utc = (each.replace(tzinfo=None).isoformat() for each in (moment, moment - ZONE))
    return {"date": local, "date_gmt": utc, "modified": local, "modified_gmt": utc}


def _html(paragraphs: Sequence[str]) -> str:
    return "\n".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)


def _escaped(text: str) -> str:
    return text.replace(">", "&gt;").replace("\n\n", "</p><p>")


def _signature(remark: Remark) -> str:
    return f"{remark.author}, {remark.moment:%Y-%m-%d}"
