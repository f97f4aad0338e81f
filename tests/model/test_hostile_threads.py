"""Whatever parents, answers and wishes say, every comment is shown once."""

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.model.commenting import comment
from tui.model.comment import StoredComment
from tui.model.replies import infer_answers, with_choices
from tui.model.thread import Answer, ParentSource, Thread, ThreadView, arrange
from tui.model.thread_order import CommentOrder

NUMBERS = st.integers(1, 12)
COMMENTS = st.lists(st.tuples(st.integers(0, 14), st.booleans()), max_size=12).map(
    lambda rows: [
        comment(number, parent or "", threaded=threaded, author=f"Leser {number % 3}")
        for number, (parent, threaded) in enumerate(rows, 1)
    ]
)
ANSWERS = st.dictionaries(
    NUMBERS,
    st.builds(
        Answer,
        parent=st.none() | st.integers(1, 14),
        source=st.sampled_from(ParentSource),
        hint=st.booleans(),
    ),
)


@settings(deadline=None, max_examples=300)
@given(COMMENTS, ANSWERS, st.sampled_from(ThreadView), st.sampled_from(CommentOrder))
def test_every_comment_comes_once_in_every_view_and_order(
    comments: list[StoredComment], answers: dict[int, Answer], view: ThreadView, order: CommentOrder
) -> None:
    thread = arrange(comments, answers, view, order)
    assert sorted(entry.stored.id for entry in thread.entries) == [stored.id for stored in comments]
    for index, entry in enumerate(thread.entries):
        above = None if entry.parent is None else thread.entries[entry.parent]
        assert entry.depth == (0 if above is None else above.depth + 1)
        assert entry.parent is None or entry.parent < index


def below(comments: list[StoredComment], answers: dict[int, Answer], above: int | None) -> list[int]:
    """Hang comments by the letter where the reader gave every one of them a parent that is older."""
    own = [stored.id for stored in comments if answers[stored.id].parent == above]
    return [row for number in own for row in [number, *below(comments, answers, number)]]


@settings(deadline=None, max_examples=100)
@given(st.lists(st.integers(0, 12), max_size=12))
def test_what_the_reader_says_of_every_comment_is_the_thread(wishes: list[int]) -> None:
    comments = [comment(number, number + 1) for number in range(1, len(wishes) + 1)]
    parents = {number: wish if wish < number else 0 for number, wish in enumerate(wishes, 1)}
    answers = {number: Answer(above or None, ParentSource.READER, 1.0) for number, above in parents.items()}
    thread = arrange(comments, answers)
    assert [entry.stored.id for entry in thread.entries] == below(comments, answers, None)


def test_ten_thousand_comments_that_the_reader_hung_on_each_other_are_laid_out() -> None:
    answers = {number: Answer(number - 1, ParentSource.READER, 1.0) for number in range(2, 10_001)}
    thread = arrange([comment(number) for number in range(1, 10_001)], answers)
    assert thread.entries[-1].depth == 9_999


def test_a_choice_counts_only_while_both_comments_are_there() -> None:
    comments = [comment(1), comment(2)]
    inferred = {2: Answer(1, ParentSource.QUOTE, 0.9, "so", article_paragraph=3)}
    assert with_choices(inferred, comments, {"wp:2": "wp:9", "wp:7": "wp:1"}) == inferred
    cut = with_choices(inferred, comments, {"wp:2": ""})
    assert cut == {2: Answer(None, ParentSource.READER, 1.0, article_paragraph=3)}


def test_of_two_comments_with_one_key_the_first_is_meant_by_a_choice() -> None:
    twins = [comment(1), comment(2), StoredComment(3, comment(2).comment)]
    assert list(with_choices({}, twins, {"wp:2": "wp:1"})) == [2]


def shown(thread: Thread) -> list[int]:
    return sorted(entry.stored.id for entry in thread.entries)


def test_a_huge_comment_a_huge_name_and_a_quotation_of_everything_are_read() -> None:
    article = "\n\n".join(f"Absatz {number} sagt etwas anderes als der davor." for number in range(400))
    everything = "\n".join(f"> {line}" for line in article.splitlines())
    comments = [
        comment(1, author="N" * 10_000, text="wort " * 400_000),
        comment(2, author="N" * 10_000, text=f"{everything}\n\nGenau."),
        comment(3, author="", text="> wort wort wort wort\n\nWort."),
    ]
    assert shown(arrange(comments, infer_answers(article, "Ada Fink", comments))) == [1, 2, 3]


def test_a_thread_of_one_author_who_quotes_and_calls_only_oneself_is_read() -> None:
    said = ["Eins zwei drei vier fünf.", "> Eins zwei drei vier fünf.\n\nUnd sechs.", "@Ada Fink: sieben."]
    comments = [comment(number, author="Ada Fink", text=text) for number, text in enumerate(said, 1)]
    assert shown(arrange(comments, infer_answers("", "Ada Fink", comments))) == [1, 2, 3]


def test_no_comments_have_no_thread_in_any_order() -> None:
    assert [arrange([], {}, view, order) for view in ThreadView for order in CommentOrder] == [Thread()] * 12
