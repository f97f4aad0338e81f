"""A WordPress that lets only those see everything who log in with an application password."""

from base64 import b64encode
from dataclasses import dataclass, field
from urllib.parse import parse_qs, urlsplit

from tests.fakes.http_server import JSON, Reply, Request
from tests.fakes.wordpress_site import WordPressSite, json_comment, json_post

ADMIN, READER = "admin", "leser"
PASSWORD = "abcd EFGH 1234 ijkl MNOP 6789"
PRIVATE_POST = 9


@dataclass(slots=True)
class MembersSite:
    """Answers for a site with two public posts and a private one, each with a comment."""

    is_closed: bool = False
    """Whether the API gives nothing at all to those who are not logged in."""
    drops_login: bool = False
    """Whether the server in front keeps the login from WordPress."""
    url: str = ""
    seen: list[str] = field(default_factory=list)
    """The targets that were asked for with a login that was right."""

    def __call__(self, request: Request) -> Reply:
        """Answer one request."""
        user = self._user(request)
        if user:
            self.seen.append(request.target)
        parts = urlsplit(request.target)
        if self.is_closed and not user and (parts.path + parts.query).startswith(("/wp-json", "/rest_route")):
            return _error("rest_not_logged_in", 401)
        if parts.path == "/wp-json/wp/v2/users/me":
            body = f'{{"id": 1, "name": "{user.title()}"}}'.encode()
            return Reply(body, 200, (("Content-Type", JSON),)) if user else _error("rest_not_logged_in", 401)
        asks_for_private = "private" in parse_qs(parts.query).get("status", [""])[0]
        if asks_for_private and user != ADMIN:
            return _error("rest_invalid_param", 400)
        return self._site(private=user == ADMIN, listed=asks_for_private)(request)

    def _site(self, *, private: bool, listed: bool) -> WordPressSite:
        """Give the site as one sees it; comments of a private post come without being asked for."""
        posts = [json_post(1), json_post(2)]
        comments = [json_comment(11, 1), json_comment(12, 2)]
        if listed:
            posts.append(json_post(PRIVATE_POST, status="private"))
        if private:
            comments.append(json_comment(19, PRIVATE_POST))
        trashed = set[int]() if private else {PRIVATE_POST}
        return WordPressSite(posts, comments, home=self.url, trashed=trashed)

    def _user(self, request: Request) -> str:
        shown = request.headers.get("authorization", "")
        users = {basic(user, PASSWORD): user for user in (ADMIN, READER)}
        return "" if self.drops_login else users.get(shown, "")


def basic(user: str, password: str) -> str:
    """Write the header by which a login is shown (RFC 7617)."""
    return f"Basic {b64encode(f'{user}:{password}'.encode()).decode()}"


def _error(code: str, status: int) -> Reply:
    return Reply(f'{{"code": "{code}", "message": "Nein."}}'.encode(), status, (("Content-Type", JSON),))
