"""Where the pieces of a post came from, for a reader and for other programs."""

from tui.archive.origins import CommentOrigin, PostOrigin
from tui.cli.emit import emit
from tui.cli.json_records import Record, instant
from tui.cli.post_lines import written_date
from tui.content.terminal_text import one_line
from tui.model.blog import SourceRecord
from tui.services.doctor.origins import Origins


def print_origins(origins: Origins) -> None:
    """Print a line for each piece: what it is, and its source."""
    post = origins.post
    source = _named(post.source)
    emit(f"{post.id}  {one_line(post.title)}")
    emit(f"  key       {one_line(post.key)}")
    emit(f"  body      {post.characters:,} characters of {post.body_format}, {source}")
    emit(f"  date      {written_date(post.published)} ({post.published.precision}), {source}")
    emit(f"  comments  {len(origins.comments):,}")
    for comment in origins.comments:
        author = one_line(comment.author) or "Anonymous"
        emit(
            f"    {comment.id}  {author}, {written_date(comment.published)}, {comment.status},"
            f" {one_line(comment.key)}, {_named(comment.source)}"
        )


def origins_record(origins: Origins) -> Record:
    """Describe every piece with its source."""
    post = origins.post
    return {
        "id": post.id,
        "key": post.key,
        "title": post.title,
        "body": {"format": post.body_format, "characters": post.characters, **_source(post.source)},
        "date": {**_date(post), **_source(post.source)},
        "comments": [
            {
                "id": comment.id,
                "key": comment.key,
                "author": comment.author,
                "status": comment.status,
                **_date(comment),
                **_source(comment.source),
            }
            for comment in origins.comments
        ],
    }


def _date(origin: PostOrigin | CommentOrigin) -> Record:
    date = origin.published
    return {"published": instant(date.published), "published_precision": date.precision}


def _source(source: SourceRecord) -> Record:
    return {"source": source.location, "read_as": source.format}


def _named(source: SourceRecord) -> str:
    return f"{one_line(source.location)} ({source.format})"
