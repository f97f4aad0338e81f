"""What a comment answers by what it quotes."""

from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass, replace
from functools import cached_property

from tui.model.quote_index import QuoteIndex
from tui.model.quote_words import words_of
from tui.model.quotes import Quote, article_paragraphs, ellipsis_parts, sentences
from tui.model.reply_turn import Turn, could_answer, same_speaker

ALIKE = 0.80
"""How sure a quotation is that is not word for word."""
DOUBT = 0.15
"""What a second place where the words could come from takes off."""
_MOST_QUOTES = 100
"""Of one comment; what comes after them is not looked up, so that nobody can make a page slow."""
_FEWEST_ALIKE = 5
_FEWEST_FROM_ONESELF = 4
_FEWEST_THAT_STAND_OUT = 4


@dataclass(frozen=True, slots=True)
class Source:
    """Where quoted words come from."""

    turn: int | None
    """The number of an earlier turn, ``None`` for the article."""
    words: int
    confidence: float
    evidence: str
    paragraph: int | None = None
    """Of the article."""


class QuoteSources:
    """The article and the turns that were taken, by their own words."""

    def __init__(self, article_text: str) -> None:
        self._turns: list[Turn] = []
        self._own = QuoteIndex()
        self._article_text = article_text

    @cached_property
    def _paragraphs(self) -> Sequence[str]:
        # Found with the first quotation, like all else about an article: it can be a book that nobody quotes.
        return article_paragraphs(self._article_text)

    @cached_property
    def _article(self) -> QuoteIndex:
        index = QuoteIndex()
        for paragraph in self._paragraphs:
            index.add([words_of(paragraph)])
        return index

    @cached_property
    def _sentences(self) -> Set[str]:
        every = (sentence for paragraph in self._paragraphs for sentence in sentences(paragraph))
        return {" ".join(words_of(sentence)) for sentence in every}

    def add(self, turn: Turn) -> None:
        """Let later turns quote this one."""
        self._turns.append(turn)
        self._own.add(map(words_of, turn.remark.own))

    def quoted_by(self, turn: Turn) -> list[Source]:
        """List what a turn quotes: first the most words, then the surest, then the nearest."""
        found: dict[int | None, Source] = {}
        for quote in turn.remark.quotes[:_MOST_QUOTES]:
            source = self._source(turn, quote) if quote.depth == 1 else None
            if source is not None:
                found[source.turn] = _joined(found.get(source.turn), source)
        return sorted(found.values(), key=_weight, reverse=True)

    def is_quoted_from(self, turn: Turn, earlier: int | None) -> bool:
        """Tell whether what a turn quotes as quoted already comes from an earlier turn or the article."""
        deeper = [words_of(quote.text) for quote in turn.remark.quotes[:_MOST_QUOTES] if quote.depth == 2]
        if earlier is None:
            return any(self._article.containing(words) for words in deeper)
        return any(earlier in self._own.containing(words) for words in deeper)

    def _source(self, turn: Turn, quote: Quote) -> Source | None:
        source = self._exact(turn, quote) or self._alike(turn, quote)
        if source is not None:
            return source
        for shorter in _without_attribution(quote):
            source = self._exact(turn, shorter)
            if source is not None and source.words >= _FEWEST_ALIKE:
                return replace(source, confidence=min(ALIKE, source.confidence))
        return None

    def _exact(self, turn: Turn, quote: Quote) -> Source | None:
        words = words_of(quote.text)
        sure = _sureness(len(words))
        paragraphs = self._article.containing(words)
        turns = self._answerable(turn, self._own.containing(words), len(words) >= _FEWEST_FROM_ONESELF)
        if not turns:
            return _from_article(paragraphs, len(words), sure, quote)
        if paragraphs and " ".join(words) in self._sentences:
            return _from_article(paragraphs, len(words), sure - DOUBT, quote)
        is_common = len(turns) > 1 and len(words) < _FEWEST_THAT_STAND_OUT
        if paragraphs or is_common:
            sure -= DOUBT
        return Source(turns[0], len(words), sure, quote.text)

    def _alike(self, turn: Turn, quote: Quote) -> Source | None:
        parts = [words for words in map(words_of, ellipsis_parts(quote.text)) if words]
        length = sum(map(len, parts))
        if length < _FEWEST_ALIKE:
            return None
        turns = self._answerable(turn, _places(self._own, parts), from_oneself=False)
        if turns:
            return Source(turns[0], length, ALIKE, quote.text)
        return _from_article(_places(self._article, parts)[:1], length, ALIKE, quote)

    def _answerable(self, turn: Turn, numbers: Sequence[int], from_oneself: bool) -> list[int]:
        """Keep the turns that this one can answer, those of other people if there are any."""
        earlier = [number for number in numbers if could_answer(turn, self._turns[number])]
        others = [number for number in earlier if not same_speaker(turn, self._turns[number])]
        return others or (earlier if from_oneself else [])


def _sureness(words: int) -> float:
    if words >= 6:
        return 0.95
    if words >= 4:
        return 0.85
    return 0.60 if words >= 2 else 0.30


def _places(index: QuoteIndex, parts: Sequence[Sequence[str]]) -> list[int]:
    in_order = index.containing_in_order(parts) if len(parts) > 1 else []
    return in_order or index.resembling([word for part in parts for word in part])


def _from_article(paragraphs: Sequence[int], words: int, sure: float, quote: Quote) -> Source | None:
    return Source(None, words, sure, quote.text, min(paragraphs)) if paragraphs else None


def _without_attribution(quote: Quote) -> Iterator[Quote]:
    """Leave the first or the last line off, where a name or a signature can have been quoted along."""
    if len(quote.lines) > 1:
        yield replace(quote, lines=quote.lines[1:])
        yield replace(quote, lines=quote.lines[:-1])


def _joined(one: Source | None, other: Source) -> Source:
    if one is None:
        return other
    surer = one if one.confidence >= other.confidence else other
    return replace(surer, words=one.words + other.words)


def _weight(source: Source) -> tuple[int, float, int]:
    return source.words, source.confidence, -1 if source.turn is None else source.turn
