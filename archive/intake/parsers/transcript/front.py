"""The block of "key: value" lines between two rules that some saved texts begin with (YAML front matter)."""

import json
import re
from collections.abc import Sequence

from archive.intake.parsers.transcript.lines import Line

LONGEST = 60  # lines
_FIELD = re.compile(r"(?P<key>[A-Za-z_][\w-]{0,40})\s*:\s?(?P<value>.*)")


def front_matter(lines: Sequence[Line]) -> tuple[int, dict[str, str]]:
    """Return how many lines the block takes (0 where there is none) and its values by lower-case key."""
    if not lines or lines[0].words != "---":
        return 0, {}
    for at, line in enumerate(lines[1:LONGEST], start=1):
        if line.words == "---":
            values = _fields(lines[1:at])
            return (at + 1, values) if values else (0, {})
    return 0, {}


def _fields(lines: Sequence[Line]) -> dict[str, str]:
    """Return the plain values; a value may go on over several lines; lists and nested values are not read."""
    values: dict[str, str] = {}
    key = ""
    for line in lines:
        match = _FIELD.fullmatch(line.words)
        if match and not _open(values.get(key, "")):
            key = match["key"].lower()
            values[key] = match["value"].strip()
        elif key and line.words:
            values[key] = _joined(values[key], line.words)
    return {name: _unquoted(value) for name, value in values.items()}


def _open(value: str) -> bool:
    """Tell whether a quotation begun in `value` has not ended yet."""
    return value[:1] in ("'", '"') and (len(value) < 2 or value[-1] != value[0] or value.endswith('\\"'))


def _joined(value: str, more: str) -> str:
    """Return a value and its next line; a backslash at the end joins them without a space."""
    if value.endswith("\\"):
        return value[:-1] + more.removeprefix("\\")
    return f"{value} {more}"


def _unquoted(value: str) -> str:
    if value[:1] == "'" == value[-1:] and len(value) > 1:
        return value[1:-1].replace("''", "'")
    if value[:1] == '"' == value[-1:] and len(value) > 1:
        try:
            # YAML's quoted values are JSON's, with a few escapes more.
            return str(json.loads(value.replace("\\_", "\u00a0").replace("\\ ", " ")))
        except ValueError:
            return value[1:-1]
    return value
