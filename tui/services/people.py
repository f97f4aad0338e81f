"""Who writes in the library, what they wrote, and with whom they speak."""

from collections.abc import Sequence
from dataclasses import replace

from tui.archive import names, people
from tui.model.names import normal_name
from tui.model.person import Entry, Person, Written
from tui.services.library import Library

MOST_LIKE = 50


def find_person(library: Library, name: str) -> Person:
    """Give who writes under a name, in whatever spelling, with what is known of them at once."""
    with library.archive.reading() as reader:
        own = names.names_of_person(reader, normal_name(name))
        authors = names.authors_of(reader, own)
        posts, comments = people.count_written(reader, authors)
        first, last = people.first_and_last(reader, authors)
    most_used = sorted(authors, key=lambda author: -posts[author] - comments[author])
    return Person(tuple(own), tuple(most_used), posts.total(), comments.total(), first, last)


def with_acquaintances(library: Library, person: Person) -> Person:
    """Add what takes longer to find out: how much in which year, and with whom."""
    with library.archive.reading() as reader:
        own = person.names[0]
        answers = people.partners(reader, person.spellings, people.ANSWERS, own)
        answered_by = people.partners(reader, person.spellings, people.ANSWERED_BY, own)
        years = people.years(reader, person.spellings)
    return replace(
        person, years=tuple(years), answers=tuple(answers), answered_by=tuple(answered_by), is_known=True
    )


def entries_of(library: Library, person: Person, after: Entry | None, limit: int) -> list[Entry]:
    """Give the next of what somebody wrote, newest first."""
    with library.archive.reading() as reader:
        return people.entries_after(reader, person.spellings, after or people.NEWEST, limit=limit)


def conversation(library: Library, person: Person, partner: str) -> list[Entry]:
    """Give all that somebody and another one said to each other, newest first."""
    with library.archive.reading() as reader:
        others = names.authors_of(reader, names.names_of_person(reader, normal_name(partner)))
        return people.conversation(reader, person.spellings, others)


def written(library: Library, entries: Sequence[Entry]) -> list[Written]:
    """Give the beginnings of what was written."""
    with library.archive.reading() as reader:
        return people.written(reader, entries)


def names_like(library: Library, part: str) -> list[str]:
    """Give names in which a part of a name occurs."""
    with library.archive.reading() as reader:
        return names.authors_like(reader, part, MOST_LIKE)
