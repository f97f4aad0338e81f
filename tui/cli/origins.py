"""Where the pieces of a post came from, for a reader and for other programs."""

from collections.abc import Sequence

from tui.archive.origins import CommentOrigin, Version
from tui.cli.counted import counted
from tui.cli.emit import emit
from tui.cli.json_records import Record, instant
from tui.cli.post_lines import written_date
from tui.content.terminal_text import one_line
from tui.model.blog import SourceRecord
from tui.model.dates import PublicationDate
from tui.services.doctor.origins import Origins


def print_origins(origins: Origins) -> None:
    """Print a line for each piece: what it is, and its source."""
    post = origins.post
    dated_by = "; ".join(_named(source) for source in post.dated_by)
    emit(f"{post.id}  {one_line(post.title)}")
    emit(f"  key       {one_line(post.key)}")
    emit(f"  body      {post.characters:,} characters of {post.body_format}, {_named(post.source)}")
    emit(f"  date      {written_date(post.published)} ({post.published.precision}), {dated_by}")
    _print_versions(post.versions, "  ")
    emit(f"  comments  {len(origins.comments):,}")
    for comment in origins.comments:
        author = one_line(comment.author) or "Anonymous"
        emit(
            f"    {comment.id}  {author}, {written_date(comment.published)}, {comment.status},"
            f" {one_line(comment.key)}{_answers(comment.parent_key)}, {_named(comment.source)}"
        )
        _print_versions(comment.versions, "      ")


def _print_versions(versions: Sequence[Version], margin: str) -> None:
    """Print what each of several sources tells."""
    for version in versions:
        emit(
            f"{margin}told as {one_line(version.key)}: {counted(version.characters, 'character')},"
            f" {written_date(version.published)}{_answers(version.parent_key)}, {_named(version.source)}"
        )


def _answers(parent_key: str) -> str:
    return f", answers {one_line(parent_key)}" if parent_key else ""


def origins_record(origins: Origins) -> Record:
    """Describe every piece with its source."""
    post = origins.post
    return {
        "id": post.id,
        "key": post.key,
        "title": post.title,
        "body": {"format": post.body_format, "characters": post.characters, **_source(post.source)},
        "date": {**_date(post.published), "sources": [_source(source) for source in post.dated_by]},
        "told": [_version(version) for version in post.versions],
        "comments": [_comment(comment) for comment in origins.comments],
    }


def _comment(comment: CommentOrigin) -> Record:
    return {
        "id": comment.id,
        "key": comment.key,
        "author": comment.author,
        "status": comment.status,
        "parent_key": comment.parent_key,
        **_date(comment.published),
        **_source(comment.source),
        "told": [_version(version) for version in comment.versions],
    }


def _version(version: Version) -> Record:
    facts = {"key": version.key, "characters": version.characters}
    answers = {"parent_key": version.parent_key} if version.parent_key else {}
    return {**facts, **answers, **_date(version.published), **_source(version.source)}


def _date(date: PublicationDate) -> Record:
    return {"published": instant(date.published), "published_precision": date.precision}


def _source(source: SourceRecord) -> Record:
    return {"source": source.location, "read_as": source.format}


def _named(source: SourceRecord) -> str:
    return f"{one_line(source.location)} ({source.format})"
