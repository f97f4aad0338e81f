"""Where a WordPress answers for its REST API, and the addresses of what it offers."""

from dataclasses import dataclass
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from tui.sources.wordpress_json.site import NAMESPACE


@dataclass(frozen=True, slots=True)
class Route:
    """The root of a REST API in either of its two spellings.

    Pretty: ``https://example.org/wp-json/``, also behind ``index.php``. Plain, where the server rewrites
    no addresses: ``https://example.org/?rest_route=/``.
    """

    root: str
    holds_namespace: bool = False
    """Whether the root is that of one blog among many, behind the namespace, as on WordPress.com."""

    @property
    def is_plain(self) -> bool:
        """Whether the path is told in the query."""
        return any(name == "rest_route" for name, _ in self._query)

    def url(self, path: str = "", **parameters: str) -> str:
        """Give the address of ``path``, such as ``wp/v2/posts``; an empty one is the index of the API."""
        if self.holds_namespace:
            path = path.removeprefix(f"{NAMESPACE}/")
        parts = urlsplit(self.root)
        query = [pair for pair in self._query if pair[0] != "rest_route"]
        if self.is_plain:
            place, query = parts.path, [("rest_route", f"/{path}"), *query]
        else:
            place = f"{parts.path.rstrip('/')}/{path}"
        encoded = urlencode([*query, *parameters.items()], safe="/,:")
        return urlunsplit((parts.scheme, parts.netloc, place, encoded, ""))

    @property
    def _query(self) -> list[tuple[str, str]]:
        return parse_qsl(urlsplit(self.root).query, keep_blank_values=True)


def guessed_routes(address: str) -> list[Route]:
    """Give the routes that a WordPress at ``address`` or above it would have, the nearest first."""
    parts = urlsplit(address)
    # an address inside the API itself belongs to the blog before it
    steps = [step for step in parts.path.split("/wp-json")[0].split("/") if step and step != "index.php"]
    routes = []
    for depth in range(min(len(steps), _DEEPEST), -1, -1):
        base = "/" + "".join(f"{step}/" for step in steps[:depth])
        for path, query in ((f"{base}wp-json/", ""), (base, "rest_route=/")):
            routes.append(Route(urlunsplit((parts.scheme, parts.netloc, path, query, ""))))
    return routes


_DEEPEST = 5
