"""Reads what was saved from the REST API of a WordPress into posts and comments."""

from collections.abc import Generator, Iterator
from dataclasses import dataclass, field, replace
from hashlib import blake2b
from pathlib import Path

from tui.model.comment import Comment
from tui.model.errors import SourceUnknown
from tui.model.post import Post
from tui.model.sync_report import Skipped
from tui.sources.exports.wordpress_dump.neighbours import Neighbours, told_of
from tui.sources.exports.wordpress_dump.recognition import looks_like_wordpress_dump
from tui.sources.exports.wordpress_dump.records import Kind, kind_of, records_of
from tui.sources.json_fields import JsonObject
from tui.sources.json_recovery import Broken
from tui.sources.member import Member, Members, unreadable
from tui.sources.members import opened_members
from tui.sources.source import Item, Progress
from tui.sources.whole_file import whole_file
from tui.sources.wordpress_json.comments import parse_comment
from tui.sources.wordpress_json.posts import parse_post

BEGINNING = 64 * 1024


def read_wordpress_dump(path: Path) -> Generator[Item, None, None]:
    """Give the posts of a saved answer, or of all below a folder or in a zip file, then their comments.

    Names of authors, categories and tags come from the records themselves or from users and terms that were
    saved beside them. Raises ``SourceRefused`` for a single file that cannot be read or is larger than
    64 MiB, and ``SourceUnknown`` where there are neither posts nor comments.
    """
    with opened_members(path) as members:
        dump = _Dump(members)
        yield from dump.survey()
        if not dump.files[Kind.POST] and not dump.files[Kind.COMMENT]:
            raise SourceUnknown(
                f"{path} holds neither posts nor comments; looked for JSON of the WordPress REST API."
            )
        if dump.neighbours.facts.url:
            yield dump.neighbours.facts
        yield from dump.records(Kind.POST)
        yield from dump.records(Kind.COMMENT)


@dataclass(slots=True)
class _Dump:
    """One pass over the files of a dump for each kind, so that no more than one is held at a time."""

    members: Members
    neighbours: Neighbours = field(default_factory=Neighbours)
    files: dict[Kind, list[Member]] = field(default_factory=lambda: {Kind.POST: [], Kind.COMMENT: []})

    def survey(self) -> Iterator[Item]:
        """Learn who is who and which file holds what, and name what cannot be read."""
        for count, member in enumerate(self.members, start=1):
            if isinstance(member, Skipped):
                yield member
                continue
            try:
                if member.is_alone or looks_like_wordpress_dump(member.read(BEGINNING)):
                    yield from self._survey(member)
            except OSError as error:
                yield unreadable(self.members, member, error)
            yield Progress(count, None, "files")

    def _survey(self, member: Member) -> Iterator[Item]:
        kinds: set[Kind] = set()
        for number, record in enumerate(records_of(whole_file(member)), start=1):
            where = f"{member.prefix}record {number}"
            if isinstance(record, Broken):
                yield Skipped(where, record.loss)
                continue
            kinds.add(kind_of(record))
            self.neighbours.note(record)
            if kind_of(record) is Kind.UNKNOWN:
                yield Skipped(where, "It is neither a post nor a comment, a user or a term.")
        for kind in kinds & self.files.keys():
            self.files[kind].append(member)

    def records(self, kind: Kind) -> Iterator[Item]:
        """Give the records of a kind, file by file."""
        for member in self.files[kind]:
            try:
                for record in records_of(whole_file(member)):
                    if not isinstance(record, Broken) and kind_of(record) is kind:
                        item = self._post(record) if kind is Kind.POST else self._comment(record)
                        if isinstance(item, Skipped):
                            item = replace(item, where=member.prefix + item.where)
                        yield item
            except OSError as error:
                yield unreadable(self.members, member, error)

    def _post(self, record: JsonObject) -> Post | Skipped:
        told = told_of(record)
        digest = blake2b(told.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()
        return parse_post(
            self.neighbours.completed(record), self.neighbours.site, f"wp:{digest}" if told else ""
        )

    def _comment(self, record: JsonObject) -> Comment | Skipped:
        return parse_comment(record, self.neighbours.site, self.neighbours.post_authors)
