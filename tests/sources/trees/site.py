"""Writes small static sites for the tests, and reads them."""

from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path

from tui.model.comment import Comment
from tui.model.errors import SourceError
from tui.model.post import Post
from tui.model.sync_report import Skipped
from tui.sources.source import Item
from tui.sources.trees.markdown_trees import read_trees

JEKYLL = {
    "_config.yml": "title: Lehm\nurl: https://lehm.example\nbaseurl: /bau\nauthor: Mia Sand\n",
    "_posts/2014-03-05-kalk.md": (
        "---\nlayout: post\ntitle: Kalk\ndate: 2014-03-05 08:00:00 +0100\ncategories: Bau Stein\n"
        "tags: [weiß, alt]\n---\nEr *löscht*.\n\n{% highlight python %}\nkalk = 1\n{% endhighlight %}\n"
    ),
    "_posts/2014-04-06-gips.md": "---\ntitle: Gips: ein Rest\npublished: false\n---\nNur wenig.\n",
    "_drafts/mergel.md": "---\ntitle: Mergel\n---\nHalb und halb.\n",
    "about.md": "---\nlayout: page\ntitle: Über uns\n---\nWir.\n",
    "_layouts/post.html": "---\nlayout: default\n---\n<html>{{ content }}</html>\n",
    "_data/comments/kalk/entry1394006400.yml": (
        "_id: aa1\n_parent: kalk\nname: Jo\nurl: 'https://jo.example/'\nmessage: \"Wie *lange*?\"\n"
        "date: 1394006400\nreplying_to: ''\n"
    ),
    "_data/comments/kalk/entry1394010000.json": (
        '{"_id": "aa2", "_parent": "kalk", "name": "Mia Sand", "message": "Ein Jahr.", '
        '"date": "2014-03-05T09:00:00Z", "replying_to": "aa1"}'
    ),
    "_data/comments/kalk/entry1394020000.yml": (
        "_id: aa3\nname: Eva\nmessage: Oder zwei.\ndate: 1394020000\nreplying_to: 1\n"
    ),
    "_data/comments/fort/entry1.yml": "_id: bb1\nname: Uwe\nmessage: Hallo?\n",
    "_comments/9.md": "---\nid: 9\npost_id: /2014-03-05-kalk\nauthor: Tom\ndate: 2014-03-06\n---\nDanke.\n",
}
HUGO = {
    "hugo.toml": 'title = "Quarry"\nbaseURL = "https://quarry.example/"\nlanguageCode = "en"\n',
    "content/_index.md": "---\ntitle: Home\n---\n",
    "content/posts/flint.md": (
        '+++\ntitle = "Flint"\ndate = 2020-05-06T07:08:09Z\nlastmod = 2020-06-01T00:00:00Z\n'
        'tags = ["sharp"]\ncategories = ["stone"]\n+++\n{{< figure src="/f.png" alt="A flint" >}}\nGrey.\n'
    ),
    "content/posts/marl/index.md": "---\ntitle: Marl\ndate: 2020-07-08\ndraft: true\n---\nSoft.\n",
    "content/posts/chert.md": (
        '{\n  "title": "Chert",\n  "date": "2021-01-02T03:04:05+01:00",\n  "url": "/c/"\n}\n\nHard.\n'
    ),
    "data/comments/flint/comment-1.yml": (
        "_id: c1\nname: Sam\nmessage: Does it spark?\ndate: 2020-05-07T00:00:00Z\n"
    ),
}
PELICAN = {
    "pelicanconf.py": "SITENAME = 'Gravel'\nSITEURL = \"https://gravel.example\"\nAUTHOR = 'Lea Way'\n",
    "content/path.md": (
        "Title: The path\nDate: 2012-03-04 10:20\nCategory: Walks\nTags: feet, stones\nSlug: the-path\n\n"
        "It crunches.\n"
    ),
    "content/wall.rst": "The wall\n########\n\n:date: 2012-05-06\n:status: draft\n\nIt stands.\n",
    "content/comments/the-path/1.md": "author: Max\ndate: 2012-03-05 08:00\n\nUnderfoot?\n",
    "content/comments/the-path/2.md": "author: Lea Way\ndate: 2012-03-06\nreplyto: 1\n\nOverhead, no.\n",
}


def write(folder: Path, files: Mapping[str, str | bytes]) -> Path:
    """Write files below a folder and give the folder."""
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return folder


def whatever(path: Path) -> list[Item]:
    """Give the items of a reading, also of one that ends in a sentence."""
    items: list[Item] = []
    with suppress(SourceError):
        items.extend(read_trees(path))
    return items


def posts(items: Iterable[Item]) -> dict[str, Post]:
    """Give the posts among items by their titles."""
    return {each.title: each for each in items if isinstance(each, Post)}


def comments(items: Iterable[Item]) -> dict[str, Comment]:
    """Give the comments among items by their keys."""
    return {each.key: each for each in items if isinstance(each, Comment)}


def skipped(items: Iterable[Item]) -> dict[str, str]:
    """Give what was lost among items."""
    return {each.where: each.why for each in items if isinstance(each, Skipped)}
