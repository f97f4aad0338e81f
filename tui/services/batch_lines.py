"""A batch as a line of JSON, by which one process gives it to another."""

import json
from dataclasses import asdict
from typing import Any

from tui.archive import comment_columns, post_columns
from tui.model.comment import Comment
from tui.model.post import Post
from tui.model.sync_report import Counts
from tui.services.prepared_batch import PreparedBatch, Stored


def line_of(batch: PreparedBatch) -> bytes:
    """Write a batch with its line end; characters that cannot be stored may come back as U+FFFD."""
    told = [
        [_post_columns(post, text) for post, text in batch.posts],
        [_comment_columns(comment, text) for comment, text in batch.comments],
        dict(batch.marks),
    ]
    return json.dumps(told).encode("ascii") + b"\n"


def batch_of(line: bytes) -> PreparedBatch:
    """Read what ``line_of`` wrote."""
    posts, comments, marks = json.loads(line)
    return PreparedBatch([_post(told) for told in posts], [_comment(told) for told in comments], marks)


def answer_of(stored: Stored) -> bytes:
    """Write what became of a batch, with its line end."""
    told = [asdict(stored.posts), asdict(stored.comments), stored.homeless]
    return json.dumps(told).encode("ascii") + b"\n"


def stored_of(told: Any) -> Stored:
    """Read the JSON that ``answer_of`` wrote."""
    posts, comments, homeless = told
    return Stored(Counts(**posts), Counts(**comments), homeless)


def _post_columns(post: Post, text: str) -> list[Any]:
    return [post.key, text, *post_columns.body_columns(post), *post_columns.fact_columns(post)]


def _post(told: list[Any]) -> tuple[Post, str]:
    key, text, *columns = told
    return post_columns.stored_post(key, columns), text


def _comment_columns(comment: Comment, text: str) -> list[Any]:
    columns = comment_columns.body_columns(comment) + comment_columns.fact_columns(comment)
    return [comment.key, comment.post_key, text, *columns]


def _comment(told: list[Any]) -> tuple[Comment, str]:
    key, post_key, text, *columns = told
    return comment_columns.comment_of(key, post_key, columns[2:], columns[:2]), text
