"""Tables are written out: all rows of a noun, or those that were chosen, some at a time."""

from collections.abc import Iterable, Iterator, Sequence

from archive.catalogue.models import Name

from .nouns import ROW, Noun

AT_ONCE = 1_000  # rows


def headings(noun: Noun, languages: Sequence[str]) -> list[str]:
    """Return the headings of a table: what a row is known by first."""
    own = list(noun.names)
    if noun.is_entry:
        own[1:1] = [f"name_{tag}" for tag in languages]
    return [ROW, *own] if noun.numbered else own


def languages_of(noun: Noun, pks: Iterable[int] | None) -> list[str]:
    """Return the languages in which rows have preferred names, the commonest ones of the house first."""
    if not noun.is_entry:
        return []
    named = Name.objects.filter(kind=Name.Kind.PREFERRED, entry__kind=noun.model.__name__.lower())
    if pks is not None:
        named = named.filter(entry__in=list(pks))
    tags = set(named.order_by().values_list("language", flat=True).distinct())
    first = {tag: place for place, tag in enumerate(("en", "ru", "zh"))}
    return sorted(tags, key=lambda tag: (first.get(tag, len(first)), tag))


def written_rows(noun: Noun, pks: Sequence[int] | None = None) -> Iterator[list[str]]:
    """Yield the headings and the rows; every thousand rows take the same few queries."""
    names = headings(noun, languages_of(noun, pks))
    yield names
    columns = [noun.called(name) if name != ROW else None for name in names]
    rows = noun.rows() if pks is None else noun.rows().filter(pk__in=pks)
    after = 0
    while some := list(rows.filter(pk__gt=after)[:AT_ONCE]):
        for record in some:
            held = noun.held(record)
            yield [str(record.pk) if column is None else column.say(held) for column in columns]
        after = some[-1].pk
