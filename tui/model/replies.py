"""Who answers whom in a discussion whose source does not say."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from tui.model.comment import CommentKind, StoredComment
from tui.model.reply_mentions import Mention, Speakers
from tui.model.reply_quotes import QuoteSources, Source
from tui.model.reply_turn import Turn, take_turn
from tui.model.thread import NO_ANSWER, Answer, ParentSource

ENOUGH = 0.60
"""How sure an answer has to be to hang a comment there."""
WORTH_A_HINT = 0.40
"""How sure it has to be to be told at all."""
STRONG_CALL = 0.75
"""How sure a call has to be to count beside a quotation from the article."""
_CONFIRMED = 0.05
_LONGEST_EVIDENCE = 200


def infer_answers(
    article_text: str, post_author: str, comments: Sequence[StoredComment], enough: float = ENOUGH
) -> dict[int, Answer]:
    """Tell by comment id what each comment answers, as far as quotations and names tell; never more.

    ``article_text`` is plain text with blank lines between paragraphs. A comment that quotes nothing and
    calls nobody is missing from the result: that it follows another says nothing. An answer below
    ``enough`` is a hint. Parents named by the source are not looked at: ``build_thread`` prefers them.
    """
    discussion = _Discussion(article_text, enough)
    ordered = sorted(comments, key=lambda stored: stored.id)
    shown = [stored for stored in ordered if stored.comment.kind is CommentKind.COMMENT]
    for number, stored in enumerate(shown):
        discussion.take(take_turn(number, stored, post_author))
    return discussion.answers


def with_choices(
    answers: Mapping[int, Answer], comments: Sequence[StoredComment], chosen: Mapping[str, str]
) -> dict[int, Answer]:
    """Put what the reader says in the place of what was inferred.

    ``chosen`` gives the key of a comment's parent by the comment's own, empty where it is said to answer
    none. What is said of a parent that is not among the comments does not count while it is not there.
    """
    ids: dict[str, int] = {}
    for stored in comments:
        ids.setdefault(stored.comment.key, stored.id)
    said = {
        ids[key]: _by_reader(answers.get(ids[key], NO_ANSWER), ids.get(parent))
        for key, parent in chosen.items()
        if key in ids and (not parent or parent in ids)
    }
    return {**answers, **said}


def _by_reader(inferred: Answer, parent: int | None) -> Answer:
    """Keep where the article is quoted, whatever the comment answers."""
    return Answer(parent, ParentSource.READER, 1.0, article_paragraph=inferred.article_paragraph)


class _Discussion:
    """The turns so far and what they answer."""

    def __init__(self, article_text: str, enough: float) -> None:
        self.answers: dict[int, Answer] = {}
        self._enough = enough
        self._sources = QuoteSources(article_text)
        self._speakers = Speakers(article_text)
        self._turns: list[Turn] = []
        self._number_of: dict[int, int] = {}

    def take(self, turn: Turn) -> None:
        """Find what a turn answers among those before it, then count it among them."""
        answer = self._by_quote(turn)
        if answer is None or answer.hint or answer.answers_article:
            answer = _preferred(answer, self._by_mention(turn))
        if answer is not None:
            self.answers[turn.stored.id] = answer
        self._number_of.setdefault(turn.stored.id, turn.number)
        self._turns.append(turn)
        self._sources.add(turn)
        self._speakers.add(turn)

    def _by_quote(self, turn: Turn) -> Answer | None:
        sources = self._sources.quoted_by(turn)
        if not sources:
            return None
        first, *others = sources
        answer = Answer(
            parent=self._id_of(first.turn),
            source=ParentSource.QUOTE,
            confidence=self._sureness(turn, first),
            evidence=_shortened(first.evidence),
            answers_article=first.turn is None,
            article_paragraph=next((source.paragraph for source in sources if source.turn is None), None),
            also=self._also(others),
        )
        return self._judged(answer)

    def _by_mention(self, turn: Turn) -> Answer | None:
        mentions = self._speakers.mentioned_by(turn)
        if not mentions:
            return None
        first, *others = mentions
        source = ParentSource.EXPLICIT if first.linked else ParentSource.MENTION
        answer = Answer(self._id_of(first.turn), source, first.confidence, _shortened(first.evidence))
        return self._judged(replace(answer, also=self._also(others)))

    def _judged(self, answer: Answer) -> Answer | None:
        sureness = round(answer.confidence, 2)
        if sureness < WORTH_A_HINT:
            return None
        return replace(answer, confidence=sureness, hint=sureness < self._enough)

    def _sureness(self, turn: Turn, source: Source) -> float:
        """Raise the confidence where a quotation within the quotation leads on to the grandparent."""
        answered = None if source.turn is None else self.answers.get(self._turns[source.turn].stored.id)
        if answered is None or answered.hint:
            return source.confidence
        grandparent = None if answered.parent is None else self._number_of[answered.parent]
        confirmed = self._sources.is_quoted_from(turn, grandparent)
        return min(1.0, source.confidence + _CONFIRMED) if confirmed else source.confidence

    def _id_of(self, number: int | None) -> int | None:
        return None if number is None else self._turns[number].stored.id

    def _also(self, others: Sequence[Source] | Sequence[Mention]) -> tuple[int, ...]:
        sure = (other.turn for other in others if other.confidence >= self._enough)
        return tuple(self._turns[number].stored.id for number in sure if number is not None)


def _preferred(quoted: Answer | None, called: Answer | None) -> Answer | None:
    """Choose between a quotation that names no parent for certain and a call.

    Somebody who quotes the article and calls a person by ``@`` or a colon speaks to the person about the
    article.
    """
    if quoted is None or called is None:
        return quoted or called
    if quoted.hint:
        return quoted if called.confidence <= quoted.confidence else called
    if called.confidence < STRONG_CALL:
        return quoted
    return replace(called, article_paragraph=quoted.article_paragraph)


def _shortened(evidence: str) -> str:
    return evidence if len(evidence) <= _LONGEST_EVIDENCE else evidence[: _LONGEST_EVIDENCE - 1] + "…"
