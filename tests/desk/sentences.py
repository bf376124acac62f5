"""What the rooms without languages say to curators: their sentences as the catalogues of languages have them."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from django.conf import settings

from archive.text.when.edtf import EXPECTED
from archive.text.when.points import MONTHS
from archive.text.when.weekdays import NAMES as WEEKDAYS

ARCHIVE = Path(settings.BASE_DIR) / "archive"
ROOMS = (
    "intake",
    "text/when",
    "text/aligned.py",
    "text/identifiers.py",
    "text/known_names.py",
    "catalogue/admin/aligning/pages.py",
    "catalogue/admin/tables",
    "catalogue/admin/text_desk/acts.py",
    "catalogue/admin/text_desk/titles.py",
    "files/arriving.py",
    "files/bucket.py",
    "publishing/embargoes.py",
)
SILENT = ("commands/", "transcript/offices.py", "when/tables/", "when/showing.py", "when/spoken.py", "tables/nouns.py",
          "tables/forms.py", "intake/report.py", "web/content.py", "transcript/readings.py")  # fmt: skip
# Whose arguments are said to curators, and which variables hold what is; constants may.
SAYING = frozenset(
    "Refused NotUnpacked ArchiveError SwellsError Conflict LoadError RefusedRecord Refusal Trouble Outcome RecordsError WhenError "
    "Unreachable Wrong Weighed TooLong NoSuchMove Reading Speaker ValueError refuse became wrong append too_large __init__ by_program of_undoing".split()
)
HOLDING = frozenset(
    "likely plain why message reason subject told kinds named how when what said relative work remarks freed".split()
)
CONSTANTS = frozenset(
    "MAGIC _CALLED _LEFT _TYPES REMOVED DIED BY_RULE TITLE EXACT SAID EXPECTED AFTER_SPEAKING BEFORE_SPEAKING FAILED "
    "CHANGED MOVES ACTS".split()
)
# What is said by one word, or by a value.
SHORT = (
    "name", "date", "office", "by hand", "is {state}", "{column} emptied", "Saved.", "It is",
    "“{mention}” confirmed.", "“{mention}” rejected.", "{mentions} confirmed.", "{mentions} rejected.",
    "new", "changed", "unchanged", "refused", "taken", "asked for at the desk",
    "statements", "documents", "meetings", "people", "organizations", "places", "topics", "collections", "offices",
    "names", "identifiers", "participations", "tenures", "relations", "texts", "passages", "office names",
    "office identifiers", "attachments", "captures", "record", "statement", "document", "meeting", "person",
    "organization", "place", "topic", "collection", "capture", "text", "person or organization",
    "heading", "number", "salutation", "turn", "paragraph", "stage",
    "Ensure this value has at most {limit} characters (it has {length}).",
    "{key} is under embargo until {moment} UTC.", "{key} has no name: give it at least one preferred name.",
    "The embargo lifted.", "A new {kind}: “{name}”.", "All as it was on {moment} (UTC)",
    "A part as it was on {moment} (UTC)", "a table (CSV)", "a string", "a list", "not JSON ({msg})", "a program", "label", "Put right by a curator.",
    "Signed “{signed}”.", "“{name}”", "“{row}” or “{known_by}”", EXPECTED, *MONTHS[1:], *WEEKDAYS,
)  # fmt: skip
BUILT_IN = frozenset("len str type max min round".split())


def sentences() -> dict[str, str]:
    """Return every sentence with the file that says it; what changes in it stands in braces."""
    found = dict.fromkeys(SHORT, "short")
    for room in ROOMS:
        place = ARCHIVE / room
        for path in sorted(place.rglob("*.py")) if place.is_dir() else [place]:
            if not any(part in str(path) for part in SILENT):
                found |= dict.fromkeys(filter(is_said, said_in(ast.parse(path.read_text("utf-8")))), path.name)
    return found


def is_said(words: str) -> bool:
    """Return whether these are words for people: two of them at least beside what stands in braces."""
    bare = re.sub(r"\{[^{}]*\}", "·", words)
    return bool(re.search(r"[A-Za-z]{2,}[^\w-]* [^A-Za-z]*[a-z]{2,}", bare)) and not re.search(r"[\\|%\n]|\(\?", bare)


def said_in(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and getattr(node.func, "id", getattr(node.func, "attr", "")) in SAYING:
            for argument in [*node.args, *(named.value for named in node.keywords)]:
                yield from strings(argument)
        elif (
            isinstance(node, ast.Assign)
            and any(map(holds, node.targets))
            or isinstance(node, ast.AnnAssign | ast.AugAssign)
            and node.value
            and holds(node.target)
            or isinstance(node, ast.Return | ast.Yield)
            and node.value is not None
        ):
            yield from strings(node.value)


def holds(target: ast.expr) -> bool:
    if isinstance(target, ast.Tuple):
        return any(map(holds, target.elts))
    return isinstance(target, ast.Name) and target.id in HOLDING | CONSTANTS


def strings(node: ast.AST) -> Iterator[str]:
    """Yield the strings in an expression, and those within their places; lists that are written as one string not."""
    if isinstance(node, ast.Call) and getattr(node.func, "attr", "") in ("split", "compile"):
        return
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, ast.JoinedStr):
        yield with_places(node)
        for part in node.values:
            if isinstance(part, ast.FormattedValue):
                yield from strings(part.value)
    else:
        for child in ast.iter_child_nodes(node):
            yield from strings(child)


def with_places(node: ast.JoinedStr) -> str:
    words, met = "", {}
    for part in node.values:
        if isinstance(part, ast.Constant):
            words += str(part.value)
        elif isinstance(part, ast.FormattedValue):
            name = name_of(part.value)
            met[name] = met.get(name, 0) + 1
            words += "{" + name + (str(met[name]) if met[name] > 1 else "") + "}"
    return words


def name_of(node: ast.expr) -> str:
    """Return the name of a place: the first name in its expression."""
    if isinstance(node, ast.Name):
        return node.id.strip("_").lower()
    if isinstance(node, ast.Attribute):
        return node.attr
    if isinstance(node, ast.Call):
        built_in = isinstance(node.func, ast.Name) and node.func.id in BUILT_IN
        inner = node.args[0] if built_in else node.func.value if isinstance(node.func, ast.Attribute) else node.func
        return name_of(inner)
    for part in ("value", "left", "body", "values"):
        if hasattr(node, part):
            inner = getattr(node, part)
            return name_of(inner[0] if isinstance(inner, list) else inner)
    return "it"
