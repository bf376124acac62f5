"""New drafts written by COPY: entries, names, captures, texts, passages, suggestions, speakers."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import count

from archive.catalogue.models import Capture, Entry, Mention, Name, Participation, Passage, Text
from archive.intake.arrivals import Arrival, readable
from archive.intake.copying import as_json, copy_into, new_keys
from archive.intake.drafts import LONGEST_NAME
from archive.intake.resolving import Meant, Placed, meant_by, placed
from archive.intake.rows import PassageRow
from archive.text.names import fold

WHEN = ("when_words", "when_edtf", "when_earliest", "when_latest")
Row = tuple[int, Arrival, Placed]  # the entry's primary key, what arrived, where its statements go


def write(batch: Sequence[Arrival]) -> None:
    """Write new entries with all that belongs to them, in a fixed number of queries however many they are."""
    if not batch:
        return
    meant = meant_by(arrival.record for arrival in batch)
    keys = [pk for (pk,) in new_keys(len(batch), Entry)]
    rows = [
        (pk, arrival, placed(arrival.record, meant, arrival.shared)) for pk, arrival in zip(keys, batch, strict=True)
    ]
    write_entries(rows)
    write_words(rows, meant)


def write_entries(rows: Sequence[Row]) -> None:
    """Write entries as what they are, each with its title as its name."""
    copy_into(
        Entry,
        ("id", "key", "kind", "label", "remarks", *WHEN),
        ((pk, a.key, to.model._meta.model_name, title_of(a), to.remarks, *a.record.when) for pk, a, to in rows),
    )
    for model in {to.model for _, _, to in rows}:
        own = ((pk, to.number, to.form, to.place, to.publisher) for pk, _, to in rows if to.model is model)
        copy_into(model, ("entry_ptr", "number", "form", "place", "publisher"), own)
    titles = ((pk, title_of(a), a.record.language, fold(title_of(a))[:LONGEST_NAME]) for pk, a, _ in rows)
    copy_into(Name, ("entry", "text", "language", "folded"), titles)


def title_of(arrival: Arrival) -> str:
    """Return the title as a name, or the key where the source has none."""
    return (arrival.record.title or arrival.key)[:LONGEST_NAME]


def write_words(rows: Sequence[Row], meant: Meant) -> None:
    """Write the captures, texts, passages, suggestions and speakers of entries that are there."""
    captures = keep_captures(rows)
    texts = [pk for (pk,) in new_keys(len(rows), Text)]
    copy_into(
        Text,
        ("id", "entry", "identifier", "language", "title", "standing", "capture", "received", "pages", *WHEN),
        (
            (text, entry, a.record.language, a.record.language, a.record.title[:1000], to.standing,
             captures[a.sha256], a.record.text, as_json(list(a.record.pages)), *a.record.issued)
            for text, (entry, a, to) in zip(texts, rows, strict=True)
        ),
    )  # fmt: skip
    arrivals = [arrival for _, arrival, _ in rows]
    copy_into(Passage, (*PassageRow._fields, "speaker", "text"), passage_rows(texts, arrivals, meant))
    copy_into(Mention, MENTION, mention_rows(texts, arrivals, meant))
    copy_into(Participation, ("entry", "participant", "role", "named_as", "position"), speaker_rows(rows, meant))


def keep_captures(rows: Sequence[Row]) -> Mapping[str, int]:
    """Return the primary key of each source's capture by digest; those not held yet are written now."""
    held = dict(
        Capture.objects.filter(sha256__in={a.sha256 for _, a, _ in rows}).order_by().values_list("sha256", "pk")
    )
    new = {a.sha256: (a, to) for _, a, to in rows if a.sha256 not in held}
    if new:
        keys = [pk for (pk,) in new_keys(len(new), Capture)]
        held |= zip(new, keys, strict=True)
        copy_into(
            Capture,
            ("id", "content", "sha256", "size", "filename", "media_type", "encoding", "address"),
            (
                (held[digest], a.data, digest, len(a.data), readable(a.source).rsplit("/", 1)[-1][-300:],
                 a.record.media_type, a.record.encoding, to.address)
                for digest, (a, to) in new.items()
            ),
        )  # fmt: skip
    return held


def passage_rows(texts: Sequence[int], arrivals: Sequence[Arrival], meant: Meant) -> Iterator[tuple[object, ...]]:
    """Yield the passages of all texts, each with the entry that its speaker's name belongs to, where it is one."""
    for text, arrival in zip(texts, arrivals, strict=True):
        people = meant.speakers(arrival.record)
        for passage in arrival.record.passages:
            person, why = people.get(passage.turn or 0, (None, ""))
            yield (*(passage._replace(speaker_why=why) if why else passage), person, text)


MENTION = ("text", "start", "end", "words", "how", "status", "entry", "readings", "title", *WHEN)


def mention_rows(texts: Sequence[int], arrivals: Sequence[Arrival], meant: Meant) -> Iterator[tuple[object, ...]]:
    """Yield the suggestions of all texts: a row a date or a title, and one for every entry that is named."""
    for text, arrival in zip(texts, arrivals, strict=True):
        for one in meant.suggestions(arrival.record, arrival.by_rule):
            row = one.row
            span = (text, row.start, row.end, row.words, one.how, one.status)
            yield (*span, one.entry, as_json(list(row.readings)), row.title, *row.when)


def speaker_rows(rows: Sequence[Row], meant: Meant) -> Iterator[tuple[object, ...]]:
    """Yield the known speakers of each entry once, as first named there, in the order of speaking."""
    for entry, arrival, _ in rows:
        seen: set[int] = set()
        position = count(1)
        people = meant.speakers(arrival.record)
        for speaker in arrival.record.speakers:
            person, _why = people.get(speaker.turn, (None, ""))
            if person and person not in seen:
                seen.add(person)
                yield (entry, person, Participation.Role.SPEAKER.value, speaker.name, next(position))
