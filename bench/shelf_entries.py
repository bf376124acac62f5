"""Entries as editions for the register that the index is measured on: authorities first, then what is said."""

import csv
import json
import random
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property
from pathlib import Path
from typing import Any

EMPTY = ("identifiers", "participations", "tenures", "holders", "texts", "relations", "topics", "collections")
_DAY = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?")
_YEARS_APART = 9  # between the days of one copy of the corpus and of the next
_PEOPLE, _TOPICS, _MEETINGS = 100_000, 400, 7_500
_STANDINGS = {"bundestag-wp20": "stenographic", "frus-tei": "document", "whitehouse": "transcript-official"}
_FORMS = {"news": "readout", "transcript": "press-conference", "debate-section": "debate", "sitting": "debate"}


@dataclass
class Held:
    """What the statements may name: references to the authorities of this register, by the order of their use."""

    name: str
    share: float
    people: dict[str, dict[str, Any]] = field(default_factory=dict)
    places: dict[str, dict[str, Any]] = field(default_factory=dict)
    organizations: list[dict[str, Any]] = field(default_factory=list)
    offices: list[dict[str, Any]] = field(default_factory=list)
    topics: list[dict[str, Any]] = field(default_factory=list)
    sources: dict[str, dict[str, Any]] = field(default_factory=dict)

    @cached_property
    def all_people(self) -> list[dict[str, Any]]:
        return list(self.people.values())

    @cached_property
    def all_places(self) -> list[dict[str, Any]]:
        return list(self.places.values())


def entry(key: str, kind: str, names: Iterable[tuple[str, str]], **more: Any) -> dict[str, Any]:
    """Return an edition's content; `names` are (words, language), the preferred one first."""
    texts = [{"text": text, "language": language, "kind": "preferred"} for text, language in names]
    content: dict[str, Any] = {"schema": "chancery/1", "key": key, "kind": kind, "label": texts[0]["text"]}
    content |= {"stub": False, "names": texts, "when": None, "summary": "", "details": {}}
    return content | {name: [] for name in EMPTY} | more


def ref(content: dict[str, Any]) -> dict[str, Any]:
    return {"key": content["key"], "kind": content["kind"], "label": content["label"]}


def common(chance: random.Random, among: list[Any]) -> Any:
    """Return one of `among`, those at its beginning far more often: so it is with all that people speak of."""
    return among[min(len(among) - 1, int(len(among) ** chance.random()) - 1)]


def names_of_people(corpora: Path, speakers: Iterable[str]) -> Iterator[list[tuple[str, str]]]:
    """Yield the names of people: those who speak, those of the lists, then some made of parts in two scripts."""
    folder, met = corpora / "people", set()
    listed = [*speakers]
    for path in ("un-general-debate/speakers.csv", "uk-parlparse/offices_named.csv"):
        with (folder / path).open(encoding="utf-8", newline="") as lines:
            listed += [row["name"] for row in csv.DictReader(lines)]
    for line in (folder / "us-pocom" / "persons.jsonl").read_text(encoding="utf-8").splitlines():
        person = json.loads(line)
        listed.append(f"{person['forename']} {person['surname']}")
    for name in listed:
        if name and name not in met:
            met.add(name)
            yield [(name, "en")]
    chance = random.Random(7)
    parts = [(language, list(pairs(folder, script))) for language, script in (("ru", "russian"), ("zh", "chinese"))]
    while True:
        language, known = chance.choice(parts)
        (first, first_there), (last, last_there) = chance.choice(known), chance.choice(known)
        joint = "·" if language == "zh" else " "
        yield [(f"{first} {last}".title(), "en"), (f"{first_there}{joint}{last_there}".title(), language)]


def pairs(folder: Path, script: str) -> Iterator[tuple[str, str]]:
    path = folder / "name-transliteration" / f"wd_{script}_20.tsv"
    for line in path.read_text(encoding="utf-8").splitlines():
        latin, there, *_times = line.split("\t")
        yield latin, there.replace(" ", "")


def authorities(shelf: Any, held: Held, corpora: Path, rows: Iterable[dict[str, Any]]) -> None:
    """Add the authorities of a register unless it has them, and let `held` know them."""
    speakers: dict[str, None] = {}
    places: dict[str, None] = {}
    sources: dict[str, None] = {}
    for record in rows:
        speakers |= dict.fromkeys(turn["speaker"] for turn in record["turns"] if turn["speaker"])
        places |= {record["place"]: None} if record["place"] else {}
        sources[record["source"]] = None
    made = [
        *_countries(held, corpora),
        *_places(held, places),
        *_rest(held, sources),
        *_people(held, corpora, speakers),
        *_meetings(held, corpora),
    ]
    if shelf.told("first_statement"):
        return
    for content in made:
        shelf.add(content["key"], content["kind"], content)
    shelf.note(first_statement=len(made) + 1)


def _countries(held: Held, corpora: Path) -> Iterator[dict[str, Any]]:
    with (corpora / "people/un-general-debate/speakers.csv").open(encoding="utf-8", newline="") as lines:
        found = {row["iso3"]: row["country"] for row in csv.DictReader(lines)}
    for number, (code, name) in enumerate(sorted(found.items())):
        two = f"{chr(65 + number // 26 % 26)}{chr(65 + number % 26)}"
        content = entry(f"place-{code.lower()}", "place", [(name, "en")], details={"form": "country", "country": two})
        held.places[name] = ref(content)
        yield content
        for words in ("Ministry of Foreign Affairs of {}", "Government of {}"):
            body = entry(f"body-{len(held.organizations)}", "organization", [(words.format(name), "en")])
            body["details"] = {"form": "ministry", "place": held.places[name]}
            held.organizations.append(ref(body))
            title = f"Minister for Foreign Affairs of {name}"
            held.offices.append({"key": f"office-{len(held.offices)}", "title": title, "names": []})
            yield body


def _places(held: Held, names: Iterable[str]) -> Iterator[dict[str, Any]]:
    countries, chance = list(held.places.values()), random.Random(5)
    for number, name in enumerate(names):
        within = common(chance, countries)
        content = entry(f"place-{number}", "place", [(name, "en")], details={"form": "city", "within": within})
        held.places[name] = ref(content)
        yield content


def _rest(held: Held, sources: Iterable[str]) -> Iterator[dict[str, Any]]:
    for number in range(_TOPICS):
        content = entry(f"topic-{number}", "topic", [(f"Subject matter {number}", "en")])
        held.topics.append(ref(content))
        yield content
    for name in sources:
        content = entry(f"collection-{name}", "collection", [(name, "en")])
        held.sources[name] = ref(content)
        yield content


def _people(held: Held, corpora: Path, speakers: Iterable[str]) -> Iterator[dict[str, Any]]:
    wanted = max(1000, int(_PEOPLE * held.share))
    for number, names in enumerate(names_of_people(corpora, speakers)):
        if number >= wanted:
            return
        content = entry(f"person-{number}", "person", names)
        office = held.offices[number % len(held.offices)]
        organization = held.organizations[number % len(held.organizations)]
        content["tenures"] = [{"office": office, "organization": organization, "when": None, "note": ""}]
        held.people[names[0][0]] = ref(content)
        yield content


def _meetings(held: Held, corpora: Path) -> Iterator[dict[str, Any]]:
    chance, people = random.Random(6), held.all_people
    lines = (corpora / "meetings" / "meetings.jsonl").read_text(encoding="utf-8").splitlines()
    for number, line in enumerate(lines[: max(100, int(_MEETINGS * held.share))]):
        told = json.loads(line)
        visitor = told.get("visitor") or told.get("president") or "A visitor"
        label = f"Visit of {visitor} to {told.get('place') or 'a place'}"
        parts = [_part("participant", common(chance, people)) for _ in range(3)]
        details = {"form": "visit", "status": "held", "place": common(chance, held.all_places)}
        content = entry(f"meeting-{number}", "meeting", [(label, "en")], participations=parts, details=details)
        content |= {"summary": told.get("description") or "", "when": when(told.get("start") or "", 0)}
        yield content


def _part(role: str, who: dict[str, Any]) -> dict[str, Any]:
    return {"role": role, "entry": who, "named_as": who["label"], "office": None}


def when(words: str, copy: int) -> dict[str, Any] | None:
    """Return a day, month or year of the corpus, so many copies later; None for what is no date."""
    met = _DAY.match(words)
    if not met:
        return None
    year = int(met[1]) + _YEARS_APART * copy
    if not met[2]:
        return {"words": str(year), "edtf": str(year), "earliest": f"{year}-01-01", "latest": f"{year}-12-31"}
    first = date(year, int(met[2]), min(28, int(met[3] or 1)))
    last = first if met[3] else first + timedelta(27)
    edtf = first.isoformat() if met[3] else f"{year}-{met[2]}"
    return {"words": "", "edtf": edtf, "earliest": first.isoformat(), "latest": last.isoformat()}


def statement(
    record: dict[str, Any], copy: int, number: int, held: Held, chance: random.Random
) -> tuple[str, str, dict[str, Any]]:
    """Return key, kind and content of a record of the corpus, with what such a record usually names."""
    kind = "document" if record["kind"] == "document" else "statement"
    key, label = f"{kind}-{number}", record["title"] or record.get("ref") or "Untitled"
    text, voices = _text(record, number, held, chance)
    parts = [_part("speaker", voice) for voice in voices]
    others = ("addressee", "signatory", "participant")
    parts += [_part(role, common(chance, held.all_people)) for role in others if chance.random() < 0.3]
    parts.append(_part("publisher", common(chance, held.organizations)))
    place = held.places.get(record["place"] or "") or common(chance, held.all_places)
    details = {"form": _FORMS.get(record["kind"], record["kind"]), "number": f"{number}/{copy}", "place": place}
    topics = {topic["key"]: topic for topic in (common(chance, held.topics) for _ in range(2))}
    more = {"participations": parts, "details": details, "texts": [text], "topics": list(topics.values())}
    more |= {"when": when(record["date"] or "", copy), "collections": [held.sources[record["source"]]]}
    return key, kind, entry(key, kind, [(label, record["lang"])], **more)


def _text(
    record: dict[str, Any], number: int, held: Held, chance: random.Random
) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    """Return a record's text, a passage a line, some with a mention; and who speaks in it, each once."""
    received, at, passages, mentions = [], 0, [], []
    voices: dict[str, dict[str, Any]] = {}
    for turn, said in enumerate(record["turns"], 1):
        name = said["speaker"] or "unknown"
        who = held.people.get(name)
        if who:
            voices[who["key"]] = who
        speaker = {"entry": who, "name": name, "office": common(chance, held.offices) if who else None}
        for line in filter(str.strip, said["text"].split("\n")):
            place = {"anchor": f"p{len(passages) + 1}", "number": len(passages) + 1, "kind": "paragraph"}
            span = {"start": at, "end": at + len(line), "turn": turn, "label": None, "speaker": speaker}
            passages.append(place | span)
            if chance.random() < 0.1:
                named = common(chance, (held.all_people, held.organizations, held.all_places)[at % 3])
                words = line.split(maxsplit=1)[0]
                start = at + line.index(words)
                span = {"start": start, "end": start + len(words), "words": words}
                mentions.append(span | {"entry": named, "when": None, "status": "confirmed", "how": "by rule"})
            received.append(line)
            at += len(line) + 1
    text = {"id": "t", "language": record["lang"], "title": record["title"] or "", "issued": None}
    text |= {"standing": _STANDINGS.get(record["source"], "transcript-official")}
    text |= {"source": {"address": f"https://{record['source']}.example/{number}"}}
    text |= {"received": "\n".join([*received, ""]), "passages": passages, "emendations": [], "mentions": mentions}
    return text, list(voices.values())
