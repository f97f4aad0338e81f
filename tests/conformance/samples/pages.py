"""Texts of pages: Movable Type's own, web pages, archive pages."""

from tests.conformance.samples.sample import (
    SAID_ON_GIPS,
    Files,
    Sample,
    Story,
    in_html,
    in_text,
    record,
)
from tests.fakes.http_server import Answer
from tests.sources.exports.movabletype.written import WrittenComment, WrittenEntry, entry_text
from tests.sources.pages.live.blog import LiveBlog, front

POST_AND_COMMENTERS = frozenset({"Kreide", "Gips", "Jörg", "Änne", "Björn", "Ülkü"})


def _entries(story: Story) -> list[str]:
    said = [WrittenComment(story.said, "Jörg"), WrittenComment(in_html(story.said), "Änne")]
    on_gips = [WrittenComment(SAID_ON_GIPS, "Björn"), WrittenComment(in_html(SAID_ON_GIPS), "Ülkü")]
    return [
        entry_text(WrittenEntry(story.title, story.body, comments=said)),
        entry_text(WrittenEntry("Gips", "Nur ein Rest.", comments=on_gips)),
        entry_text(WrittenEntry("Kalk", "Noch nicht.")).replace("Publish\n", "Draft\n"),
    ]


def movable_type(story: Story) -> Files:
    """Write an export."""
    return {"export.txt": "".join(_entries(story))}


HEAD = (
    '<!DOCTYPE html>\n<html lang="de"><head><meta charset="UTF-8"><meta name="generator" content="{}">'
    '<title>{}</title><link rel="canonical" href="https://kalk.example/{}"></head>\n<body class="{}">'
)


def _wordpress_page(story: Story) -> str:
    return (
        HEAD.format("WordPress 6.4.2", story.title, "2005/12/01/kreide/", "single single-post postid-1")
        + '<article id="post-1" class="post type-post status-publish hentry"><h1 class="entry-title">'
        f'{story.title}</h1><span class="author vcard"><a class="fn" href="/ada/">Ada Fink</a></span> '
        '<time class="entry-date published" datetime="2005-12-01T08:12:33+01:00">1. Dezember 2005</time>'
        f'<div class="entry-content"><p>{story.body}</p></div></article><ol class="comment-list">'
        f'{_comment(1, "Jörg", story.said)}<ol class="children">'
        f"{_comment(2, 'Änne', in_html(story.said))}</li></ol></li></ol></body></html>\n"
    )


def _comment(number: int, author: str, text: str) -> str:
    return (
        f'<li id="comment-{number}" class="comment depth-{number}"><article class="comment-body">'
        f'<div class="comment-author vcard"><b class="fn">{author}</b></div><div class="comment-metadata">'
        f'<time datetime="2005-12-02T09:00:00+01:00">2. Dezember 2005</time></div>'
        f'<div class="comment-content">{text}</div></article>'
    )


def _movable_type_page(name: str, title: str, body: str, *comments: tuple[str, str]) -> str:
    told = "".join(
        f'<div class="comments-body"><a name="c{number}"></a><p>{text}</p>'
        f'<span class="comments-post">Posted by: {author} at March 2, 2004 09:30 AM</span></div>'
        for number, (author, text) in enumerate(comments, start=1)
    )
    return (
        HEAD.format("Movable Type 2.661", title, name, "")
        + f'<div class="blog"><div class="blogbody"><h3 class="title">{title}</h3><p>{body}</p>'
        '<span class="posted">Posted by Ada Fink at March 2, 2004 08:12 AM</span></div>'
        f'<div class="comments-head">Comments</div>{told}</div></body></html>\n'
    )


def html(story: Story) -> Files:
    """Write the page of a post as WordPress does, one as Movable Type did, and one dated by its address."""
    answers = (("Björn", SAID_ON_GIPS), ("Ülkü", in_html(SAID_ON_GIPS)))
    bare = HEAD.format("WordPress 6.4.2", "Kalk", "2004/05/kalk.html", "single single-post") + (
        '<article class="post hentry"><h1 class="entry-title">Kalk</h1>'
        '<div class="entry-content"><p>Weiß.</p></div></article></body></html>\n'
    )
    return {
        "kreide.html": _wordpress_page(story),
        "gips.html": _movable_type_page("gips.html", "Gips", "Nur ein Rest.", *answers),
        "kalk.html": bare,
    }


def serve(url: str) -> Answer:
    """Serve the pages below a front page that links them."""
    pages = {f"/{name}": page.replace("https://kalk.example", url) for name, page in html(Story()).items()}
    return LiveBlog({"/": front(*pages), **pages})


def _page(title: str, body: str, *comments: tuple[str, str]) -> str:
    signed = "".join(
        f"{text}\n\n{author}, 2005-12-0{day}\n\n" for day, (author, text) in enumerate(comments, 2)
    )
    return f"{title}\n\nby Ada Fink\n\n{body}\n\n" + (f"Comments\n\n{signed}" if signed else "")


def archive_pages(story: Story) -> Files:
    """Write two pages of one post, and one of a month, on which a third one stands."""
    said = (("Jörg", story.said), ("Änne", in_text(story.said)))
    on_gips = (("Björn", SAID_ON_GIPS), ("Ülkü", in_text(SAID_ON_GIPS)))
    return {
        "1.txt": _page(story.title, story.body, *said),
        "2.txt": _page("Gips", "Nur ein Rest.", *on_gips),
        "3.txt": "December 2005\n\nKalk\n\nby Ada Fink\n\nWeiß ist er.\n\n",
    }


MOVABLETYPE = Sample(
    "movabletype",
    movable_type,
    (
        record(_entries(Story())[0], "Kreide", "Jörg", "Änne"),
        record(_entries(Story())[1], "Gips", "Björn", "Ülkü"),
        record(_entries(Story())[2], "Kalk"),
    ),
    POST_AND_COMMENTERS | {"Kalk"},
)
COSTS = (("Kreide", "Jörg", "Änne"), ("Gips", "Björn", "Ülkü"), ("Kalk",))
HTML_PAGES = Sample(
    "html",
    html,
    tuple(record(text, *costs) for text, costs in zip(html(Story()).values(), COSTS, strict=True)),
    POST_AND_COMMENTERS | {"Kalk"},
    serve,
)
ARCHIVE_PAGES = Sample(
    "pages",
    archive_pages,
    tuple(record(text, *costs) for text, costs in zip(archive_pages(Story()).values(), COSTS, strict=True)),
    POST_AND_COMMENTERS | {"Kalk"},
)
