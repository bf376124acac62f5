"""What an edition of an entry holds: the catalogue's record made whole and complete in itself (schema chancery/1)."""

from typing import Any

from archive.catalogue.models import Capture, Emendation, Entry, Text
from archive.text.aligned import mend

from .details import details_of, holders_of, tenures_of
from .gathering import Gathered, gather
from .passages import passages_of
from .shapes import day, when_of

SCHEMA = "chancery/1"


def content_of(entry: Entry, gathered: Gathered | None = None) -> dict[str, Any]:
    """Return the content of an edition of `entry`, as described in docs/data.md.

    `gathered` holds what a batch of entries has in common; without it the entry is gathered alone. An entry
    that is not public is never named by its key: only by the words by which it is named in the source.
    """
    gathered = gathered or gather([entry.key])
    entry = gathered.entries[entry.key]
    record = gathered.records[entry.key]
    return {
        "schema": SCHEMA,
        "key": entry.key,
        "kind": entry.kind,
        "label": entry.label,
        "stub": entry.stub,
        "names": [{"text": n.text, "language": n.language, "kind": n.kind} for n in entry.its_names],
        "identifiers": [{"scheme": i.scheme, "value": i.value} for i in entry.its_identifiers],
        "when": when_of(entry),
        "summary": entry.summary,
        "details": details_of(record, gathered),
        "participations": participations_of(entry, gathered),
        "tenures": tenures_of(record, gathered),
        "holders": holders_of(record, gathered),
        "texts": [text_of(text, gathered) for text in entry.its_texts],
        "alignments": alignments_of(entry, gathered),
        "relations": relations_of(entry, gathered),
        "topics": gathered.references(entry.its_topics),
        "collections": gathered.references(entry.its_collections),
        **({"attachments": files} if (files := attachments_of(entry)) else {}),
    }


def attachments_of(entry: Entry) -> list[dict[str, Any]]:
    """Return the files of an entry that are not withheld, each known by its digest."""
    fields = ("kind", "title", "language", "sha256", "size", "media_type", "filename")
    return [
        {name: getattr(one, name) for name in fields} | {"arrived": day(one.arrived_at.date())}
        for one in entry.its_attachments
        if not one.withheld
    ]


def participations_of(entry: Entry, gathered: Gathered) -> list[dict[str, Any]]:
    """Return who took part: by key where public, else in the source's words, else not at all."""
    shown = []
    for one in gathered.participations.get(entry.pk, []):
        known = gathered.reference(gathered.pointed.get(one.participant_id))
        reference = known or ({"label": one.named_as} if one.named_as else None)
        if reference:
            office = gathered.office(gathered.offices.get(one.office_id)) if known else None
            shown.append({"role": one.role, "entry": reference, "named_as": one.named_as, "office": office})
    return shown


def relations_of(entry: Entry, gathered: Gathered) -> list[dict[str, Any]]:
    """Return the relations to entries that are public."""
    pairs = [(one, gathered.reference(one.object)) for one in entry.its_relations]
    return [{"type": one.type, "entry": reference, "note": one.note} for one, reference in pairs if reference]


def text_of(text: Text, gathered: Gathered) -> dict[str, Any]:
    """Return one language version with its passages, its apparatus and what it names."""
    return {
        "id": text.identifier,
        "language": text.language,
        "title": text.title,
        "standing": text.standing,
        "issued": when_of(text),
        "original_language": text.original_language,
        "translation_of": text.translation_of.identifier if text.translation_of else None,
        "source": source_of(text.capture),
        "received": text.received,
        **({"pages": text.pages} if text.pages else {}),
        "passages": passages_of(text, gathered),
        "emendations": [emendation_of(emendation) for emendation in text.its_emendations],
        "mentions": [
            shown for row in gathered.mentions.get(text.pk, []) if (shown := mention_of(row, gathered)) is not None
        ],
    }


def alignments_of(entry: Entry, gathered: Gathered) -> list[dict[str, Any]]:
    """Return which passages of two versions say the same, each passage once, as the texts stand now."""
    texts = {text.pk: text for text in entry.its_texts}
    anchors = {pk: [row.anchor for row in gathered.passages.get(pk, [])] for pk in texts}
    return [
        {
            "texts": [texts[one.text_id].identifier, texts[one.other_id].identifier],
            "pairs": [list(pair) for pair in mend(one.pairs, anchors[one.text_id], anchors[one.other_id])],
            "checked": one.checked,
        }
        for text in texts.values()
        for one in text.its_alignments
        if one.other_id in texts
    ]


def source_of(capture: Capture | None) -> dict[str, Any] | None:
    """Return where the words come from, without the bytes themselves."""
    if capture is None:
        return None
    return {
        "address": capture.address,
        "sha256": capture.sha256,
        "retrieved": day(capture.retrieved),
        "media_type": capture.media_type,
        "size": capture.size,
        "filename": capture.filename,
        "encoding": capture.encoding,
        "damaged": capture.damaged,
    }


def emendation_of(emendation: Emendation) -> dict[str, Any]:
    """Return a proposed reading with its reason."""
    fields = ("start", "end", "received", "proposed", "edtf", "why", "by")
    return {name: getattr(emendation, name) for name in fields}


def mention_of(row: Any, gathered: Gathered) -> dict[str, Any] | None:
    """Return a confirmed mention of a date or of a public entry; None for one of an entry that is not public."""
    reference, when = gathered.reference(gathered.pointed.get(row.entry_id)), when_of(row)
    if reference is None and when is None:
        return None
    return {
        "start": row.start,
        "end": row.end,
        "words": row.words,
        "entry": reference,
        "when": when,
        "status": row.status,
        "how": row.how,
    }
