"""A WordPress in which something has happened whenever somebody asks for what is new."""

import time
from dataclasses import dataclass, field
from datetime import timedelta

from tests.fakes.wordpress_site import FIRST_DAY, WordPressSite, json_comment, json_post

POSTS = 40
COMMENT_EVERY = 10


def _posts_and_comments() -> WordPressSite:
    comments = [json_comment(number, 1 + number % POSTS) for number in range(1, 3 * POSTS + 1)]
    return WordPressSite([json_post(number) for number in range(1, POSTS + 1)], comments)


@dataclass(slots=True)
class GrowingSite:
    """Edits a post for every sync, so that each brings something, and every tenth time adds a comment."""

    pause: float = 0.0
    """Seconds that each answer takes."""
    wordpress: WordPressSite = field(default_factory=_posts_and_comments)
    syncs: int = 0
    """How often it was asked for the comments that are new, which comes last in a sync."""

    def __post_init__(self) -> None:
        self.wordpress.before_reply = self._grow

    def _grow(self, target: str) -> None:
        time.sleep(self.pause)
        if "/wp/v2/comments?" not in target or "&page=1&" not in target:
            return
        self.syncs += 1
        place = self.syncs % POSTS
        # Later than whatever there was, as it would not be asked for otherwise.
        moment = FIRST_DAY + timedelta(days=POSTS + 1, minutes=self.syncs)
        local, utc = (moment + timedelta(hours=1)).isoformat(), moment.isoformat()
        self.wordpress.posts[place] = json_post(
            place + 1,
            content={
                "rendered": f"<p>Der Text von {place + 1}, neu um {self.syncs}.</p>",
                "protected": False,
            },
            modified=local,
            modified_gmt=utc,
        )
        if self.syncs % COMMENT_EVERY == 0:
            number = len(self.wordpress.comments) + 1
            self.wordpress.comments.append(json_comment(number, place + 1, date=local, date_gmt=utc))
