"""Where in an article its comments quote it."""

from collections.abc import Mapping, Sequence

from tui.model.quote_index import QuoteIndex
from tui.model.quote_words import words_of
from tui.model.quotes import article_paragraphs, ellipsis_parts
from tui.model.thread import Answer

_BEGINNINGS = (8, 5, 3, 2)
"""Words by which a paragraph is known again: as many as stand in its first block."""

Quoting = Mapping[int, tuple[int, ...]]
"""By the number of a block of the article the ids of the comments that quote it, ascending."""


def quoted_blocks(article_text: str, blocks: Sequence[str], answers: Mapping[int, Answer]) -> Quoting:
    """Tie each comment that quotes the article to the block its words come from.

    ``article_text`` is what the answers were inferred from; ``blocks`` are the same words as they are
    laid out, where a paragraph can be several blocks, as a list is. Hints tie nothing.
    """
    tied = [number for number, answer in sorted(answers.items()) if _is_tied(answer)]
    if not tied:
        return {}
    places = _Places(article_text, blocks)
    found: dict[int, list[int]] = {}
    for number in tied:
        block = places.of(answers[number])
        if block is not None:
            found.setdefault(block, []).append(number)
    return {block: tuple(numbers) for block, numbers in found.items()}


def _is_tied(answer: Answer) -> bool:
    return answer.article_paragraph is not None and not answer.hint


class _Places:
    """The blocks of an article, to be found by words."""

    def __init__(self, article_text: str, blocks: Sequence[str]) -> None:
        self._paragraphs = article_paragraphs(article_text)
        self._words: dict[int, list[str]] = {}
        self._blocks = [words_of(block) for block in blocks]
        self._index = QuoteIndex()
        for words in self._blocks:
            self._index.add([words])

    def of(self, answer: Answer) -> int | None:
        """Give the block that holds the quoted words, or else the beginning of their paragraph."""
        number = answer.article_paragraph
        if number is None or number >= len(self._paragraphs):
            return None
        paragraph = self._words_of(number)
        quoted = self._with(_parts(answer.evidence)) if answer.answers_article else []
        within = [block for block in quoted if _holds(paragraph, self._blocks[block])]
        if within:
            return within[0]
        beginnings = (self._with([paragraph[:size]]) for size in _BEGINNINGS)
        beginning = next(filter(None, beginnings), quoted)
        return beginning[-1] if beginning else None

    def _words_of(self, paragraph: int) -> list[str]:
        if paragraph not in self._words:
            self._words[paragraph] = words_of(self._paragraphs[paragraph])
        return self._words[paragraph]

    def _with(self, parts: Sequence[Sequence[str]]) -> list[int]:
        return self._index.containing_in_order(parts)


def _holds(paragraph: Sequence[str], block: Sequence[str]) -> bool:
    return f" {' '.join(block)} " in f" {' '.join(paragraph)} "


def _parts(evidence: str) -> list[list[str]]:
    """Give the runs of words that were quoted; the last word of shortened evidence may be half a word."""
    whole = evidence.rpartition(" ")[0] if evidence.endswith("…") else evidence
    return [words for words in map(words_of, ellipsis_parts(whole)) if words]
