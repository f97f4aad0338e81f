"""From a key to the frame it causes, in the index."""

from collections.abc import Iterator, Mapping
from functools import partial

from tests.bench.figures import Figure, median, percentile
from tests.bench.programs import settled_bare, settled_program
from tests.bench.timed_terminal import TimedTerminal
from tests.bench.workshop import Workshop, titles
from tests.bench.written_blog import store_posts

LARGE, SMALL = 200_000, 1_000
PAIRS = {"j": ("j", "k"), "PgDn": ("pagedown", "pageup"), "G": ("G", "g")}
"""What is pressed on the way down and on the way back."""
THERE_AND_BACK = frozenset({"G"})


def in_the_index(shop: Workshop) -> Iterator[Figure]:
    """Press the same keys in the control, in a small and in a large index, one after the other."""
    large, small = shop.size(LARGE), shop.size(SMALL)
    with settled_bare() as bare, _index_of(shop, small) as few, _index_of(shop, large) as many:
        for name, pair in PAIRS.items():
            presses = shop.presses
            terminals = {"bare": bare, "few": few, "many": many}
            times = pressed(terminals, pair, presses, there_and_back=name in THERE_AND_BACK)
            yield from _compared(name, times, f"{large:,} posts", f"{small:,} posts")


def _compared(key: str, times: Mapping[str, list[float]], large: str, small: str) -> Iterator[Figure]:
    runs = len(times["many"])
    at = {case: (median(each), percentile(each, 99)) for case, each in times.items()}
    what = f"{key}, {large}"
    (middle, worst), (bare, bare_worst), (few, _) = at["many"], at["bare"], at["few"]
    yield Figure("keys", f"{what}, p50", middle, "ms", 1.3, bare, "bare-keys", runs)
    yield Figure("keys", f"{what}, p99", worst, "ms", 1.5, bare_worst, "bare-keys p99", runs)
    yield Figure("keys", f"{what}, p50", middle, "ms", 1.1, few, small, runs)


def _index_of(shop: Workshop, count: int) -> TimedTerminal:
    written = shop.archive(f"written-{count}", partial(store_posts, count=count, size=500))
    archive = shop.copy(written, f"keys-{count}")  # where the last run left the reader is no place to begin
    return settled_program(archive, titles(archive, 1)[0])


def pressed(
    terminals: Mapping[str, TimedTerminal],
    pair: tuple[str, str],
    presses: int,
    *,
    there_and_back: bool = False,
) -> dict[str, list[float]]:
    """Press a key in every terminal in turn and give the milliseconds to each frame.

    The keys go down for a while and back again, or there and back each time, so that there is always
    somewhere to go; a key that changes nothing is not counted.
    """
    times: dict[str, list[float]] = {name: [] for name in terminals}
    stretch = 1 if there_and_back else 5
    for press in range(presses):
        key = pair[press // stretch % 2]
        for name, terminal in terminals.items():
            taken = terminal.time_to_frame(key, seconds=1.0)
            if taken is not None and press >= min(5, presses // 2):
                times[name].append(taken)
    return times
