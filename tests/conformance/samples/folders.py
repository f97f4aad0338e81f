"""Exports and sites that are folders with a file for each post: Substack, Medium, static sites."""

from tests.conformance.samples.sample import SAID_ON_GIPS, Files, Sample, Story, in_text, record
from tests.sources.exports.medium import test_export as medium_pages
from tests.sources.exports.substack.test_export import HEAD, row

COMMENTERS = ("Jörg", "Änne", "Björn", "Ülkü")


def _rows(story: Story) -> list[str]:
    return [
        row(1, story.title),
        row(2, "Gips"),
        row(3, "Kalk", published="false"),
        row(4, "Über uns", type="page"),
    ]


def substack(story: Story) -> Files:
    """Write the table of posts and their texts."""
    texts = {f"posts/{number}.kreide-{number}.html": "<p>Nur ein Rest.</p>" for number in range(2, 5)}
    table = HEAD + "".join(_rows(story))
    return {"posts.csv": table, "posts/1.kreide-1.html": f"<p>{story.body}</p>", **texts}


def _medium_page(number: int, title: str, body: str, *, is_draft: bool = False) -> str:
    page = medium_pages.page(title, medium_pages.PARAGRAPH.format(body)).replace("0001", f"000{number}")
    return page.replace(medium_pages.FOOTER, "") if is_draft else page.replace("utf-8", "UTF-8")


def medium(story: Story) -> Files:
    """Write a page for each post."""
    return {
        "posts/2020-05-01_Kreide-00c0ffee0001.html": _medium_page(1, story.title, story.body),
        "posts/2020-05-01_Gips-00c0ffee0002.html": _medium_page(2, "Gips", "Nur ein Rest."),
        "posts/draft_Kalk-00c0ffee0003.html": _medium_page(3, "Kalk", "Noch nicht.", is_draft=True),
    }


def _comment(number: int, author: str, text: str, parent: int = 0) -> str:
    lines = text.replace("\n", "\n  ")
    answered = f"replying_to: c{parent}\n" if parent else ""
    return f"_id: c{number}\nname: {author}\ndate: 2014-03-06T08:00:00Z\n{answered}message: |\n  {lines}\n"


def tree(story: Story) -> Files:
    """Write a site of Jekyll with comments of Staticman."""
    told = "---\ntitle: {}\ndate: {}\n---\n{}\n"
    folder = "_data/comments"
    return {
        "_config.yml": "title: Kalkwerk\nurl: https://kalk.example\nauthor: Ada Fink\n",
        "_posts/2014-03-05-kreide.md": told.format(story.title, "2014-03-05 08:00:00 +0100", story.body),
        "_posts/2014-03-07-gips.md": told.format("Gips", "2014-03-07", "Nur ein Rest."),
        "_drafts/kalk.md": "---\ntitle: Kalk\n---\nNoch nicht.\n",
        "wir.md": "---\nlayout: page\ntitle: Über uns\n---\nWir.\n",
        f"{folder}/kreide/1.yml": _comment(1, "Jörg", story.said),
        f"{folder}/kreide/2.yml": _comment(2, "Änne", in_text(story.said), 1),
        f"{folder}/gips/3.yml": _comment(3, "Björn", SAID_ON_GIPS),
        f"{folder}/gips/4.yml": _comment(4, "Ülkü", in_text(SAID_ON_GIPS)),
    }


SUBSTACK = Sample(
    "substack",
    substack,
    tuple(map(record, _rows(Story()), ("Kreide", "Gips", "Kalk", "Über uns"))),
    frozenset({"Kreide", "Gips", "Kalk", "Über uns"}),
)
MEDIUM = Sample(
    "medium",
    medium,
    tuple(map(record, medium(Story()).values(), ("Kreide", "Gips", "Kalk"))),
    frozenset({"Kreide", "Gips", "Kalk"}),
)
MARKDOWN = Sample(
    "markdown",
    tree,
    tuple(map(record, list(tree(Story()).values())[1:], ("Kreide", "Gips", "Kalk", "Über uns", *COMMENTERS))),
    frozenset({"Kreide", "Gips", "Kalk", "Über uns", *COMMENTERS}),
)
