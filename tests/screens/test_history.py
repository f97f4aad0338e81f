"""Going back and forward."""

from tui.screens.history import History


def test_back_leads_to_where_one_came_from_and_forward_leads_back() -> None:
    history: History[str] = History()
    history.leave("index")
    history.leave("post 1")
    assert history.back("post 2") == "post 1"
    assert history.back("post 1") == "index"
    assert history.back("index") is None
    assert history.forward("index") == "post 1"
    assert history.forward("post 1") == "post 2"
    assert history.forward("post 2") is None


def test_a_new_way_forgets_what_lay_ahead() -> None:
    history: History[str] = History()
    history.leave("post 1")
    assert history.back("post 2") == "post 1"
    history.leave("post 1")
    assert history.forward("post 3") is None
    assert history.back("post 3") == "post 1"


def test_the_same_stop_is_remembered_once() -> None:
    history: History[str] = History()
    history.leave("post 1")
    history.leave("post 1")
    assert history.back("post 2") == "post 1"
    assert history.back("post 1") is None


def test_the_memory_is_bounded() -> None:
    history: History[int] = History()
    for number in range(2000):
        history.leave(number)
    stops = 0
    while history.back(-1) is not None:
        stops += 1
    assert stops == 500
