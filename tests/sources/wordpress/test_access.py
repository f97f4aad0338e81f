"""What a login changes about what is read of a WordPress, and what the lack of it does not."""

from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager

import pytest

from tests.fakes.http_server import serving
from tests.fakes.members_site import ADMIN, PASSWORD, PRIVATE_POST, READER, MembersSite
from tui.model.comment import Comment
from tui.model.errors import SourceRefused
from tui.model.login import Login, Secret
from tui.model.post import Post, PostStatus
from tui.sources.http_client import HttpClient
from tui.sources.source import Checkpoint, Inventory, Item, Notice
from tui.sources.wordpress.finding import find_wordpress

pytestmark = pytest.mark.anyio
PRIVATE = f"wp:{PRIVATE_POST}"


class Visits:
    """Reads one site again and again, with what was remembered of the time before."""

    def __init__(self, url: str) -> None:
        self._url = url
        self.marks: dict[str, str] = {}
        self.items: list[Item] = []

    async def read(
        self, user: str = "", password: str = PASSWORD, *, marks: Mapping[str, str] | None = None
    ) -> None:
        login = Login(user, Secret(password)) if user else None
        async with HttpClient(logins=lambda _: login) as http:
            source = await find_wordpress(self._url, http)
            known = self.marks if marks is None else marks
            self.items = [item async for item in source.items(dict(known))]
        for item in self.items:
            if isinstance(item, Checkpoint | Inventory):
                self.marks.update(item.marks)
        self.marks = {name: value for name, value in self.marks.items() if value}

    @property
    def keys(self) -> set[str]:
        return {item.key for item in self.items if isinstance(item, Post)}

    @property
    def commented(self) -> set[str]:
        return {item.post_key for item in self.items if isinstance(item, Comment)}

    @property
    def inventories(self) -> list[Inventory]:
        return [item for item in self.items if isinstance(item, Inventory)]

    @property
    def notices(self) -> str:
        return " ".join(item.text for item in self.items if isinstance(item, Notice))


@asynccontextmanager
async def visiting(site: MembersSite) -> AsyncIterator[Visits]:
    async with serving(site) as server:
        site.url = server.url
        yield Visits(server.url)


async def test_with_an_editor_s_login_private_posts_come_with_their_comments_and_are_marked() -> None:
    async with visiting(MembersSite()) as visits:
        await visits.read(ADMIN)
    posts = {item.key: item.status for item in visits.items if isinstance(item, Post)}
    assert posts == {
        "wp:1": PostStatus.PUBLISHED,
        "wp:2": PostStatus.PUBLISHED,
        PRIVATE: PostStatus.MEMBERS,
    }
    assert PRIVATE in visits.commented
    assert visits.notices == ""


@pytest.mark.parametrize("user", ["", READER])
async def test_others_get_what_is_public(user: str) -> None:
    async with visiting(MembersSite()) as visits:
        await visits.read(user)
    assert visits.keys == visits.commented == {"wp:1", "wp:2"}
    assert visits.notices == ""


async def test_a_closed_site_is_read_with_a_login_only() -> None:
    async with visiting(MembersSite(is_closed=True)) as visits:
        with pytest.raises(SourceRefused, match="vowe-tui login http://127"):
            await visits.read()
        await visits.read(READER)
    assert visits.keys == {"wp:1", "wp:2"}


async def test_a_wrong_password_is_told_where_the_site_passes_over_it() -> None:
    async with visiting(MembersSite()) as visits:
        await visits.read(ADMIN, "s3cret wrong")
    assert "takes us for nobody" in visits.notices
    assert visits.keys == {"wp:1", "wp:2"}


async def test_the_first_reading_with_a_login_reads_old_private_posts_too() -> None:
    async with visiting(MembersSite()) as visits:
        await visits.read()
        await visits.read(ADMIN)
        assert PRIVATE in visits.keys
        assert PRIVATE in visits.commented
        await visits.read(ADMIN)
        assert "wp:1" not in visits.keys


@pytest.mark.parametrize("is_full", [False, True])
async def test_without_the_login_nothing_counts_as_gone_until_it_is_back(is_full: bool) -> None:
    async with visiting(MembersSite()) as visits:
        await visits.read(ADMIN)
        assert all(PRIVATE in item.keys for item in visits.inventories if item.kind == "post")
        for _ in range(2):
            kept = {"access": visits.marks["access"]} if is_full else None
            await visits.read(marks=kept)
            assert visits.inventories == []
            assert "without one now" in visits.notices
        await visits.read(ADMIN)
        assert PRIVATE in visits.keys
        assert any(item.kind == "post" for item in visits.inventories)
        assert "without one now" not in visits.notices


async def test_a_link_of_the_site_itself_is_asked_for_with_the_login() -> None:
    site = MembersSite()
    async with visiting(site) as visits:
        await visits.read(ADMIN)
    assert any("/wp/v2/comments" in target for target in site.seen)
    assert not any("context=edit" in target for target in site.seen)
