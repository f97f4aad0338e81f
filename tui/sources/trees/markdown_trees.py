"""Reads a static site from its sources: posts, pages, and the comments that lie beside them."""

from collections.abc import Generator, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import groupby
from pathlib import Path

from tui.model.blog import BlogFacts
from tui.model.errors import SourceUnknown
from tui.model.post import Post
from tui.model.sync_report import Skipped
from tui.sources.source import Item, Notice, Progress
from tui.sources.trees.comments import CommentRecord, comments_of, read_comment
from tui.sources.trees.front_matter import split_front_matter
from tui.sources.trees.posts import tree_post
from tui.sources.trees.site import Site, read_site
from tui.sources.trees.tree_files import RECORDS, TreeFile, tree_files

FILES_BETWEEN_PROGRESS = 200


def read_trees(path: Path) -> Generator[Item, None, None]:
    """Give the posts of a file or folder, then the comments, those of one post together.

    The folder is walked twice, and of its posts only the names are kept. Raises ``SourceUnknown`` where no
    file has front matter.
    """
    site = read_site(path) if path.is_dir() else Site()
    if site.facts != BlogFacts():
        yield site.facts
    reading = _Reading(site)
    yield from reading.posts(tree_files(path))
    if not reading.keys:
        raise SourceUnknown(
            f"{path} holds no post of a static site; looked for Markdown, reStructuredText and HTML files "
            "that begin with fields such as a title and a date."
        )
    if path.is_dir():
        yield from reading.comments(tree_files(path))
    if reading.mended:
        yield Notice(f"Front matter that is ill-formed and was read line by line: {reading.mended}.")


@dataclass(slots=True)
class _Reading:
    """One reading of a site, which remembers the names of its posts."""

    site: Site
    keys: set[str] = field(default_factory=set)
    names: dict[str, str] = field(default_factory=dict)
    """The key of each post by all that a comment may call it."""
    mended: int = 0

    def posts(self, files: Iterable[TreeFile | Skipped]) -> Iterator[Item]:
        """Give the posts of files that are no comments."""
        count = 0
        for count, file in enumerate(files, start=1):
            if isinstance(file, Skipped):
                yield file
            elif not file.is_comment and file.name.suffix.lower() not in RECORDS:
                yield from self._post(file)
            if count % FILES_BETWEEN_PROGRESS == 0:
                yield Progress(count, None, "files")
        yield Progress(count, count, "files")

    def _post(self, file: TreeFile) -> Iterator[Item]:
        text = file.read()
        if isinstance(text, Skipped):
            yield text
            return
        matter = split_front_matter(text)
        if matter is None:
            # Templates and pages that a site passes on as they are have none either.
            if file.name.suffix.lower() not in {".html", ".htm"}:
                yield Skipped(file.where, "The file has no front matter, such as a title and a date.")
            return
        self.mended += matter.mended
        post = tree_post(matter, file.name, self.site)
        if post.key in self.keys:
            yield Skipped(file.where, f"The file is the same post as another one ({post.title}).")
            return
        self.keys.add(post.key)
        self._remember(post, file)
        yield post

    def _remember(self, post: Post, file: TreeFile) -> None:
        stem = file.name.parent.name if file.name.stem == "index" else file.name.stem
        identity = post.key.removeprefix("tree:")
        for name in (post.slug, stem, identity, f"/{identity}", post.permalink):
            self.names.setdefault(name.strip("/"), post.key)

    def comments(self, files: Iterable[TreeFile | Skipped]) -> Iterator[Item]:
        """Give the comments of files; those in a folder of their post are read together."""
        found = (file for file in files if isinstance(file, TreeFile) and file.is_comment)
        for folder, group in groupby(found, key=lambda file: file.comments_of or ""):
            if folder:
                yield from self._discussion(folder, group)
                continue
            for file in group:
                yield from self._discussion("", [file])

    def _discussion(self, folder: str, files: Iterable[TreeFile]) -> Iterator[Item]:
        records: list[CommentRecord] = []
        for file in files:
            record = read_comment(file)
            if isinstance(record, Skipped):
                yield record
            else:
                records.append(record)
        post_key = self._post_of(folder, records)
        if post_key:
            yield from comments_of(post_key, records)
        else:
            yield from (
                Skipped(record.where, "The post that it is a comment on is not here.") for record in records
            )

    def _post_of(self, folder: str, records: list[CommentRecord]) -> str:
        """Find the post by the folder of its comments, else by what the first of them says."""
        told = [folder, folder.rpartition("/")[2], *(record.post for record in records[:1])]
        told += [name.rpartition("/")[2] for name in told[2:]]
        return next((key for name in told if name and (key := self.names.get(name.strip("/")))), "")
