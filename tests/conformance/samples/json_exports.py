"""Exports that are JSON: Ghost, Antville, isso, webmentions."""

from collections.abc import Sequence
from urllib.parse import urlsplit

from tests.conformance.samples.sample import (
    GIPS,
    KREIDE,
    SAID_ON_GIPS,
    Files,
    Sample,
    Story,
    in_html,
    in_json,
    in_list,
    in_text,
    record,
)
from tests.fakes import ghost_site
from tests.fakes.http_server import HTML, JSON, Answer, Reply, Request
from tests.fakes.wordpress_site import JsonObject
from tests.sources.exports.ghost.written import row
from tests.sources.mentions.written import mention, status

COMMENTERS = frozenset({"Jörg", "Änne", "Björn", "Ülkü"})


def _told(story: Story, quoting: str = "html") -> list[tuple[int, int, int, str, str]]:
    """Give number, post, parent, author and text of each comment."""
    quote = in_html if quoting == "html" else in_text
    return [
        (1, 1, 0, "Jörg", story.said),
        (2, 1, 1, "Änne", quote(story.said)),
        (3, 2, 0, "Björn", SAID_ON_GIPS),
        (4, 2, 3, "Ülkü", quote(SAID_ON_GIPS)),
    ]


def _ghost_rows(story: Story) -> dict[str, list[str]]:
    posts = [
        row(1, title=story.title, html=f"<p>{story.body}</p>"),
        row(2, title="Gips"),
        row(3, title="Kalk", status="draft"),
        row(4, title="Über uns", type="page"),
    ]
    told = [*_told(story), (5, 2, 0, "Käthe", "Bitte warten.")]
    comments = [
        {
            "id": f"c{number}",
            "post_id": row(post)["id"],
            "parent_id": f"c{parent}" if parent else None,
            "member_id": f"m{number}",
            "html": f"<p>{text}</p>",
            "status": "hidden" if number == 5 else "published",
            "created_at": "2020-05-02T12:00:00.000Z",
        }
        for number, post, parent, _, text in told
    ]
    members = [{"id": f"m{number}", "name": author} for number, _, _, author, _ in told]
    tables: dict[str, Sequence[object]] = {"posts": posts, "comments": comments, "members": members}
    return {name: list(map(in_json, rows)) for name, rows in tables.items()}


def ghost(story: Story) -> Files:
    """Write an export that has its comments with it."""
    tables = ", ".join(f'"{name}": {in_list(rows)}' for name, rows in _ghost_rows(story).items())
    return {
        "ghost.json": f'{{"db": [{{"meta": {{"exported_on": 1, "version": "5"}}, "data": {{{tables}}}}}]}}'
    }


def serve_ghost(_: str) -> Answer:
    """Serve the Content API, which has no comments."""
    return ghost_site.GhostSite([(1, "2020-05-01 12:00:00")])


ANTVILLE_HEAD = in_json([{"site": {"name": "kalk", "metadata": {"title": "Kalkwerk"}}}])[1:-1]


def _antville_rows(story: Story) -> dict[str, list[str]]:
    stories: list[JsonObject] = [
        {
            "id": number,
            "prototype": "Story",
            "status": "closed" if title == "Kalk" else "public",
            "comment_mode": "open",
            "created": "2008-05-01T12:00:00.000Z",
            "creator_name": "ada",
            "metadata": {"title": title},
            "rendered": f"<p>{body}</p>",
        }
        for number, title, body in [
            (1, story.title, story.body),
            (2, "Gips", "Ein Rest."),
            (3, "Kalk", "Nein."),
        ]
    ]
    comments: list[JsonObject] = [
        {
            "id": 10 + number,
            "prototype": "Comment",
            "story_id": post,
            "parent_id": 10 + parent if parent else post,
            "parent_type": "Comment" if parent else "Story",
            "status": "spam" if author == "Käthe" else "public",
            "created": 1209643200000,
            "creator_name": author,
            "rendered": f"<p>{text}</p>",
        }
        for number, post, parent, author, text in [*_told(story), (5, 2, 0, "Käthe", "Kauft Kalk.")]
    ]
    return {"stories": list(map(in_json, stories)), "comments": list(map(in_json, comments))}


def antville(story: Story) -> Files:
    """Write the folder of an export."""
    rows = {f"{name}.json": in_list(records) for name, records in _antville_rows(story).items()}
    return {"index.json": ANTVILLE_HEAD, **rows}


def _isso_threads(story: Story) -> list[str]:
    """Write one thread as the API does, with parents, and one as an export does, without."""
    comments = [
        {"id": number, "author": author, "created": "2020-01-08 12:00:00", "text": text}
        | ({"parent": parent or None} if post == 1 else {})
        | ({"mode": 2} if author == "Käthe" else {})
        for number, post, parent, author, text in [*_told(story, "text"), (5, 2, 0, "Käthe", "Bitte warten.")]
    ]
    pages = (("/kreide/", comments[:2]), ("/gips/", comments[2:]))
    return [in_json({"id": page, "title": page, "comments": answers}) for page, answers in pages]


def isso(story: Story) -> Files:
    """Write an export."""
    return {"isso.json": in_list(_isso_threads(story))}


def _mentions(story: Story) -> list[str]:
    pages = {1: KREIDE, 2: GIPS}
    mentions = [
        mention(
            number,
            wm_target=pages[post],
            author={"type": "card", "name": author, "url": "https://ada.example/"},
            content={"html": f"<p>{text}</p>"},
            wm_private=author == "Käthe",
            in_reply_to=f"https://ada.example/{parent}" if parent else pages[post],
            published=None if author == "Björn" else "2020-01-08T13:00:00+01:00",
        )
        for number, post, parent, author, text in [*_told(story), (5, 2, 0, "Käthe", "Nur für Ada.")]
    ]
    return list(map(in_json, mentions))


def mentions(story: Story) -> Files:
    """Write what webmention.io answers, one mention of which does not tell when it was written."""
    return {"mentions.json": f'{{"type": "feed", "children": {in_list(_mentions(story))}}}'}


def serve_status(_: str) -> Answer:
    """Serve a status of Mastodon that links to a post, and an answer to it."""
    answers = {"ancestors": [], "descendants": [status(10001, 10000)]}
    told = {"": status(10000, card={"url": KREIDE}), "/context": answers}

    def answer(request: Request) -> Reply:
        value = told.get(urlsplit(request.target).path.removeprefix("/api/v1/statuses/10000"))
        if value is None:
            return Reply(b"<p>nichts</p>", 404, (("Content-Type", HTML),))
        return Reply(in_json(value).encode(), 200, (("Content-Type", JSON),))

    return answer


_GHOST, _ANTVILLE = _ghost_rows(Story()), _antville_rows(Story())
_AUTHORS = ("Jörg", "Änne", "Björn", "Ülkü", "Käthe")

GHOST = Sample(
    "ghost",
    ghost,
    tuple(
        record(text, name)
        for table, names in (
            ("posts", ("Kreide", "Gips", "Kalk", "Über uns")),
            ("comments", _AUTHORS),
            ("members", _AUTHORS),
        )
        for text, name in zip(_GHOST[table], names, strict=True)
    ),
    COMMENTERS | {"Kreide", "Gips", "Kalk", "Über uns", "Käthe"},
    serve_ghost,
    f"/ghost/api/content/posts/?key={ghost_site.KEY}",
)
ANTVILLE = Sample(
    "antville",
    antville,
    (
        *map(record, _ANTVILLE["stories"], ("Kreide", "Gips", "Kalk")),
        *map(record, _ANTVILLE["comments"], _AUTHORS),
    ),
    COMMENTERS | {"Kreide", "Gips", "Kalk", "Käthe"},
)
ISSO = Sample(
    "isso",
    isso,
    (record(_isso_threads(Story())[0], "Jörg", "Änne"), record(_isso_threads(Story())[1], *_AUTHORS[2:])),
    COMMENTERS | {"Käthe"},
    is_overlay=True,
)
MENTIONS = Sample(
    "mentions",
    mentions,
    tuple(map(record, _mentions(Story()), _AUTHORS)),
    COMMENTERS | {"Käthe"},
    serve_status,
    "/@ada/10000",
    is_overlay=True,
)
