"""Weighed rows are written: many at once, and where the database refuses one it is found and the others are kept."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from copy import copy
from typing import Any

from django.db import DataError, Error, IntegrityError, InternalError, NotSupportedError, transaction
from django.utils import timezone

from archive.catalogue.models import Name, Passage, Text
from archive.text.names import fold

from ..text_desk.speakers import CONFIRMED, add_speakers
from .columns import Lists
from .nouns import Noun
from .weighing import CHANGED, NEW, REFUSED, Weighed

UNFIT = (IntegrityError, DataError, InternalError, NotSupportedError)
FOLLOWING = ("when_earliest", "when_latest", "folded", "changed_at")  # columns that follow from others
AT_ONCE = 200


def write(noun: Noun, weighed: Sequence[Weighed]) -> None:
    """Write what is new or changed; a row that the database refuses is told so and nothing of it is kept."""
    rows = [one for one in weighed if one.outcome in (NEW, CHANGED)]
    if not rows:
        return
    try:
        with transaction.atomic():
            write_all(noun, rows)
    except UNFIT as error:
        if len(rows) == 1:
            rows[0].outcome, rows[0].reason, rows[0].changes = REFUSED, in_words(error), []
            return
        half = len(rows) // 2
        write(noun, rows[:half])
        write(noun, rows[half:])


def write_all(noun: Noun, rows: Sequence[Weighed]) -> None:
    """Write rows; raise what the database raises."""
    # Copies: what is half written and taken back leaves no trace in the rows, which are then tried anew.
    records = {id(one): copy(one.after.record) for one in rows}
    for one in rows:
        if one.outcome == NEW:
            records[id(one)].save(force_insert=not noun.is_entry)
    update(noun, [(one, records[id(one)]) for one in rows if one.outcome == CHANGED])
    if noun.model is Passage:
        enter_speakers([one.after.record for one in rows if one.after.record.speaker_status == CONFIRMED])
    if noun.is_entry:
        pairs = [(one, records[id(one)]) for one in rows]
        write_names(pairs)
        for column in noun.columns.values():
            if isinstance(column, Lists):
                write_list(column, pairs)


def enter_speakers(passages: Iterable[Passage]) -> None:
    """Let who is confirmed as the speaker of passages be among those who take part, as at the text desk."""
    by_text: dict[int, list[int]] = defaultdict(list)
    for passage in passages:
        by_text[passage.text_id].append(passage.pk)
    texts = Text.objects.filter(pk__in=by_text).select_related("entry").defer("received").order_by("pk")
    for text in texts:
        add_speakers(text, text.passages.filter(pk__in=by_text[text.pk]))


def update(noun: Noun, pairs: Sequence[tuple[Weighed, Any]]) -> None:
    """Write the columns that changed in some row, one statement for many rows."""
    changed = {name for one, _ in pairs for name, _, _ in one.changes}
    own = [column.field for name, column in noun.columns.items() if name in changed and not isinstance(column, Lists)]
    names = {field.name for field in own}
    fields = {field.name for field in noun.model._meta.concrete_fields}
    records = [record for _, record in pairs]
    if "changed_at" in fields:
        for record in records:
            record.changed_at = timezone.now()
    names |= {name for name in FOLLOWING if name in fields}
    if records and names:
        noun.model._default_manager.bulk_update(records, sorted(names), batch_size=AT_ONCE)


def write_names(pairs: Iterable[tuple[Weighed, Any]]) -> None:
    """Write the preferred names that changed: of an entry at most one a language."""
    pairs = [(one, record) for one, record in pairs if one.before is None or one.before.names != one.after.names]
    there = Name.objects.filter(entry__in=[record.pk for _, record in pairs], kind=Name.Kind.PREFERRED)
    named = {(name.entry_id, name.language): name for name in there}
    gone, kept, fresh = [], [], []
    for one, record in pairs:
        wanted = one.after.names
        was = one.before.names if one.before else {}
        gone += [named[record.pk, tag].pk for tag in was if tag not in wanted and (record.pk, tag) in named]
        for tag, text in wanted.items():
            name = named.get((record.pk, tag)) or Name(entry_id=record.pk, language=tag)
            if name.text != text:
                name.text, name.folded = text, fold(text)[:500]
                (kept if name.pk else fresh).append(name)
    if gone:
        Name.objects.filter(pk__in=gone).delete()
    Name.objects.bulk_update(kept, ["text", "folded"], batch_size=AT_ONCE)
    Name.objects.bulk_create(fresh)


def write_list(column: Lists, pairs: Iterable[tuple[Weighed, Any]]) -> None:
    """Write what entries are newly listed with, and take out what they are not."""
    through = column.field.remote_field.through
    mine, other = column.field.m2m_field_name(), column.field.m2m_reverse_field_name()
    fresh = []
    for one, record in pairs:
        was = set((one.before.lists if one.before else {}).get(column.name, {}).values())
        now = set(one.after.lists.get(column.name, {}).values())
        fresh += [through(**{f"{mine}_id": record.pk, f"{other}_id": pk}) for pk in sorted(now - was)]
        if was - now:
            through.objects.filter(**{mine: record.pk, f"{other}__in": was - now}).delete()
    through.objects.bulk_create(fresh)


def in_words(error: Error) -> str:
    """Return what the database refused, and for which values."""
    about = getattr(error.__cause__, "diag", None)
    detail = (about.message_detail or "") if about is not None else ""
    return f"the catalogue refuses it (“{str(error).splitlines()[0]}{'. ' + detail if detail else ''}”)"
