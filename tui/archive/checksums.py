"""Eight bytes beside each record, by which it shows that it is as it was stored."""

import hashlib
from collections.abc import Sequence

from tui.archive.stored_text import Column

# The fingerprint stands for all that the source said, so that no body goes through a checksum twice.
POST_SEALED = "id, key, source_id, fingerprint, shown, sort_key, address, title_words, text"
"""What the checksum of a post is made of, in this order, for statements on ``posts`` and its bodies."""

COMMENT_SEALED = "c.id, c.key, c.source_id, c.post_id, c.fingerprint, c.shown, c.sort_key, c.words, text"
"""The same for a comment ``c``."""

POST_VERSION_SEALED = "key, source_id, post_id, address, record"
COMMENT_VERSION_SEALED = "key, source_id, comment_id, record"


def checksum(columns: Sequence[Column]) -> bytes:
    """Give 8 bytes that differ when any of the columns does.

    No stored text holds NUL, which therefore can stand between them.
    """
    return hashlib.blake2b("\0".join(map(str, columns)).encode(), digest_size=8).digest()
