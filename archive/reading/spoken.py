"""Who says each passage of a text: as it is said of the passage, of its turn, or of the whole by its only speaker."""

from collections.abc import Mapping, Sequence
from typing import Any

VOICES = ("speaker", "author")


def speakers(text: Mapping[str, Any], participations: Sequence[Mapping[str, Any]]) -> list[Mapping[str, Any] | None]:
    """Return for each passage of a text {"entry", "name", …} of who says it, None where nobody is known to.

    Where no passage has a speaker, the only speaker or author of the entry says them all.
    """
    of_turns = {
        each["turn"]: each["speaker"] for each in reversed(text["passages"]) if each["turn"] and each["speaker"]
    }
    if not of_turns and not any(each["speaker"] for each in text["passages"]):
        voices = [part for part in participations if part["role"] in VOICES]
        named = [{"entry": one["entry"], "name": one["named_as"] or one["entry"]["label"]} for one in voices]
        return [named[0] if len(named) == 1 else None for _passage in text["passages"]]
    return [each["speaker"] or of_turns.get(each["turn"]) for each in text["passages"]]
