"""Whether two sources of one blog tell of the same post or comment."""

import re
import unicodedata
from collections import Counter
from datetime import UTC, datetime, timedelta

from tui.model.comment import Comment
from tui.model.dates import DatePrecision, PublicationDate
from tui.model.post import Post

ZONES = timedelta(hours=7)
"""Half of how far apart two clocks on one instant can be, as an export may not tell its time zone."""
EXACT = (DatePrecision.SECOND, DatePrecision.DAY)
ALIKE = 0.8
FEWEST_WORDS = 5
MOST_WORDS = 2000
EARLIEST, LATEST = datetime.min.replace(tzinfo=UTC), datetime.max.replace(tzinfo=UTC)
WORD = re.compile(r"\w+")


def words_of(text: str) -> str:
    """Give the words of a text in one spelling, without marks, accents' ways of writing and letter case."""
    return " ".join(WORD.findall(unicodedata.normalize("NFKC", text).casefold()))


def same_post(one: Post, one_text: str, other: Post, other_text: str) -> bool:
    """Say whether two posts with titles of the same words are one, where no address or key tells.

    Two exact dates have to name the same day. A title of their own then is enough; where a date is a month,
    a bound or unknown, or the title was made from the body, the texts have to be alike as well.
    """
    if not could_be_one_time(one.published, other.published):
        return False
    dated = one.published.precision in EXACT and other.published.precision in EXACT
    titled = bool(one.title and other.title) and not (one.title_generated or other.title_generated)
    return (dated and titled) or alike(one_text, other_text)


def same_named_post(
    one: Post, one_text: str, other: Post, other_text: str, *, one_host: bool = False
) -> bool:
    """Say whether two posts to which two sources give one key, and not one address, are one.

    Every site has a post 1, so that a key alone does not tell: the time has to agree to the second, or the
    time roughly and the title as for ``same_post`` or the text. On one host the title or the text is enough.
    """
    titled = bool(words_of(one.title)) and words_of(one.title) == words_of(other.title)
    texts_agree = bool(words_of(one_text)) and alike(one_text, other_text)
    if same_second(one.published, other.published) or (one_host and (titled or texts_agree)):
        return True
    if not could_be_one_time(one.published, other.published):
        return False
    return texts_agree or (titled and same_post(one, one_text, other, other_text))


def same_comment(one: Comment, one_text: str, other: Comment, other_text: str) -> bool:
    """Say whether two comments on one post are one: the same words at one time under one name.

    Where a source tells no name, the words alone decide.
    """
    names = {words_of(name) for name in (one.author, other.author) if name.strip()}
    return (
        len(names) < 2
        and words_of(one_text) == words_of(other_text)
        and could_be_one_time(one.published, other.published)
    )


def same_named_comment(one: Comment, one_text: str, other: Comment, other_text: str) -> bool:
    """Say whether two comments on one post to which two sources give one key are one, edited or not."""
    if not could_be_one_time(one.published, other.published):
        return False
    named = words_of(one.author) == words_of(other.author)
    return (
        same_second(one.published, other.published)
        or words_of(one_text) == words_of(other_text)
        or (named and alike(one_text, other_text))
    )


def same_second(one: PublicationDate, other: PublicationDate) -> bool:
    """Say whether two dates are known to the second and are one."""
    return one == other and one.precision is DatePrecision.SECOND


def could_be_one_time(one: PublicationDate, other: PublicationDate) -> bool:
    """Say whether two dates, as exactly as each is known, can mean one instant on clocks of any zone."""
    (begin, end), (other_begin, other_end) = span(one), span(other)
    return begin <= other_end and other_begin <= end


def apart(one: PublicationDate, other: PublicationDate) -> timedelta:
    """Tell how far two dates are apart, for choosing the nearest; a missing one is as far as can be."""
    if one.instant is None or other.instant is None:
        return timedelta.max
    return abs(one.instant - other.instant)


def alike(one: str, other: str) -> bool:
    """Say whether nearly all words of the shorter text stand in the longer one, from their beginnings on."""
    words, others = words_of(one).split()[:MOST_WORDS], words_of(other).split()[:MOST_WORDS]
    shorter = min(len(words), len(others))
    if shorter < FEWEST_WORDS:
        return words == others
    shared = Counter(words[: 2 * shorter]) & Counter(others[: 2 * shorter])
    return shared.total() >= ALIKE * shorter


def span(date: PublicationDate) -> tuple[datetime, datetime]:
    """Give the first and the last instant that a date may mean, on clocks of any zone."""
    instant = date.instant
    if instant is None:
        return EARLIEST, LATEST
    begin = EARLIEST if date.precision is DatePrecision.BEFORE else _moved(instant, -ZONES)
    return begin, _moved(instant, _length(date) + ZONES)


def _length(date: PublicationDate) -> timedelta:
    match date.precision:
        case DatePrecision.MONTH:
            return timedelta(days=31)
        case DatePrecision.DAY | DatePrecision.BEFORE:
            return timedelta(days=1)
        case _:
            return timedelta()


def _moved(instant: datetime, by: timedelta) -> datetime:
    try:
        return instant + by
    except OverflowError:
        return EARLIEST if by < timedelta() else LATEST
