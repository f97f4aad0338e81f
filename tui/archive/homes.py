"""Where comments belong: the stored posts that their sources name."""

from dataclasses import dataclass, field

from tui.archive.address import address_of, spellings
from tui.archive.connection import Connection
from tui.archive.own_keys import own_key
from tui.archive.same_posts import find_named_post
from tui.archive.stored_text import storable
from tui.model.comment import BY_ADDRESS

BY_ID = "SELECT id, key FROM posts WHERE id = ?"
AT_ADDRESS = (
    "SELECT id, key FROM posts WHERE blog_id = :blog AND address = :address"
    " UNION ALL SELECT p.id, p.key FROM post_versions AS v JOIN posts AS p ON p.id = v.post_id"
    " WHERE v.blog_id = :blog AND v.address = :address LIMIT 1"
)
HOSTS = (
    "SELECT DISTINCT substr(address, 1, instr(address || '/', '/') - 1) FROM"
    " (SELECT * FROM (SELECT address FROM posts WHERE blog_id = :blog ORDER BY sort_key DESC LIMIT 1000)"
    " UNION ALL SELECT * FROM (SELECT address FROM post_versions WHERE blog_id = :blog LIMIT 1000))"
    " WHERE address <> ''"
)


@dataclass(frozen=True, slots=True)
class Home:
    """The post that a comment belongs to."""

    post_id: int
    post_key: str


@dataclass(slots=True)
class Homes:
    """Finds the posts of a blog for one batch of comments."""

    connection: Connection
    blog_id: int
    source_id: int
    """The source whose keys are asked for."""
    _known: dict[str, Home | None] = field(default_factory=dict)

    def of(self, post_key: str) -> Home | None:
        """Give the post that the source, or else the blog or another source, knows by a key or an address."""
        if post_key not in self._known:
            self._known[post_key] = self._find(storable(post_key))
        return self._known[post_key]

    def _find(self, key: str) -> Home | None:
        if key.startswith(BY_ADDRESS):
            return self._at(key.removeprefix(BY_ADDRESS))
        for each in (own_key(key, self.source_id), key):
            named = find_named_post(self.connection, self.blog_id, each)
            if named is not None:
                break
        row = self.connection.execute(BY_ID, (named,)).fetchone()
        return None if row is None else Home(*row)

    def _at(self, permalink: str) -> Home | None:
        """Look for an address as it is written, then without what often differs: its query and index page."""
        if permalink.startswith("/"):
            written = [f"{host}{permalink}" for host in sorted(hosts_of(self.connection, self.blog_id))]
        else:
            written = [permalink]
        for address in (spelling for each in written for spelling in spellings(address_of(each))):
            asked = {"blog": self.blog_id, "address": address}
            row = self.connection.execute(AT_ADDRESS, asked).fetchone()
            if row is not None:
                return Home(*row)
        return None


def hosts_of(connection: Connection, blog_id: int) -> set[str]:
    """Give the hosts on which the newest posts of a blog lie, and those that joined posts were told of."""
    return {host for (host,) in connection.execute(HOSTS, {"blog": blog_id})}
