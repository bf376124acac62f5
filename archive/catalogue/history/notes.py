"""What the history says of an act: words of the program, which every language has, and behind them what a person wrote.

An act keeps its note in English, and as `said` how many of its first characters are the program's.
"""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from archive.sentences import in_language

UNDONE, AGAIN = "Undone: ", "Done again: "


def by_program(words: str, typed: str = "") -> dict[str, Any]:
    """Return the note of an act: words of the program, and what a person wrote after them."""
    return {"note": words + typed, "said": len(words)}


def of_undoing(act: Mapping[str, Any], typed: str = "", otherwise: str = "") -> dict[str, Any]:
    """Return the note of undoing an act, told by its metadata; `otherwise` stands for a note that it has not."""
    verb = AGAIN if act.get("undoes") else UNDONE
    note, said = str(act.get("note", "")), int(act.get("said", 0))
    before = len(verb_of(note)) if act.get("undoes") else 0
    note, said = note[before:], max(said - before, 0)
    if not note:
        note, said = otherwise, len(otherwise)
    return {"note": f"{verb}{note}" + (f" ({typed})" if typed else ""), "said": len(verb) + said}


def note_of(act: Mapping[str, Any]) -> str:
    """Return the note of an act, told by its metadata, in the language of the page; words of people as they are."""
    note, said = str(act.get("note", "")), int(act.get("said", 0))
    if not note and act.get("run"):
        told = {"source": act["told"] if act["intake"] == "bulk" else act["intake"], "run": act["run"]}
        return _("Taken in from %(source)s, in run %(run)s") % told
    if not note and act.get("intake"):
        return _("Taken in from %(source)s") % {"source": act["intake"]}
    verb = verb_of(note) if said else ""
    told = {UNDONE: _("Undone: "), AGAIN: _("Done again: "), "": ""}[verb]
    return told + in_language(note[len(verb) : said]) + note[said:]


def run_of_many(act: Mapping[str, Any]) -> str:
    """Return the run of intake that an act on more than one record is of, "" for any other and for an undoing."""
    return "" if act.get("records") == 1 or act.get("undoes") else str(act.get("run", ""))


def verb_of(note: str) -> str:
    """Return the words with which the note of an undoing begins, "" where it is none."""
    return next((verb for verb in (UNDONE, AGAIN) if note.startswith(verb)), "")
