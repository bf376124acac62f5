"""Two language versions of an entry side by side, in the pairs that its edition holds."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from archive.reading.transcript import Passage, Turn, turns


@dataclass(frozen=True)
class Line:
    """A passage beside its counterpart; `speaker` where a turn begins with it."""

    passage: Passage
    speaker: dict[str, Any] | None


@dataclass(frozen=True)
class Versions:
    """Two texts, the place of each among the texts of the entry, and their rows: (lines here, lines there)."""

    texts: tuple[Mapping[str, Any], Mapping[str, Any]]
    rows: list[tuple[list[Line], list[Line]]]
    checked: bool


def others(content: Mapping[str, Any], text_id: str) -> list[Mapping[str, Any]]:
    """Return the texts of an entry that stand in pairs with one of them."""
    known = {one for pair in content.get("alignments", []) if text_id in pair["texts"] for one in pair["texts"]}
    return [text for text in content["texts"] if text["id"] in known - {text_id}]


def side_by_side(content: Mapping[str, Any], one: str, other: str) -> Versions | None:
    """Return two texts in pairs, the text `one` first; None where the edition holds no pairs of them."""
    found = next((row for row in content.get("alignments", []) if set(row["texts"]) == {one, other}), None)
    places = {text["id"]: place for place, text in enumerate(content["texts"])}
    if found is None or not {one, other} <= places.keys():
        return None
    first, second = (content["texts"][places[text_id]] for text_id in (one, other))
    here, there = lines(first, places[one]), lines(second, places[other])
    swapped = found["texts"][0] != one
    rows = []
    for pair in found["pairs"]:
        mine, theirs = reversed(pair) if swapped else pair
        rows.append(([here[name] for name in mine if name in here], [there[name] for name in theirs if name in there]))
    return Versions((first, second), rows, found["checked"])


def lines(text: Mapping[str, Any], position: int) -> dict[str, Line]:
    """Return the passages of a text by their anchors within it."""
    laid: list[Turn] = turns(dict(text), position)
    return {
        passage.about["anchor"]: Line(passage, turn.speaker if place == 0 else None)
        for turn in laid
        for place, passage in enumerate(turn.passages)
        if passage.id
    }
