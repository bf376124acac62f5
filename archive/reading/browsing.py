"""What the first page and the lists show; without the index a list is what the register holds, the newest first."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.paginator import Paginator
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from archive.reading import asking, saying, words
from archive.reading.dropping import droppable
from archive.reading.excerpts import Excerpt, Reading, mentioned, passages_found
from archive.reading.exports.lists import LIST_SHAPES
from archive.reading.facets import Narrowing, links_of
from archive.reading.freshness import fresh_index, head_now
from archive.reading.histogram import histogram, step_of
from archive.reading.hurrying import in_a_hurry
from archive.reading.kinds import KINDS, Kind
from archive.reading.mistakes import mistakes
from archive.reading.pages import Page
from archive.reading.pinning import pin, pinned
from archive.reading.records import Record, published, records, records_of
from archive.reading.register import Target, targets
from archive.reading.search.answers import Answer, answer
from archive.reading.search.filters import MOST_PAGES, PER_PAGE, Filters
from archive.reading.search.store import IndexUnavailable
from archive.reading.widening import widening

RECENT = 12
READ_FIRST = ("statement", "document", "meeting")
SORTS: Mapping[str, Promise] = {
    "relevance": _("Best match"),
    "newest": _("Newest"),
    "oldest": _("Oldest"),
    "title": _("Title"),
}


def home_page() -> Page:
    """Return the first page: what the archive holds, what was published last, how to ask and to cite."""
    rows = records(published().filter(kind__in=READ_FIRST)[:RECENT])
    counts = holdings()
    context = {"rows": rows, "links": targets(named(rows)), "counts": counts}
    return "reading/home.html", context | {"unavailable": bool(rows) and not counts}


def named(rows: list[Record]) -> set[str]:
    """Return the keys of the entries that lines of a list name."""
    return set().union(*(row.refers for row in rows))


def holdings() -> list[tuple[Kind, int]]:
    """Return how many entries of each kind are public; nothing when the index cannot tell."""
    try:
        found = answer(fresh_index(), Filters(per_page=1), facets=("kind",), passages=0)
    except IndexUnavailable:
        return []
    counts = {count.value: count.times for count in found.facets["kind"]}
    return [(kind, counts[kind.code]) for kind in KINDS if counts.get(kind.code)]


def list_page(kind: Kind | None, asked: Any) -> Page:
    """Return the list of a kind, or of all kinds, that a query string asks for."""
    head = head_now()
    try:
        folder = fresh_index(head)
        question = asking.question(kind, asked, folder)
        found = answered_in_time(folder, question.filters)
        since = pinned(asked.get("pin", ""), question.filters, found, folder, kind.code if kind else "")
        more = {"pinned": since, "behind": max(0, head[0] - found.number)}
        return "reading/list.html", answered(kind, question, found) | more
    except IndexUnavailable:
        return plain_list(kind, asked)


def answered_in_time(folder: Path, filters: Filters) -> Answer:
    """Return what a list asks for; in a hurry nothing is counted but what was found. Raises IndexUnavailable."""
    if in_a_hurry():
        return answer(folder, filters, facets=())
    return answer(folder, filters, step=step_of(filters))


def answered(kind: Kind | None, question: asking.Question, found: Answer) -> dict[str, Any]:
    """Return the context of a list that the index answered; every entry in it is looked up in the register."""
    by_key = records_of([*found.keys, found.direct or ""], [hit.key for hit in found.hits if hit.passages])
    rows = [by_key[key] for key in found.keys if key in by_key]
    passages = passages_found(found, by_key)
    links = links_of(found, named(rows) | asked_keys(question.filters) | mentioned(passages))
    reading = Reading(found.meant.node, links, question.filters.widened)
    shown: dict[str, list[Excerpt]] = {row.key: [] for row in rows}
    for one in passages:
        shown[one.record.key].append(one.excerpt(reading))
    return asked_context(kind, question, found, links) | {
        "rows": [(row, shown[row.key]) for row in rows],
        "says": saying.sentence(found.total, question.filters, links, kind.code if kind else ""),
        "direct": by_key.get(found.direct or ""),
    }


def asked_keys(filters: Filters) -> set[str]:
    """Return the keys that the filters which are on must be able to call by name."""
    return {said.value for said in filters.describe() if said.name != "words"}


def asked_context(
    kind: Kind | None, question: asking.Question, found: Answer, links: Mapping[str, Target]
) -> dict[str, Any]:
    """Return what any list shows of its question: how it was understood, what is on, what could be, how it goes on."""
    filters, code = question.filters, kind.code if kind else ""
    narrowed = Narrowing(found, filters, links, code).facets()
    more = (filters.organization, filters.place, filters.form, filters.language, filters.standing)
    return {
        "kind": kind,
        "question": question,
        "links": links,
        "widening": widening(filters, found, links, code),
        "mistakes": mistakes(filters.words, found.meant.troubles),
        "total": found.total,
        "hurried": in_a_hurry(),
        "droppable": [] if found.total or in_a_hurry() else droppable(settings.INDEX_FOLDER, filters, links, code),
        "chips": saying.chips(filters, links, code),
        "facets": narrowed,
        "more_facets": saying.query(replace(filters, page=1, facets="" if filters.facets else "all"), code),
        "choices": {facet.code: facet.values for facet in narrowed},
        "sorts": sorts(filters, code) if found.total > 1 else [],
        "role": chosen_role(filters),
        "more_open": chosen_role(filters) != "any" or any(more),
        "roles": saying.ROLES.items(),
        "standings": words.STANDINGS.items(),
        "histogram": histogram(found, filters, code),
        "turning": turning(filters, found.total, code),
        "shapes": taken_away(
            filters, kind.place if kind else "quotes" if filters.shape == "passage" else "search", code
        ),
        "permanent": permanent(filters, found, code),
        "as_quotes": elsewhere("reading:quotes", filters),
        "as_records": elsewhere("reading:search", filters),
    }


def taken_away(filters: Filters, place: str, code: str) -> list[tuple[str, str]]:
    """Return the other shapes of a list: (name, address)."""
    asked = saying.query(replace(filters, page=1), code)
    query = asked if asked != "." else ""
    names = [suffix for suffix in LIST_SHAPES if filters.shape == "entry" or suffix != "atom"]
    return [(suffix.upper(), reverse("reading:list-shape", args=[place, suffix]) + query) for suffix in names]


def permanent(filters: Filters, found: Answer, code: str) -> str:
    """Return the query string under which a list of records is cited: it tells later what has come since."""
    if filters.shape != "entry":
        return ""
    asked = saying.query(replace(filters, page=1), code)
    return f"{asked}&pin={pin(found)}" if asked != "." else f"?pin={pin(found)}"


def elsewhere(name: str, filters: Filters) -> str:
    """Return the address of another list that asks the same."""
    sort = filters.sort if filters.sort in ("newest", "oldest") else ""
    asked = saying.query(replace(filters, page=1, sort=sort))
    return reverse(name) + (asked if asked != "." else "")


def straight_to(made: Page, asked: Mapping[str, str]) -> str | None:
    """Return the address of the one entry whose number or key was typed alone; None when a list is to be shown.

    A key that is also a plain word ("security") is searched, and its entry is told above what was found.
    """
    direct, words = made[1].get("direct"), asked.get("q", "").strip()
    alone = not any(value for name, value in asked.items() if name != "q")
    return direct.address if direct and alone and not words.isalpha() and '"' not in words else None


def chosen_role(filters: Filters) -> str:
    """Return the part that the first person or organization asked for is to have, for the form."""
    return next((part.way for part in (*filters.person, *filters.organization)), "any")


def sorts(filters: Filters, kind: str) -> list[tuple[str, str, bool]]:
    """Return the orders that a list may have: (name, query string, whether it has it now)."""
    left_out = {"title" if filters.shape == "passage" else "", "" if filters.words.strip() else "relevance"}
    known = [order for order in SORTS if order not in left_out]
    return [
        (str(SORTS[one]), saying.query(replace(filters, sort=one, page=1), kind), filters.order == one) for one in known
    ]


@dataclass(frozen=True)
class Turning:
    """Which page of how many, and the query strings of those before and after, "" where there is none."""

    page: int
    pages: int
    before: str
    after: str
    first: str = "."


def turning(filters: Filters, total: int, kind: str) -> Turning:
    """Return where a list goes on."""
    pages = min(MOST_PAGES, max(1, -(-total // filters.per_page)))

    def leads(page: int) -> str:
        return saying.query(replace(filters, page=page), kind) if 1 <= page <= pages else ""

    return Turning(filters.page, pages, leads(filters.page - 1), leads(filters.page + 1), leads(1))


def plain_list(kind: Kind | None, asked: Mapping[str, str]) -> Page:
    """Return the list for when the index cannot answer: what the register holds of a kind, no filters, no counts."""
    if kind is None:
        return "reading/list.html", {"kind": None, "unavailable": True}
    page = Paginator(published().filter(kind=kind.code), PER_PAGE).get_page(asked.get("page"))
    rows = records(page.object_list)
    turn = Turning(
        page.number,
        page.paginator.num_pages,
        f"?page={page.number - 1}" if page.has_previous() else "",
        f"?page={page.number + 1}" if page.has_next() else "",
    )
    context = {"kind": kind, "rows": [(row, []) for row in rows], "links": targets(named(rows)), "turning": turn}
    return "reading/list.html", context | {"unavailable": True}
