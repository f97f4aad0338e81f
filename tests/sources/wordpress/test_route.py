import pytest

from tui.sources.wordpress.route import Route, guessed_routes


@pytest.mark.parametrize(
    ("root", "path", "expected"),
    [
        (
            "https://x.example/wp-json/",
            "wp/v2/posts",
            "https://x.example/wp-json/wp/v2/posts?page=2&_embed=author,wp:term",
        ),
        ("https://x.example/wp-json", "", "https://x.example/wp-json/?page=2&_embed=author,wp:term"),
        (
            "https://x.example/blog/index.php/wp-json/",
            "wp/v2/posts",
            "https://x.example/blog/index.php/wp-json/wp/v2/posts?page=2&_embed=author,wp:term",
        ),
        (
            "https://x.example/?rest_route=/",
            "wp/v2/posts",
            "https://x.example/?rest_route=/wp/v2/posts&page=2&_embed=author,wp:term",
        ),
        (
            "https://x.example/index.php?lang=de&rest_route=%2F",
            "",
            "https://x.example/index.php?rest_route=/&lang=de&page=2&_embed=author,wp:term",
        ),
    ],
)
def test_both_spellings_give_the_address_of_a_path(root: str, path: str, expected: str) -> None:
    assert Route(root).url(path, page="2", _embed="author,wp:term") == expected


def test_on_a_host_of_many_blogs_the_root_is_one_blog_s() -> None:
    route = Route("https://api.example/wp/v2/sites/x.example", holds_namespace=True)
    assert route.url("wp/v2/posts", page="2") == "https://api.example/wp/v2/sites/x.example/posts?page=2"


def test_the_nearest_place_is_guessed_first() -> None:
    assert [route.root for route in guessed_routes("https://x.example/a/b.html?c=1#d")] == [
        "https://x.example/a/b.html/wp-json/",
        "https://x.example/a/b.html/?rest_route=/",
        "https://x.example/a/wp-json/",
        "https://x.example/a/?rest_route=/",
        "https://x.example/wp-json/",
        "https://x.example/?rest_route=/",
    ]


def test_an_address_inside_the_api_belongs_to_its_blog() -> None:
    routes = guessed_routes("https://x.example/blog/wp-json/wp/v2/posts")
    assert routes[0].root == "https://x.example/blog/wp-json/"


def test_a_deep_address_is_not_guessed_at_for_ever() -> None:
    assert len(guessed_routes("https://x.example/" + "a/" * 500)) == 12
