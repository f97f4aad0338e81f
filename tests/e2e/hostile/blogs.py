"""The same blog as pages, as an export and as a WordPress, once hostile and once harmless."""

import os
from datetime import UTC, datetime, timedelta
from html import escape
from pathlib import Path

from tests.e2e.hostile.attacks import ATTACKS, EXPORTED, PAGED, SERVED, text_of
from tests.fakes.wordpress_site import WordPressSite, json_comment, json_post
from tests.sources.exports.export import HEAD, export, item

LONGEST_FILE_NAME = 40
LAST_DAY = datetime(2019, 12, 31, tzinfo=UTC)
SPLIT = ("\x1b]52;c;", "aGFja2Vk\x07")
"""A sequence that begins in one comment and ends in the next one."""


def write_pages(folder: Path, *, hostile: bool) -> Path:
    """Write a folder of archive pages, and give it.

    A page with a NUL in it is taken for a binary file, so that one goes without.
    """
    pages = folder / file_name("Folder", text_of("Windowtitle", hostile=hostile))
    pages.mkdir(parents=True)
    for number, name in enumerate(PAGED):
        attack = text_of(name, hostile=hostile)
        file = pages / f"{file_name(name, attack)}.txt"
        file.write_bytes(_page(number, name, attack.replace("\0", "")).encode())
    broken = b"raw\x9b31m\xff\x1b]0;owned\x07" if hostile else b"raw"
    (pages / os.fsdecode(broken + b" page.txt")).write_bytes(_latin_page(hostile=hostile))
    (pages / os.fsdecode(broken + b" empty.txt")).write_bytes(b"")
    return pages


def file_name(name: str, attack: str) -> str:
    """Give a file name that holds as much of an attack as file names can."""
    return name + attack.replace("/", "").replace("\0", "")[:LONGEST_FILE_NAME].rstrip()


def _page(number: int, name: str, attack: str) -> str:
    day = (LAST_DAY - timedelta(days=number)).date().isoformat()
    signed = attack if len(attack) < 40 and not set(attack) & set(",>\r\n\v\f") else "Plain"
    first, second = SPLIT if attack in ATTACKS.values() else ("harm", "less")
    parts = (
        f"{name} {attack}".replace("\n", " "),
        f"by {name}{signed}".replace(" ", "")[:60],
        f"Body {name} {attack}",
        "Comments",
        f"Word {name} {attack} {first}",
        f"Reader {signed}, {day}",
        f"{second} Answer {name} {attack}",
        f"Other {signed}, {day}",
    )
    return "\n\n".join(parts) + "\n"


def _latin_page(*, hostile: bool) -> bytes:
    attack = b"\x9b31m \x9d0;x \xfc \x1b[31m" if hostile else b"\xfc"
    signed = b"Reader, 1999-01-01\n"
    return b"\n\n".join((b"Latin " + attack, b"by Latin", b"Body " + attack, b"Comments", attack, signed))


def write_export(folder: Path, *, hostile: bool) -> Path:
    """Write an export whose texts are spelled bare, as references and as references to references."""
    attack = text_of("Clipboard", hostile=hostile)
    head = HEAD.replace("Kalkwerk", f"Kalk {_spelled(attack)}").replace(
        "Ada Kranz", f"Ada {twice_encoded(attack)}"
    )
    items = [_item(number, name, text_of(name, hostile=hostile)) for number, name in enumerate(EXPORTED, 1)]
    path = folder / f"{file_name('export', text_of('Eightbitcsi', hostile=hostile))}.xml"
    path.write_text(export(*items, head=head), encoding="utf-8")
    return path


def twice_encoded(text: str) -> str:
    """Write controls as references to references, which pass through any XML parser as text."""
    return "".join(f"&amp;#{ord(letter)};" if _is_control(letter) else escape(letter) for letter in text)


def _spelled(text: str) -> str:
    once = "".join(f"&#{ord(letter)};" if _is_control(letter) else escape(letter) for letter in text)
    return f"{twice_encoded(text)} {once}"


def _is_control(letter: str) -> bool:
    return letter < " " or "\x7f" <= letter <= "\x9f"


def _item(number: int, name: str, attack: str) -> str:
    text = twice_encoded(attack)
    body = f"<![CDATA[<p>Body {name} {text.replace(']]>', '')}</p>]]>"
    date = (LAST_DAY - timedelta(days=number)).strftime("%Y-%m-%d 12:00:00")
    comments = "".join(_comment(number * 2 + place, name, text, date) for place in (0, 1))
    more = (
        f'<category domain="category" nicename="x">{text[:2000]}</category>'
        f'<category domain="post_tag" nicename="y">{text[:2000]}</category>{comments}'
    )
    written = item(number, more, body, title=f"{name} {text}")
    return written.replace("2012-01-05 15:30:46", date).replace("2012-01-05 14:30:46", date)


def _comment(number: int, name: str, text: str, date: str) -> str:
    return (
        f"<wp:comment><wp:comment_id>{number}</wp:comment_id>"
        f"<wp:comment_author>Reader {text[:3000]}</wp:comment_author>"
        f"<wp:comment_author_url>http://reader.example/{text[:500]}</wp:comment_author_url>"
        f"<wp:comment_date>{date}</wp:comment_date><wp:comment_date_gmt>{date}</wp:comment_date_gmt>"
        f"<wp:comment_content>Word {name} {text}</wp:comment_content>"
        "<wp:comment_approved>1</wp:comment_approved><wp:comment_parent>0</wp:comment_parent></wp:comment>"
    )


def wordpress(*, hostile: bool) -> WordPressSite:
    """Give a site whose JSON carries every attack as it is."""
    posts = [_json_post(number, name, hostile=hostile) for number, name in enumerate(reversed(SERVED), 1)]
    comments = [
        json_comment(
            number * 2 + place,
            number,
            author_name=f"Reader {attack[:3000]}",
            author_url=f"http://reader.example/{attack[:500]}",
            content={"rendered": f"<p>Word {name} {attack} {part}</p>"},
            link=f"https://blog.example/{attack[:500]}#comment-{number}",
        )
        for number, name in enumerate(reversed(SERVED), 1)
        for attack in [text_of(name, hostile=hostile)]
        for place, part in enumerate(SPLIT if hostile else ("harm", "less"))
    ]
    return WordPressSite(posts, comments)


def _json_post(number: int, name: str, *, hostile: bool) -> dict[str, object]:
    attack = text_of(name, hostile=hostile)
    term = {"id": 3, "name": attack[:2000], "taxonomy": "category"}
    author = {"id": 1, "name": f"Ada {attack[:3000]}", "url": f"https://ada.example/{attack[:500]}"}
    return json_post(
        number,
        title={"rendered": f"{name} {attack}"},
        content={"rendered": f"<p>Body {name} {attack}</p>", "protected": False},
        link=f"https://blog.example/{number}/{attack[:500]}",
        slug=attack[:500],
        _embedded={"author": [author], "wp:term": [[term]]},
    )
