"""A WordPress in its three forms: live, as saved answers, as an export."""

from tests.conformance.samples.sample import (
    GIPS,
    KREIDE,
    SAID_ON_GIPS,
    SITE,
    Files,
    Sample,
    Story,
    in_html,
    in_json,
    in_list,
    record,
)
from tests.fakes.http_server import Answer
from tests.fakes.wordpress_site import JsonObject, WordPressSite, json_comment, json_post
from tests.sources.exports import export

NAMES = frozenset({"Kreide", "Gips", "Jörg", "Änne", "Björn", "Ülkü"})
HIDDEN = ("Käthe", "Kalk", "Über uns")


def posts(story: Story) -> list[JsonObject]:
    """Give the posts as the REST API does."""
    told = ((1, story.title, story.body, KREIDE), (2, "Gips", "Nur ein Rest.", GIPS))
    return [
        json_post(number, title={"rendered": title}, content={"rendered": f"<p>{body}</p>"}, link=link)
        for number, title, body, link in told
    ]


def comments(story: Story) -> list[JsonObject]:
    """Give the comments as the REST API does."""
    told = (
        (1, 1, 0, "Jörg", f"<p>{story.said}</p>"),
        (2, 1, 1, "Änne", in_html(story.said)),
        (3, 2, 0, "Björn", f"<p>{SAID_ON_GIPS}</p>"),
        (4, 2, 3, "Ülkü", in_html(SAID_ON_GIPS)),
    )
    return [
        json_comment(number, post, parent, author_name=author, content={"rendered": text})
        for number, post, parent, author, text in told
    ]


def serve(_: str) -> Answer:
    """Serve the API."""
    return WordPressSite(posts(Story()), comments(Story()), home=SITE)


def _saved(story: Story) -> tuple[list[str], list[str]]:
    """Give posts and comments as somebody who is logged in may save them."""
    draft = json_post(8, status="draft", title={"rendered": "Kalk"}, link=f"{SITE}/kalk/")
    page = json_post(9, type="page", title={"rendered": "Über uns"}, link=f"{SITE}/wir/")
    held = json_comment(5, 2, author_name="Käthe", status="hold")
    return list(map(in_json, [*posts(story), draft, page])), list(map(in_json, [*comments(story), held]))


def saved(story: Story) -> Files:
    """Save two answers of the API."""
    written, answers = _saved(story)
    return {"posts.json": in_list(written), "comments.json": in_list(answers)}


def wxr(story: Story) -> Files:
    """Write an export with a page, a draft and a comment that is held back."""
    return {"blog.xml": '<?xml version="1.0" encoding="UTF-8"?>\n' + export.export(*_items(story))}


def _items(story: Story) -> list[str]:
    answers = [
        _comment(1, "Jörg", story.said),
        _comment(2, "Änne", in_html(story.said), 1),
        _comment(5, "Käthe", "Bitte warten.", more="<wp:comment_approved>0</wp:comment_approved>"),
    ]
    others = [_comment(3, "Björn", SAID_ON_GIPS), _comment(4, "Ülkü", in_html(SAID_ON_GIPS), 3)]
    return [
        export.item(1, "".join(answers), f"<![CDATA[{story.body}]]>", story.title),
        export.item(2, "".join(others), title="Gips"),
        export.item(3, title="Kalk").replace("publish<", "draft<"),
        export.item(4, title="Über uns").replace("post_type>post<", "post_type>page<"),
    ]


def _comment(number: int, author: str, text: str, parent: int = 0, more: str = "") -> str:
    signed = f"<wp:comment_author>{author}</wp:comment_author>{more}"
    return export.comment(number, signed, f"<![CDATA[{text}]]>", parent)


_ITEMS = _items(Story())
_POSTS, _COMMENTS = _saved(Story())

WORDPRESS = Sample("wordpress", lambda _: {}, names=NAMES, site=serve)
DUMP = Sample(
    "wordpress-dump",
    saved,
    (
        *map(record, _POSTS, ("Kreide", "Gips", "Kalk", "Über uns")),
        *map(record, _COMMENTS, ("Jörg", "Änne", "Björn", "Ülkü", "Käthe")),
    ),
    NAMES.union(HIDDEN),
)
WXR = Sample(
    "wxr",
    wxr,
    (
        record(_ITEMS[0], "Kreide", "Jörg", "Änne", "Käthe"),
        record(_ITEMS[1], "Gips", "Björn", "Ülkü"),
        record(_ITEMS[2], "Kalk"),
        record(_ITEMS[3], "Über uns"),
    ),
    NAMES.union(HIDDEN),
)
