"""The JSON that other programs may rely on: keys are added, never renamed and never dropped."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from tui.model.blog import Blog
from tui.model.dates import PublicationDate
from tui.model.names import is_post_author
from tui.model.post import StoredPost
from tui.model.sync_report import Counts, Skipped, SyncReport
from tui.model.thread import Entry, Thread
from tui.services.exporting.outcome import Export

Record = dict[str, Any]


def instant(moment: datetime | None) -> str | None:
    """Write an instant as ISO 8601 in UTC."""
    return None if moment is None else moment.strftime("%Y-%m-%dT%H:%M:%SZ")


def post_record(stored: StoredPost) -> Record:
    """Describe a post as ``list`` prints it."""
    post = stored.post
    return {
        "id": stored.id,
        "key": post.key,
        "blog": stored.blog,
        "title": post.title,
        "title_generated": post.title_generated,
        "author": post.author,
        **_dates(post.published),
        "published_before": instant(post.published.bound),
        "updated": instant(post.updated.published),
        "permalink": post.permalink,
        "slug": post.slug,
        "categories": list(post.categories),
        "tags": list(post.tags),
        "kind": post.kind,
        "status": post.status,
        "comment_count": stored.comments,
        "read": stored.read,
        "starred": stored.starred,
    }


def discussion_record(stored: StoredPost, thread: Thread) -> Record:
    """Describe a post with its body and its whole thread, as ``show`` prints it."""
    comments = [comment_record(entry, thread, stored.post.author) for entry in thread.entries]
    bodies = {"markdown": stored.markdown or "", "text": stored.text, "gone": stored.gone or None}
    return post_record(stored) | bodies | {"comments": comments}


def comment_record(entry: Entry, thread: Thread, post_author: str) -> Record:
    """Describe one comment; ``parent`` is the id of another comment of the same list."""
    comment = entry.stored.comment
    return {
        "id": entry.stored.id,
        "key": comment.key,
        "parent": None if entry.parent is None else thread.entries[entry.parent].stored.id,
        "parent_source": entry.edge.source,
        "parent_confidence": entry.edge.confidence,
        "answers_article": entry.edge.answers_article,
        "depth": entry.depth,
        "author": comment.author,
        "author_url": comment.author_url,
        "by_post_author": is_post_author(comment, post_author),
        **_dates(comment.published),
        "status": comment.status,
        "kind": comment.kind,
        "permalink": comment.permalink,
        "markdown": entry.stored.markdown or "",
        "text": entry.stored.text,
        "gone": entry.stored.gone or None,
    }


def blog_record(blog: Blog) -> Record:
    """Describe a blog as ``blogs`` prints it."""
    return {
        "id": blog.id,
        "name": blog.name,
        "url": blog.facts.url,
        "description": blog.facts.description,
        "posts": blog.posts,
        "unread": blog.unread,
        "comments": blog.comments,
        "synced": blog.synced or None,
    }


def report_record(report: SyncReport) -> Record:
    """Describe what the reading of one source brought."""
    return {
        "blog": report.blog,
        "source": report.source,
        "format": report.format,
        "posts": _counts(report.posts),
        "comments": _counts(report.comments),
        "gone": {"posts": report.posts.gone, "comments": report.comments.gone},
        "skipped": _losses(report.skipped),
        "warnings": report.warnings,
        "seconds": round(report.seconds, 3),
        "tried": [{"what": attempt.what, "outcome": attempt.outcome} for attempt in report.tried],
        "failure": report.failure or None,
    }


def export_record(made: Export) -> Record:
    """Describe what an export has written."""
    return {
        "format": made.format,
        "place": str(made.place),
        "blogs": made.blogs,
        "posts": made.posts,
        "comments": made.comments,
        "files": made.files,
        "resumed": made.resumed,
        "skipped": _losses(made.skipped),
    }


def _losses(skipped: Sequence[Skipped]) -> list[Record]:
    return [{"where": each.where, "why": each.why} for each in skipped]


def _counts(counts: Counts) -> Record:
    return {"new": counts.new, "changed": counts.changed, "unchanged": counts.unchanged}


def _dates(date: PublicationDate) -> Record:
    return {"published": instant(date.published), "published_precision": date.precision}
