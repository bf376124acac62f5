"""A register for `bench/pages.py`: statements with texts, people, places, topics, drawn by chance, always the same."""

import random
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Any

from archive.reading.models import GENESIS, Edition
from archive.text.when import from_edtf

PEOPLE, PLACES, TOPICS, PASSAGES = 400, 80, 40, 20
LONG = 40_000  # characters of the statement `long`
_BEGUN = datetime(2024, 1, 1, tzinfo=UTC)
_DETAILS: dict[str, dict[str, Any]] = {
    "statement": {"number": "", "form": "speech", "place": None, "publisher": None, "occasion": ""},
    "person": {"gender": ""},
    "place": {"form": "city", "within": None, "country": ""},
    "topic": {},
}
_EMPTY = ("identifiers", "participations", "tenures", "holders", "texts", "relations", "topics", "collections")


def content(key: str, kind: str, label: str, **more: Any) -> dict[str, Any]:
    """Return the content of an edition."""
    made: dict[str, Any] = {"schema": "chancery/1", "key": key, "kind": kind, "label": label, "stub": False}
    names = [{"text": label, "language": "en", "kind": "preferred"}]
    made |= {name: [] for name in _EMPTY} | {"when": None, "summary": "", "names": names}
    return made | {"details": _DETAILS[kind] | more.pop("details", {})} | more


def words(chance: random.Random, count: int) -> str:
    """Return words, a few of them often and most seldom, as in speech."""
    return " ".join(f"w{int(chance.paretovariate(0.7)) % 30_000}" for _number in range(count)).capitalize() + "."


def text(chance: random.Random, speakers: list[dict[str, str]], passages: int, length: int) -> dict[str, Any]:
    """Return a text of so many passages of so many words each, said by these by turns, who are mentioned in it, too."""
    received, rows, mentions = "", [], []
    for number in range(1, passages + 1):
        speaker = speakers[number % len(speakers)]
        label, start = f"{speaker['label']}:", len(received)
        said = f"{label} {words(chance, length)} {speakers[0]['label']} was there."
        received += said + "\n\n"
        end = start + len(said)
        told = {"entry": speaker, "name": speaker["label"], "status": "confirmed", "office": None, "why": ""}
        rows.append(
            {
                "anchor": f"p{number}", "number": number, "kind": "turn", "start": start, "end": end, "turn": number,
                "label": label, "label_start": start, "label_end": start + len(label), "speaker": told,
            }
        )  # fmt: skip
        at = end - len(speakers[0]["label"]) - len(" was there.")
        named = {"start": at, "end": end - len(" was there."), "words": speakers[0]["label"], "entry": speakers[0]}
        mentions.append(named | {"when": None, "status": "confirmed", "how": "by hand"})
    made = {"id": "en", "language": "en", "title": "", "standing": "transcript-official", "issued": None}
    made |= {"translation_of": None, "original_language": "", "source": None, "received": received, "passages": rows}
    return made | {"emendations": [], "mentions": mentions}


def reference(kind: str, number: int) -> dict[str, str]:
    """Return how editions refer to a person, place or topic."""
    return {"key": f"{kind}-{number}", "kind": kind, "label": f"The {kind} {number}"}


def contents(statements: int) -> Iterator[dict[str, Any]]:
    """Yield all entries, the statements last; the very last is `long`."""
    chance = random.Random(1)
    for kind, count in (("person", PEOPLE), ("place", PLACES), ("topic", TOPICS)):
        for number in range(count):
            one = reference(kind, number)
            yield content(one["key"], kind, one["label"])
    for number in range(statements):
        long = number == statements - 1
        speakers = [reference("person", min(PEOPLE - 1, int(chance.paretovariate(0.5)))) for _one in range(3)]
        day = (date(1990, 1, 1) + timedelta(chance.randrange(12_000))).isoformat()
        when = from_edtf(day)
        said = text(chance, speakers, LONG // 400 if long else PASSAGES, 60 if long else 25)
        yield content(
            "long" if long else f"statement-{number}",
            "statement",
            words(chance, 6),
            when={"words": day, "edtf": day, "earliest": str(when.earliest), "latest": str(when.latest)},
            participations=[
                {"role": "speaker", "entry": one, "named_as": one["label"], "office": None} for one in speakers
            ],
            topics=[reference("topic", chance.randrange(TOPICS))],
            texts=[said],
            details={"place": reference("place", chance.randrange(PLACES))},
        )


def write(statements: int) -> None:
    """Write the register, if it is empty."""
    if Edition.objects.using("default").exists():
        return
    previous, rows = GENESIS, []
    for number, one in enumerate(contents(statements), 1):
        edition = Edition(
            number=number, key=one["key"], kind=one["kind"], edition=1, act="publish", note="", content=one,
            published_at=_BEGUN + timedelta(seconds=number), previous=previous,
        )  # fmt: skip
        edition.digest = previous = edition.sealed()
        rows.append(edition)
        if len(rows) == 500:
            Edition.objects.using("default").bulk_create(rows)
            rows = []
    Edition.objects.using("default").bulk_create(rows)
