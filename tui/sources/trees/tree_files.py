"""Which files of a static site are posts, which are comments, and which are neither."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from tui.content.charset import decode
from tui.model.sync_report import Skipped
from tui.sources.regular_files import regular_files

LARGEST_FILE = 8 * 1024 * 1024
TEXTS = frozenset({".md", ".markdown", ".mkd", ".mkdn", ".mdown", ".rst", ".html", ".htm"})
RECORDS = frozenset({".yml", ".yaml", ".json", ".toml"})
COMMENT_FOLDERS = frozenset({"comments", "_comments"})
NOT_WRITTEN_BY_AUTHORS = frozenset(
    {"_site", "_includes", "_layouts", "_sass", "assets", "public", "output", "static", "themes", "theme"}
    | {"layouts", "archetypes", "resources", "node_modules", "vendor", "templates", "plugins"}
)
NOT_POSTS = frozenset({"readme", "license", "changelog", "contributing", "code_of_conduct", "_index"})


@dataclass(frozen=True, slots=True)
class TreeFile:
    """One file of a site; ``where`` is its path as the reader of a report knows it."""

    path: Path
    where: str

    @property
    def name(self) -> PurePosixPath:
        """Its path below the folder that is read."""
        return PurePosixPath(self.where)

    @property
    def comments_of(self) -> str | None:
        """The name of the post that its folder holds comments of, ``None`` where it is no comment.

        Empty for a comment that says itself which post it is on.
        """
        folders = self.name.parts[:-1]
        place = next((place for place, folder in enumerate(folders) if folder in COMMENT_FOLDERS), None)
        if place is None:
            return None
        # Records lie below data/ or _data/; a text in another folder named comments may be a post.
        return "/".join(folders[place + 1 :])

    @property
    def is_comment(self) -> bool:
        """Whether it holds a comment."""
        post = self.comments_of
        if post is None:
            return False
        return self.name.suffix.lower() in RECORDS or bool(post) or "_comments" in self.name.parts

    def read(self) -> str | Skipped:
        """Give its text, or say why there is none."""
        try:
            if self.path.stat().st_size > LARGEST_FILE:
                return Skipped(self.where, "The file is larger than 8 MiB, which no post is.")
            text, _ = decode(self.path.read_bytes())
        except OSError as error:
            return Skipped(self.where, f"The file cannot be read ({error.strerror}).")
        return Skipped(self.where, "The file is binary and no text.") if "\0" in text else text


def tree_files(path: Path) -> Iterator[TreeFile | Skipped]:
    """Give a single file, or what authors and readers wrote below a folder."""
    if not path.is_dir():
        yield TreeFile(path, path.name)
        return
    for file in regular_files(path):
        if isinstance(file, Skipped):
            yield file
            continue
        name = file.relative_to(path)
        wanted = file.suffix.lower() in TEXTS | RECORDS and not NOT_WRITTEN_BY_AUTHORS & set(name.parts[:-1])
        if wanted and name.stem.lower() not in NOT_POSTS:
            yield TreeFile(file, name.as_posix())
