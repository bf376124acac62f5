"""What each page of an entry shows: (template, context) made of an edition's content, published or not yet.

The desk's preview is `entry_page(content)` of a content that was never published.
"""

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from archive.reading import changes
from archive.reading.attached import attached
from archive.reading.citation import citation
from archive.reading.exports import SHAPES
from archive.reading.kinds import BY_CODE
from archive.reading.models import Edition
from archive.reading.naming import best_name
from archive.reading.register import references, targets
from archive.reading.side_by_side import others, side_by_side
from archive.reading.surroundings import NOTHING, Surroundings
from archive.reading.transcript import Turn, anchor, emendations, pages, turns
from archive.reading.withdrawn import told

Page = tuple[str, dict[str, Any]]


@dataclass(frozen=True)
class LaidText:
    """One text laid out for reading: its turns, the notes of its apparatus, and what is named where."""

    about: Mapping[str, Any]
    id: str
    turns: list[Turn]
    notes: list[dict[str, Any]]
    named: list[tuple[dict[str, Any], list[tuple[str, str]]]]


def laid_out(text: Mapping[str, Any], position: int) -> LaidText:
    """Return a text laid out; `position` is its place among the entry's texts."""
    rows = turns(text, position)
    passages = [passage for turn in rows for passage in turn.passages if passage.id]
    starts = [passage.about["start"] for passage in passages]

    def where(start: int) -> tuple[str, str]:
        at = bisect_right(starts, start) - 1
        if at >= 0 and start < passages[at].about["end"]:
            return passages[at].id, str(passages[at].about.get("number") or "¶")
        return anchor(position, text["id"], "text"), ""

    notes = [{**note, "where": where(note["start"])} for note in emendations(text)]
    named: dict[str, tuple[dict[str, Any], dict[tuple[str, str], None]]] = {}
    for mention in sorted(text["mentions"], key=lambda mention: mention["start"]):
        if entry := mention.get("entry"):
            named.setdefault(entry.get("key") or entry["label"], (entry, {}))[1][where(mention["start"])] = None
    listed = [(entry, list(places)) for entry, places in named.values()]
    return LaidText(text, anchor(position, text["id"], "text"), rows, notes, listed)


def entry_page(
    content: Mapping[str, Any],
    edition: Edition | None = None,
    *,
    host: str = "",
    newest: Edition | None = None,
    around: Surroundings = NOTHING,
) -> Page:
    """Return the page of an entry; without an edition it is a preview, which has no citation.

    `host` is where the archive is (`https://archive.example`), `newest` the edition that stands now where a
    pinned one is shown, `around` what else the archive holds about it.
    """
    kind, links = BY_CODE[content["kind"]], targets(references(content) | around.refers)
    content = told(content, links) if edition else content
    title, language = best_name(content["names"], content["label"])
    texts = [laid_out(text, position) for position, text in enumerate(content["texts"])]
    context = {
        "content": content,
        "edition": edition,
        "newest": newest,
        "kind": kind,
        "title": title,
        "title_language": language,
        "links": links,
        "texts": texts,
        "beside": {text["id"]: others(content, text["id"]) for text in content["texts"]},
        "first_page": next((page for at, text in enumerate(content["texts"]) for page in pages(text, at)), None),
        "citation": citation(edition, host, links) if edition else None,
        "shapes": list(SHAPES),
        "around": around,
        "files": attached(content, newest or edition),
    }
    return f"reading/{kind.place}/entry.html", context


def beside_page(edition: Edition, one: str, other: str) -> Page | None:
    """Return the page of two versions side by side; None where the edition holds no pairs of them."""
    kind, links = BY_CODE[edition.kind], targets(references(edition.content))
    content = told(edition.content, links)
    versions = side_by_side(content, one, other)
    if versions is None:
        return None
    title, language = best_name(content["names"], content["label"])
    context = {
        "content": content,
        "edition": edition,
        "kind": kind,
        "title": title,
        "title_language": language,
        "links": links,
        "versions": versions,
    }
    return "reading/beside.html", context


def withdrawn_page(edition: Edition) -> Page:
    """Return the page that stands where an entry was: that it was withdrawn, when and why."""
    return "reading/withdrawn.html", {"edition": edition, "kind": BY_CODE[edition.kind]}


def gone_file_page(newest: Edition) -> Page:
    """Return the page that stands where a file was that the newest edition does not name."""
    return "reading/gone_file.html", {"edition": newest, "kind": BY_CODE[newest.kind]}


def editions_page(editions: list[Edition]) -> Page:
    """Return the list of an entry's editions; `editions` are all of them, the newest first."""
    newest, rows, withdrawn = editions[0], [], False
    for edition, before in zip(editions, [*editions[1:], None], strict=True):
        published = edition.act == Edition.Act.PUBLISH
        withdrawn = withdrawn or edition.act == Edition.Act.WITHDRAW
        compared = published and before is not None and before.act == Edition.Act.PUBLISH
        row = {"edition": edition, "readable": published and not withdrawn}
        rows.append(row | {"compared": compared and not withdrawn})
    return "reading/editions.html", {"rows": rows, "newest": newest, "kind": BY_CODE[newest.kind]}


def changes_page(before: Edition, after: Edition) -> Page:
    """Return what changed from one edition to another."""
    links = targets(references([before.content, after.content]))
    old, new = told(before.content, links), told(after.content, links)
    context = {
        "before": before,
        "edition": after,
        "kind": BY_CODE[after.kind],
        "fields": list(changes.field_changes(old, new)),
        "texts": list(changes.text_changes(old, new)),
        "title": best_name(after.content["names"], after.content["label"]),
    }
    return "reading/changes.html", context
