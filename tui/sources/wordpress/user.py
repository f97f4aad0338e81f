"""Whom a site takes the reader for."""

from tui.model.errors import SourceRefused
from tui.sources.http_client import HttpClient
from tui.sources.json_body import read_json
from tui.sources.wordpress.route import Route
from tui.sources.wordpress_json.fields import name_of
from tui.sources.wordpress_json.site import NAMESPACE


async def user_of(http: HttpClient, route: Route) -> str:
    """Give the name of the user whose login is shown, empty where the site keeps its users to itself.

    Raises ``SourceRefused`` where the site does not notice the login: some servers drop the header that
    carries it before WordPress sees it.
    """
    answer = await http.get(route.url(f"{NAMESPACE}/users/me", _fields="id,name"))
    if answer.status in (401, 403):
        raise SourceRefused(
            f"{answer.host} takes us for nobody, although your login was shown: it is not right, or no "
            "application password, or the server keeps the Authorization header from WordPress."
        )
    try:
        told = read_json(answer.body)
    except ValueError:
        return ""
    return name_of(told) if isinstance(told, dict) else ""
