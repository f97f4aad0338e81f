import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tui.sources.pages.live.scope import Scope, bare

SCOPE = Scope.around("https://kreide.example/blog/index.html")


def test_a_blog_lies_in_the_folder_of_its_address() -> None:
    assert SCOPE.home == "https://kreide.example/blog/"
    assert Scope.around("http://kreide.example:8080").home == "http://kreide.example:8080/"
    assert Scope.around("http://kreide.example/a/b").folder == "/a/"


@pytest.mark.parametrize(
    ("address", "page"),
    [
        ("https://kreide.example/blog/kalk/#comments", "https://kreide.example/blog/kalk/"),
        ("http://www.kreide.example/blog/?p=4", "https://kreide.example/blog/?p=4"),
        ("https://kreide.example/blog/2.0-ist-da", "https://kreide.example/blog/2.0-ist-da"),
        ("https://kreide.example/blog/seite.php", "https://kreide.example/blog/seite.php"),
        ("https://kreide.example/anderes/", ""),
        ("https://kreide.example:8080/blog/kalk/", ""),
        ("https://kalk.example/blog/", ""),
        ("https://kreide.example/blog/bild.JPG", ""),
        ("https://kreide.example/blog/kalk/feed/", ""),
        ("https://kreide.example/blog/kalk/?replytocom=3", ""),
        ("https://kreide.example/blog/wp-login.php", ""),
        ("https://kreide.example/blog/../geheim/", ""),
        ("javascript:alert(1)", ""),
        ("", ""),
    ],
)
def test_pages_are_what_lies_below_the_folder_and_is_no_other_view(address: str, page: str) -> None:
    assert SCOPE.page(address) == page


def test_an_index_file_and_the_last_slash_tell_no_pages_apart() -> None:
    page = "https://kreide.example/blog/kalk"
    assert {bare(page + end) for end in ("", "/", "/index.html", "/index.php")} == {page}
    assert bare(page + "/?page=2") == page + "?page=2"
    assert SCOPE.is_home("https://kreide.example/blog/index.html")
    assert not SCOPE.is_home(page)


@given(st.text() | st.text().map("https://kreide.example/blog/{}".format))
@settings(deadline=None)
def test_a_page_is_known_again_whatever_it_was_linked_by(address: str) -> None:
    page = SCOPE.page(address)
    assert SCOPE.page(page) == page
    assert not page or page.startswith(SCOPE.home)
