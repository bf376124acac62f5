"""Plain functions that make catalogue records; each test states only what it is about."""

from itertools import count
from typing import Any

from archive.catalogue import models
from archive.catalogue.models import Capture, Entry, Mention, Name, Office, Passage, Tenure, Text

numbers = count(1)


def make_entry(kind: str = "statement", /, name: str = "", **fields: Any) -> Any:
    """Return a saved record of a kind with one English name."""
    model = getattr(models, kind.title())
    key = fields.pop("key", f"{kind}-{next(numbers)}")
    record = model.objects.create(key=key, **fields)
    Name.objects.create(entry=record, text=name or f"The {kind} {key}", language="en")
    record.refresh_from_db()
    return record


def make_text(entry: Entry, received: str = "Thank you.\n\nWe met today.", **fields: Any) -> Text:
    """Return a text of `entry` with a passage for each paragraph of `received`."""
    capture = Capture.objects.create(content=f"{next(numbers)} {received}".encode())
    text = Text(entry=entry, received=received, language=fields.pop("language", "en"), capture=capture, **fields)
    text.identifier = text.free_identifier()
    text.save()
    start = 0
    for position, paragraph in enumerate(received.split("\n\n"), 1):
        end = start + len(paragraph)
        Passage.objects.create(
            text=text, position=position, number=position, anchor=f"p{position}", start=start, end=end
        )
        start = end + 2
    return text


def make_mention(text: Text, words: str, entry: Entry | None = None, **fields: Any) -> Mention:
    """Return a confirmed mention of `words` where they first stand in the text."""
    start = text.received.index(words)
    fields = {"status": Mention.Status.CONFIRMED, **fields}
    return Mention.objects.create(text=text, words=words, start=start, end=start + len(words), entry=entry, **fields)


def make_tenure(person: Entry, edtf: str, office: Office | None = None, title: str = "Minister") -> Tenure:
    """Return a tenure of a person, in a new office of a new organization unless one is given."""
    if office is None:
        organization = make_entry("organization")
        office = Office.objects.create(key=f"office-{next(numbers)}", title=title, organization=organization)
    return Tenure.objects.create(person=person, office=office, when_edtf=edtf)
