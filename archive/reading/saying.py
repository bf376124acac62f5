"""A list says in words what it shows, and each of its filters by its own words, which take it away again."""

from calendar import monthrange
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.utils.functional import Promise
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext_lazy

from archive.reading.kinds import BY_CODE, RECORDS, counted
from archive.reading.naming import page_language
from archive.reading.register import Target
from archive.reading.search.filters import Filters, Said
from archive.reading.words import word
from archive.text.country_names import country_name
from archive.text.languages import language_name
from archive.text.when import show

CONDITIONS: Mapping[str, Promise] = {
    "words": gettext_lazy("with the words “%(name)s”"),
    "kind": gettext_lazy("of the kind %(name)s"),
    "form": gettext_lazy("of the form %(name)s"),
    "status": gettext_lazy("with the status %(name)s"),
    "language": gettext_lazy("with a text in %(name)s"),
    "standing": gettext_lazy("with the standing %(name)s"),
    "place": gettext_lazy("at the place %(name)s"),
    "country": gettext_lazy("in the country %(name)s"),
    "source": gettext_lazy("from the source %(name)s"),
    "office": gettext_lazy("with the office %(name)s"),
    "topic": gettext_lazy("on the topic %(name)s"),
    "collection": gettext_lazy("in the collection %(name)s"),
    "cites": ngettext_lazy("that cites %(name)s", "that cite %(name)s", "count"),
    "after": gettext_lazy("first published after register number %(name)s"),
}
PARTS: Mapping[str, Promise] = {
    "any": ngettext_lazy("that has to do with %(name)s", "that have to do with %(name)s", "count"),
    "spoke": gettext_lazy("in which %(name)s spoke"),
    "wrote": gettext_lazy("written by %(name)s"),
    "addressed": gettext_lazy("addressed to %(name)s"),
    "signed": gettext_lazy("signed by %(name)s"),
    "took_part": gettext_lazy("in which %(name)s took part"),
    "published": gettext_lazy("published by %(name)s"),
    "subject": gettext_lazy("about %(name)s"),
    "mentioned": ngettext_lazy("that mentions %(name)s", "that mention %(name)s", "count"),
}

ROLES: Mapping[str, Promise] = {
    "any": gettext_lazy("any part"),
    "spoke": gettext_lazy("spoke"),
    "wrote": gettext_lazy("wrote"),
    "addressed": gettext_lazy("was addressed"),
    "signed": gettext_lazy("signed"),
    "took_part": gettext_lazy("took part"),
    "published": gettext_lazy("published it"),
    "subject": gettext_lazy("is the subject"),
    "mentioned": gettext_lazy("is mentioned"),
}

# Filters that are said of no number of records are said as of many.
MANY = 2


@dataclass(frozen=True)
class Chip:
    """One filter in words, and the query string of the list without it."""

    words: str
    without: str


def query(filters: Filters, kind: str = "") -> str:
    """Return the query string that asks this; `kind` is the kind of the list itself, which needs no saying."""
    pairs = [pair for pair in filters.pairs() if pair != ("kind", kind)]
    return f"?{urlencode(pairs)}" if pairs else "."


def called(name: str, value: str, links: Mapping[str, Target]) -> str:
    """Return what the value of a filter is called; a key that leads nowhere now is said as it stands."""
    if name in ("form", "standing", "status"):
        return word(name, value)
    if name == "kind":
        return str(BY_CODE[value].one) if value in BY_CODE else value
    if name == "language":
        return language_name(value, page_language())
    if name == "country":
        return country_name(value, page_language())
    if name == "office":
        return links[office(value)].name[0] if office(value) in links else value
    return links[value].name[0] if value in links else value


def office(key: str) -> str:
    """Return the name under which an office stands among what keys lead to: its key may be that of an entry, too."""
    return f"office:{key}"


def conditions(
    filters: Filters, links: Mapping[str, Target], kind: str = "", count: int = MANY
) -> list[tuple[str, Filters]]:
    """Return each filter that is on in words, with the question without it; the two ends of a time are one.

    `count` is of how many records it is said.
    """
    found = []
    for said in filters.describe():
        if said.name not in ("since", "until") and (said.name, said.value) != ("kind", kind):
            found.append((condition(said, links, count), said.without))
    if filters.since or filters.until:
        found.append((time(filters), filters.without("since").without("until")))
    return found


def condition(said: Said, links: Mapping[str, Target], count: int) -> str:
    """Return one filter in words, as it is said of so many records."""
    words = PARTS[said.way] if said.way else CONDITIONS[said.name]
    return str(words % {"name": called(said.name, said.value, links), "count": count})


def time(filters: Filters) -> str:
    """Return the time that is asked for in words: "February 2022", "since 14 February 2022"."""
    return show(period(filters.since, filters.until), page_language())


def period(since: date | None, until: date | None) -> str:
    """Return days from one to another as EDTF, whole years and months as such; None is an open end."""
    if since and until and since.day == 1 and until.day == monthrange(until.year, until.month)[1]:
        whole = 4 if (since.month, until.month) == (1, 12) else 7
        ends = [since.isoformat()[:whole], until.isoformat()[:whole]]
    else:
        ends = [day.isoformat() if day else ".." for day in (since, until)]
    return ends[0] if ends[0] == ends[1] else "/".join(ends)


def sentence(
    total: int, filters: Filters, links: Mapping[str, Target], kind: str = "", counting: Promise = RECORDS
) -> str:
    """Return what a list shows: "2 statements in which Sergey Lavrov spoke, up to 28 February 2022"."""
    count = counted(BY_CODE[kind].count if kind else counting, total)
    said = _(", ").join(words for words, _without in conditions(filters, links, kind, total))
    return _("%(count)s %(conditions)s") % {"count": count, "conditions": said} if said else count


def chips(filters: Filters, links: Mapping[str, Target], kind: str = "") -> list[Chip]:
    """Return the filters that are on, to be taken away one by one."""
    return [Chip(words, query(without, kind)) for words, without in conditions(filters, links, kind)]
