from datetime import UTC, datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from tui.sources.feeds.changes import Changes

FIRST = datetime.min.replace(tzinfo=UTC)


@given(st.lists(st.tuples(st.sampled_from(["", "a", "b", "feed:c"]), st.integers(0, 3))))
@settings(deadline=None)
def test_a_post_is_news_when_it_is_new_or_was_changed_since(told: list[tuple[str, int]]) -> None:
    latest: dict[str, int] = {}
    changes = Changes()
    for key, day in told:
        is_news = key not in latest or day > latest[key]
        assert changes.add(key, FIRST + timedelta(days=day)) is is_news
        if is_news:
            latest[key] = day
    assert len(changes) == len(latest)


def test_no_post_is_forgotten_among_many() -> None:
    changes = Changes()
    assert all(changes.add(f"feed:{number}", FIRST) for number in range(5000))
    assert not any(changes.add(f"feed:{number}", FIRST) for number in range(5000))
    assert len(changes) == 5000
