"""The passages that an answer points to, taken from the register, with the words that were asked for marked."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from archive.reading.records import Record
from archive.reading.search.answers import Answer, Hit
from archive.reading.search.ask import Node
from archive.reading.search.meaning import marks

# Characters of a passage shown in a list, and those before the first mark.
SHOWN, BEFORE = 320, 90


@dataclass(frozen=True)
class Excerpt:
    """Some words of a passage as HTML, their language, and where the passage is."""

    words: SafeString
    language: str
    number: str
    address: str


def excerpts(answer: Answer, records: Mapping[str, Record], node: Node | None) -> dict[str, list[Excerpt]]:
    """Return the best passages of the entries found, by key; `records` hold the texts of those that have any."""
    hits = [hit for hit in answer.hits if hit.passages and hit.key in records]
    return {hit.key: list(_of(hit, records[hit.key], node, answer)) for hit in hits}


def _of(hit: Hit, record: Record, node: Node | None, answer: Answer) -> Iterable[Excerpt]:
    by_id = {text["id"]: text for text in record.texts or ()}
    for found in hit.passages:
        text = by_id.get(found.text, {"passages": []})
        for passage in text["passages"]:
            if passage["anchor"] == found.anchor:
                words = text["received"][passage["start"] : passage["end"]]
                places = marks(words, text["language"], node, answer.languages)
                number = str(passage.get("number") or "¶")
                yield Excerpt(marked(words, places), text["language"], number, record.passage(found.text, found.anchor))


def marked(words: str, places: list[tuple[int, int]]) -> SafeString:
    """Return words as HTML with `places` marked; of many words, those about the first place."""
    first = max(0, places[0][0] - BEFORE) if places else 0
    if first:
        first = words.find(" ", first, first + BEFORE // 2) + 1 or first
    last = min(len(words), first + SHOWN)
    pieces, at = [], first
    for start, end in places:
        if end > last:
            break
        pieces += [(words[at:start], words[start:end])]
        at = end
    body = format_html_join("", "{}<mark>{}</mark>", pieces)
    return format_html("{}{}{}{}", "… " if first else "", body, words[at:last], " …" if last < len(words) else "")
