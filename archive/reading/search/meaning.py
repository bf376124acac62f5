"""What words mean to the index: every way in which its languages would have written them down."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from tantivy import FieldType, Occur, Query

from archive.reading.search.ask import All, Days, Either, Node, Not, Terms, Words, wanted, wanted_terms
from archive.reading.search.days import OPEN_END, OPEN_START
from archive.reading.search.schema import ASIDE, CHARACTERS, FORMS, SAID
from archive.reading.search.store import SCHEMA, View, Written
from archive.text.lexemes import is_open, lexemes, spans, stems

_FIELDS = {"names": 6.0, "words": 1.0}
_OTHERS = {"others": 0.5}
_PASSAGES = {SAID: 1.0}
_OTHERS_OF_PASSAGES = {"passage_others": 0.5}
_ASIDE = {ASIDE: 1.0}
_MOST_FORMS = 300


# What holds words in their own language, and the field that tells in which.
_STEMMED = {"names": "analysed", "words": "analysed", SAID: "language"}
# In languages of more passages than this it is not looked whether what has a stem is in them: that would cost a tenth
# of the whole answer, and leave out next to nothing.
_TOO_MANY = 1_000_000


@dataclass(frozen=True)
class Sequence:
    """Lexemes one after another; `open`: the last is only how a lexeme must begin.

    `languages` are those that write the words so; none: as they were typed, in whatever language.
    """

    lexemes: tuple[str, ...]
    open: bool = False
    languages: tuple[str, ...] = ()


@lru_cache(maxsize=500)
def sequences(words: Words, languages: tuple[str, ...]) -> tuple[Sequence, ...]:
    """Return the lexemes that `words` may be in the index: as written, and as each language would stem them."""
    written = _sequence(words, "und")
    if written is None:
        return ()
    if words.open:
        return (written,)
    stemmed: dict[Sequence, list[str]] = {}
    for language in languages:
        if (each := _sequence(words, language)) and each != written:
            stemmed.setdefault(each, []).append(language)
    return (written, *(replace(each, languages=tuple(those)) for each, those in stemmed.items()))


def _sequence(words: Words, language: str) -> Sequence | None:
    found = lexemes(words.text, language)
    if not found:
        return None
    if not is_open(found[-1]):
        return Sequence(tuple(found), words.open)
    # The last character alone asks for whatever follows it; after its pair it says nothing new.
    paired = len(found) > 1 and len(found[-2]) == 2 and found[-2].endswith(found[-1])
    return Sequence(tuple(found[:-1])) if paired else Sequence(tuple(found), open=True)


def entries_query(node: Node, view: View, widened: bool) -> Query:
    """Return the query for the entries that `node` asks for; widened also by the names of what they name."""
    fields = {**_FIELDS, **_OTHERS} if widened else _FIELDS
    return _query(node, lambda words: _in_fields(words, view, fields), everything())


def quotes_query(node: Node, view: View, widened: bool) -> Query:
    """Return the query for the passages that hold all that `node` asks for; widened also by names of what they name."""
    fields = {**_PASSAGES, **_OTHERS_OF_PASSAGES} if widened else _PASSAGES
    return _query(node, lambda words: _in_passages(words, view, fields), everything("passage"))


def passages_query(node: Node, view: View, widened: bool) -> Query | None:
    """Return the query for passages that hold some of the words, mentions or days asked for; None when none is."""
    fields = {**_PASSAGES, **(_OTHERS_OF_PASSAGES if widened else {}), **_ASIDE}
    found = [_in_passages(words, view, fields) for words in wanted(node)]
    for field in ("cites", "said"):
        if terms := wanted_terms(node, field):
            found.append(Query.const_score_query(Query.term_set_query(SCHEMA, field, sorted(terms)), 0.5))
    return Query.boolean_query([(Occur.Should, query) for query in found]) if found else None


def others_query(node: Node, view: View, shape: str) -> Query | None:
    """Return the query for what names some of the words in another name of what it names; None where nothing does."""
    fields = _OTHERS_OF_PASSAGES if shape == "passage" else _OTHERS
    found = [each for words in wanted(node) for each in _sequences_in(words, view, shape, fields)]
    return either(found) if found else None


def _query(node: Node, of_words: Callable[[Words], Query], whole: Query) -> Query:
    if isinstance(node, Words):
        return of_words(node)
    if isinstance(node, Terms):
        return either(Query.term_set_query(SCHEMA, field, list(node.values)) for field in node.fields)
    if isinstance(node, Days):
        return days(node)
    if isinstance(node, Either):
        return Query.boolean_query([(Occur.Should, _query(part, of_words, whole)) for part in node.parts])
    parts = node.parts if isinstance(node, All) else (node,)
    clauses = [
        (Occur.MustNot, _query(part.part, of_words, whole))
        if isinstance(part, Not)
        else (Occur.Must, _query(part, of_words, whole))
        for part in parts
    ]
    if all(isinstance(part, Not) for part in parts):
        clauses.append((Occur.Must, whole))
    return Query.boolean_query(clauses)


def either(queries: Iterable[Query]) -> Query:
    """Return the query for what any of `queries` asks for; it adds nothing to ranks."""
    return Query.const_score_query(Query.boolean_query([(Occur.Should, query) for query in queries]), 0.0)


def days(asked: Days) -> Query:
    """Return the query for the entries whose days touch those asked for, or lie within them; undated ones do not."""
    first, last = (asked.first, asked.last) if asked.within else (OPEN_START, OPEN_END)
    earliest = Query.range_query(SCHEMA, "earliest", FieldType.Integer, first, asked.last)
    latest = Query.range_query(SCHEMA, "latest", FieldType.Integer, asked.first, last)
    return Query.const_score_query(Query.boolean_query([(Occur.Must, earliest), (Occur.Must, latest)]), 0.0)


def everything(shape: str = "entry") -> Query:
    """Return the query for all entries, or all passages; it adds nothing to their ranks."""
    return Query.const_score_query(Query.term_query(SCHEMA, "shape", shape), 0.0)


def _in_fields(words: Words, view: View, fields: dict[str, float]) -> Query:
    found = list(_sequences_in(words, view, "entry", fields))
    if words.open and (beginning := lexemes(words.text, "und")) and len(beginning) == 1:
        found.append(Query.regex_query(SCHEMA, FORMS, f"{beginning[0]}.*"))
    return Query.disjunction_max_query(found, 0.1) if found else Query.empty_query()


def _in_passages(words: Words, view: View, fields: dict[str, float]) -> Query:
    found = list(_sequences_in(words, view, "passage", fields))
    if begun := _begun(words, view):
        found += [Query.term_set_query(SCHEMA, field, begun) for field in (SAID, ASIDE) if field in fields]
    return found[0] if len(found) == 1 else Query.boolean_query([(Occur.Should, query) for query in found])


def _sequences_in(words: Words, view: View, shape: str, fields: dict[str, float]) -> Iterator[Query]:
    """Yield what asks for words in each of the fields that have them; what an index does not hold costs it nothing."""
    searcher = view.of(shape)
    for sequence in sequences(words, view.languages):
        whole = sequence.lexemes[:-1] if sequence.open else sequence.lexemes
        for field, boost in fields.items():
            if all(searcher.doc_freq(field, lexeme) for lexeme in whole):
                query = _in_language(_in_field(field, sequence), field, sequence, view.written[shape])
                yield query if boost == 1.0 else Query.boost_query(query, boost)


def _in_language(query: Query, field: str, sequence: Sequence, written: Written) -> Query:
    """Return `query` for what is written in a language that has such stems: "put" is Putin in Catalan only."""
    codes = {code: times for language in sequence.languages for code, times in written.get(language, {}).items()}
    if not sequence.languages or field not in _STEMMED or sum(codes.values()) > _TOO_MANY:
        return query
    within = either(Query.term_query(SCHEMA, _STEMMED[field], code) for code in codes)
    return Query.boolean_query([(Occur.Must, query), (Occur.Must, within)])


def _begun(words: Words, view: View) -> list[str]:
    """Return the lexemes of the words in the index that begin as `words` do, when they are one beginning*."""
    beginning = lexemes(words.text, "und") if words.open else []
    if len(beginning) != 1:
        return []
    forms = [form for form, _times in view.searcher.terms_with_prefix(FORMS, beginning[0], limit=_MOST_FORMS)]
    return list({stem for language in view.languages for stem in stems(forms, language)})


def _in_field(field: str, sequence: Sequence) -> Query:
    # Lexemes are letters and digits only: no sign in them means anything to a regular expression.
    found = list(sequence.lexemes)
    if sequence.open:
        if len(found) == 1 and field in CHARACTERS and is_open(found[0]):
            return Query.term_query(SCHEMA, CHARACTERS[field], found[0])
        found[-1] += ".*"
        if len(found) == 1:
            return Query.regex_query(SCHEMA, field, found[0])
        return Query.regex_phrase_query(SCHEMA, field, list(found))
    if len(found) == 1:
        return Query.term_query(SCHEMA, field, found[0])
    return Query.phrase_query(SCHEMA, field, list(found))


def marks(text: str, language: str, node: Node | None) -> list[tuple[int, int]]:
    """Return the places [start, end) of `text` where what was asked for stands: in order, none touching another."""
    written = spans(text, "und")
    stemmed = stems([form for form, _start, _end in written], language)
    stands = [(stem, *each) for stem, each in zip(stemmed, written, strict=True)]
    asked = [sequence for words in wanted(node) for sequence in sequences(words, (language,))]
    places = [
        place
        for sequence in asked
        for start in _starts(stands, sequence)
        if (place := _stands_at(stands, start, sequence))
    ]
    merged: list[tuple[int, int]] = []
    for begin, end in sorted(places):
        if merged and begin <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((begin, end))
    return merged


def _starts(stands: list[tuple[str, str, int, int]], sequence: Sequence) -> list[int]:
    """Return where `sequence` may stand, by its first lexeme and its length."""
    first, room = sequence.lexemes[0], len(stands) - len(sequence.lexemes) + 1
    if sequence.open and len(sequence.lexemes) == 1:
        return list(range(room))
    return [place for place, (stem, form, _s, _e) in enumerate(stands[: max(0, room)]) if first in (stem, form)]


def _stands_at(stands: list[tuple[str, str, int, int]], start: int, sequence: Sequence) -> tuple[int, int] | None:
    """Return the place of `sequence` if it stands at `start`: stemmed or as written, word by word."""
    *first, last = sequence.lexemes
    if any(lexeme not in stands[start + place][:2] for place, lexeme in enumerate(first)):
        return None
    stem, form, begins, ends = stands[start + len(first)]
    if not (form.startswith(last) or stem.startswith(last) if sequence.open else last in (stem, form)):
        return None
    return stands[start][2], begins + 1 if is_open(last) else ends
