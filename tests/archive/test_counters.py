import shutil
import tempfile
from pathlib import Path

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from tests.archive.records import a_comment, a_post
from tests.archive.shelf import Shelf
from tui.archive.archive import Archive
from tui.archive.blogs import add_blog, remove_blog
from tui.archive.integrity import check
from tui.archive.post_order import post_ids
from tui.archive.reading import mark_read, mark_read_up_to, open_post
from tui.archive.sources import add_source
from tui.model.blog import BlogFacts
from tui.model.comment import CommentStatus
from tui.model.dates import PublicationDate
from tui.model.post import PostStatus

# Few values, so that the same record changes often.
keys = st.sampled_from(["a", "b"])
numbers = st.integers(1, 4)
post_statuses = st.sampled_from([PostStatus.PUBLISHED, PostStatus.DRAFT])
comment_statuses = st.sampled_from([CommentStatus.APPROVED, CommentStatus.HOLD])


class Counting(RuleBasedStateMachine):
    """An archive whose counters must be right after whatever is done to it."""

    @initialize()
    def open(self) -> None:
        self.folder = Path(tempfile.mkdtemp())
        self.archive = Archive.open(self.folder / "archive.db")
        self.shelf = self.new_shelf()
        self.new_shelf().store(a_post("a"))
        self.shelf.store(a_post("a"), a_post("b"))

    def new_shelf(self) -> Shelf:
        with self.archive.writing() as connection:
            blog_id = add_blog(connection, BlogFacts())
            source = add_source(connection, blog_id, f"source {blog_id}", "wxr")
        return Shelf(self.archive, blog_id, source.id)

    @rule(key=keys, title=keys, status=post_statuses, month=numbers)
    def store(self, key: str, title: str, status: PostStatus, month: int) -> None:
        published = PublicationDate.in_month(2006, month)
        self.shelf.store(a_post(key, title, status=status, published=published))

    @rule(key=keys, post_key=keys, status=comment_statuses, body=keys)
    def answer(self, key: str, post_key: str, status: CommentStatus, body: str) -> None:
        self.shelf.answer(a_comment(key, post_key, body, status=status), text=body)

    @rule(chosen=st.lists(numbers), read=st.booleans())
    def mark(self, chosen: list[int], read: bool) -> None:
        self.shelf.write(mark_read, chosen, read)

    @rule(post_id=numbers)
    def mark_up_to(self, post_id: int) -> None:
        self.shelf.write(mark_read_up_to, self.shelf.blog_id, post_id)

    @rule()
    def open_newest(self) -> None:
        for post_id in self.shelf.read(post_ids, self.shelf.blog_id)[:1]:
            self.shelf.write(open_post, post_id, "2006-03-03T14:02:00Z")

    @rule()
    def remove(self) -> None:
        self.shelf.write(remove_blog, self.shelf.blog_id)
        self.shelf = self.new_shelf()
        self.shelf.store(a_post("a"), a_post("b"))

    @invariant()
    def everything_is_counted(self) -> None:
        if hasattr(self, "archive"):
            assert self.shelf.write(check) == []

    def teardown(self) -> None:
        if hasattr(self, "archive"):
            self.archive.close()
            shutil.rmtree(self.folder)


Counting.TestCase.settings = settings(deadline=None, max_examples=25, stateful_step_count=30)
TestCounting = Counting.TestCase
