"""Writes the SQL that fills a WordPress: ``python content.py`` gives 200 posts and 1,000 approved comments.

The same words come every time. Fifty more comments wait for approval or are spam, so that what a visitor
must not see is there as well.
"""

import random
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

POSTS, COMMENTS, UNSEEN = 200, 1_000, 50
_FIRST = datetime(2004, 2, 29, 8, 30)
_ZONE = ZoneInfo("Europe/Berlin")
_PEOPLE = ("Ada Fink", "Jens Ohm", "Tove", "Karl-Heinz", "Zoë O'Brien", "Müller & Söhne", "Ирина", "")
_THINGS = (
    "Kaffeemaschine",
    "railway",
    "Bürgersteig",
    "keyboard",
    "Straßenbahn",
    "umbrella",
    "Käsekuchen",
    "modem",
)
_SAYINGS = (
    "Die {0} braucht heute länger als die {1}.",
    "Nobody told the {0} about the {1}.",
    "Früher war mehr {0}, sagt „{1}“ – und hat recht.",
    "A {0} is < a {1} & > nothing at all.",
    "Wer {0} sagt, muss auch {1} sagen.\n\nThat is all there is to it.",
)
_POST_COLUMNS = (
    "ID, post_author, post_date, post_date_gmt, post_modified, post_modified_gmt, post_title, post_name, "
    "post_content, post_excerpt, to_ping, pinged, post_content_filtered, comment_count"
)
_COMMENT_COLUMNS = (
    "comment_ID, comment_post_ID, comment_parent, user_id, comment_author, comment_author_url, comment_date, "
    "comment_date_gmt, comment_content, comment_approved"
)


def quoted(value: object) -> str:
    """Write a value as SQL."""
    if isinstance(value, int):
        return str(value)
    text = str(value).replace("\\", "\\\\").replace("'", "''").replace("\n", "\\n")
    return f"'{text}'"


def inserted(table: str, columns: str, rows: list[tuple[object, ...]]) -> str:
    """Write rows as one statement."""
    values = ",\n".join("(" + ", ".join(map(quoted, row)) + ")" for row in rows)
    return f"INSERT INTO {table} ({columns}) VALUES\n{values};"


def posts(chance: random.Random) -> Iterator[tuple[object, ...]]:
    """Give the rows of all posts, nine days apart."""
    for number in range(1, POSTS + 1):
        moment = _FIRST + timedelta(days=9 * number)
        title = f"{chance.choice(_THINGS)} & {chance.choice(_THINGS)} {number}"
        body = "\n\n".join(_saying(chance) for _ in range(3))
        yield (
            number,
            1,
            *_clocks(moment),
            *_clocks(moment),
            title,
            f"beitrag-{number}",
            body,
            "",
            "",
            "",
            "",
            COMMENTS // POSTS,
        )


def comments(chance: random.Random) -> Iterator[tuple[object, ...]]:
    """Give the rows of all comments in the order of their time; three of four answer an approved one."""
    approved: dict[int, list[int]] = {}
    for number in range(1, COMMENTS + UNSEEN + 1):
        post = 1 + (number - 1) * POSTS // (COMMENTS + UNSEEN)
        status = ("0", "spam")[number % 2] if number % 21 == 0 else "1"
        earlier = approved.setdefault(post, [])
        parent = chance.choice(earlier) if earlier and chance.random() < 0.75 else 0
        if status == "1":
            earlier.append(number)
        moment = _FIRST + timedelta(days=9 * post, minutes=number)
        user = 1 if number % 10 == 0 else 0
        author = "admin" if user else _PEOPLE[number % len(_PEOPLE)]
        yield (number, post, parent, user, author, "", *_clocks(moment), _saying(chance), status)


def _clocks(moment: datetime) -> tuple[datetime, datetime]:
    """Give an instant by the site's clock and in UTC, both without a zone as WordPress keeps them."""
    return moment.replace(tzinfo=UTC).astimezone(_ZONE).replace(tzinfo=None), moment


def _saying(chance: random.Random) -> str:
    return chance.choice(_SAYINGS).format(*chance.sample(_THINGS, 2))


def statements() -> Iterator[str]:
    """Give everything that makes a fresh WordPress ours."""
    chance = random.Random(4711)
    for table in ("posts", "postmeta", "comments", "commentmeta", "term_relationships"):
        yield f"TRUNCATE wp_{table};"
    yield inserted("wp_posts", _POST_COLUMNS, list(posts(chance)))
    yield inserted("wp_comments", _COMMENT_COLUMNS, list(comments(chance)))
    yield inserted(
        "wp_terms", "term_id, name, slug", [(2, "Kaffee &amp; Tee", "kaffee"), (3, "morgens", "morgens")]
    )
    taxonomies: list[tuple[object, ...]] = [(2, 2, "category", "", POSTS), (3, 3, "post_tag", "", POSTS)]
    yield inserted("wp_term_taxonomy", "term_taxonomy_id, term_id, taxonomy, description, count", taxonomies)
    relations = [(number, term) for number in range(1, POSTS + 1) for term in (2, 3)]
    yield inserted("wp_term_relationships", "object_id, term_taxonomy_id", list(relations))


if __name__ == "__main__":
    print("\n".join(statements()))
