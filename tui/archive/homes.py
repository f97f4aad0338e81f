"""Where comments belong: the stored posts that their sources name."""

from dataclasses import dataclass, field

from tui.archive.address import address_of, spellings
from tui.archive.connection import Connection
from tui.archive.joined_posts import find_told_post
from tui.archive.stored_text import storable
from tui.model.comment import BY_ADDRESS

BY_KEY = "SELECT id, key FROM posts WHERE blog_id = ? AND key = ?"
BY_ID = "SELECT id, key FROM posts WHERE id = ?"
AT_ADDRESS = (
    "SELECT id, key FROM posts WHERE blog_id = :blog AND address = :address"
    " UNION ALL SELECT p.id, p.key FROM post_versions AS v JOIN posts AS p ON p.id = v.post_id"
    " WHERE v.blog_id = :blog AND v.address = :address LIMIT 1"
)
HOSTS = (
    "SELECT DISTINCT substr(address, 1, instr(address || '/', '/') - 1) FROM"
    " (SELECT address FROM posts WHERE blog_id = ? AND address <> '' ORDER BY sort_key DESC LIMIT 1000)"
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
    _known: dict[str, Home | None] = field(default_factory=dict)

    def of(self, post_key: str) -> Home | None:
        """Give the post of this key, of a key that another source knows it by, or of an address."""
        if post_key not in self._known:
            self._known[post_key] = self._find(storable(post_key))
        return self._known[post_key]

    def _find(self, key: str) -> Home | None:
        if key.startswith(BY_ADDRESS):
            return self._at(key.removeprefix(BY_ADDRESS))
        row = self.connection.execute(BY_KEY, (self.blog_id, key)).fetchone()
        if row is None:
            told = find_told_post(self.connection, self.blog_id, key)
            row = self.connection.execute(BY_ID, (told,)).fetchone()
        return None if row is None else Home(*row)

    def _at(self, permalink: str) -> Home | None:
        """Look for an address as it is written, then without what often differs: its query and index page."""
        if permalink.startswith("/"):
            rows = self.connection.execute(HOSTS, (self.blog_id,)).fetchall()
            written = [f"{host}{permalink}" for (host,) in rows]
        else:
            written = [permalink]
        for address in (spelling for each in written for spelling in spellings(address_of(each))):
            asked = {"blog": self.blog_id, "address": address}
            row = self.connection.execute(AT_ADDRESS, asked).fetchone()
            if row is not None:
                return Home(*row)
        return None
