"""What a page says of itself: title, day of publication, place, language, address, by the vocabularies of the Web."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from lxml.etree import _Element as Element

from archive.text import when
from archive.text.names import fold
from archive.text.when import When, WhenError

_TITLES = ("citation_title", "dc.title", "dcterms.title", "og:title", "twitter:title")
_ISSUED = (
    "article:published_time", "citation_publication_date", "dcterms.issued", "dc.date.issued", "dcterms.created",
    "dc.date.created", "dc.date", "dcterms.date", "date", "pubdate", "publishdate", "publish-date", "publication_date",
    "parsely-pub-date", "sailthru.date", "og:published_time", "datepublished",
)  # fmt: skip
_PLACE_CLASSES = frozenset(("p-location", "p-locality", "dt-location"))
_PLACE_ITEMS = frozenset(("contentLocation", "locationCreated", "location"))
_BODY_CLASSES = frozenset(("entry-content", "e-content", "article-body", "articleBody", "article__body"))
_ISO_DAY = re.compile(r"\s*(\d{4}(?:-\d{2}(?:-\d{2})?)?)(?!\d)")
_SITE_ENDS = re.compile(r"\s+[|•·:~–—-]{1,2}\s+|\s*[|•~]\s*")
_LONGEST = 500  # characters of a value


@dataclass
class Facts:
    """What a page says of itself; `body` is the element that it calls the words themselves."""

    title: str = ""
    issued: When | None = None
    place: str = ""
    language: str = ""
    body: Element | None = None
    stated: dict[str, str] = field(default_factory=dict)


def read_facts(root: Element) -> Facts:
    """Return what the page's head, its microdata, microformats and linked data (JSON-LD) say."""
    metas = _metas(root)
    linked = [each for script in root.iter("script") for each in _linked_data(script)]
    facts = Facts()
    facts.title = _title(root, metas, linked)
    facts.issued = _issued(root, metas, linked)
    facts.place = next((_words(element) for element in root.iter() if _says_place(element)), "")
    facts.language = _language(root)
    facts.body = next((element for element in root.iter() if _says_body(element)), None)
    canonical = [link.get("href", "") for link in root.iter("link") if link.get("rel", "").lower() == "canonical"]
    addresses = [*canonical, metas.get("og:url", "")]
    stated = {
        "address": next((each for each in addresses if each.startswith(("http://", "https://"))), ""),
        "publisher": metas.get("og:site_name", "") or metas.get("dc.publisher", ""),
    }
    facts.stated = {name: value for name, value in stated.items() if value}
    return facts


def _metas(root: Element) -> dict[str, str]:
    """Return the values of the page's meta elements by name, the first of each name."""
    metas: dict[str, str] = {}
    for meta in root.iter("meta"):
        name = (meta.get("property") or meta.get("name") or "").lower()
        if name and meta.get("content"):
            metas.setdefault(name, meta.get("content", "").strip()[:_LONGEST])
    return metas


def _linked_data(script: Element) -> Iterator[dict[str, Any]]:
    """Yield the objects of a script of linked data that describe an article."""
    if "ld+json" not in script.get("type", ""):
        return
    try:
        content = json.loads(script.text or "")
    except (ValueError, RecursionError):
        return
    found = content if isinstance(content, list) else [content]
    for each in found:
        graph = each.get("@graph") if isinstance(each, dict) else None
        for thing in graph if isinstance(graph, list) else [each]:
            if isinstance(thing, dict) and ("headline" in thing or "datePublished" in thing):
                yield thing


def _title(root: Element, metas: dict[str, str], linked: list[dict[str, Any]]) -> str:
    """Return the page's own title: a heading that the head names too, else the only one, else what the head says."""
    head = " ".join((root.findtext(".//title") or "").split())[:_LONGEST]
    said = [metas[name] for name in _TITLES if name in metas]
    said += [each["headline"] for each in linked if isinstance(each.get("headline"), str)]
    named = fold(" ".join([head, *said]))
    headings = [words for words in map(_words, root.iter("h1")) if words]
    both = [words for words in headings if len(words) > 3 and fold(words) in named]
    if both:
        return max(both, key=len)
    if len(headings) == 1:
        return headings[0]
    return _without_site(said[0] if said else head, metas.get("og:site_name", ""))


def _without_site(title: str, site: str) -> str:
    """Return a title without the name of the site, where it is given apart or follows a stroke."""
    pieces = [piece for piece in _SITE_ENDS.split(title) if piece and fold(piece) != fold(site)]
    if site or len(pieces) != 2:
        return title if len(pieces) != 1 else pieces[0]
    return max(pieces, key=len)


def _issued(root: Element, metas: dict[str, str], linked: list[dict[str, Any]]) -> When | None:
    """Return the day of publication: that of the article's own element before those of the head."""
    shown = (
        element
        for element in root.iter("time", "span", "abbr", "meta", "p", "div")
        if "datePublished" in element.get("itemprop", "").split() or "dt-published" in element.get("class", "").split()
    )
    times = sorted(shown, key=lambda element: element.tag != "time")
    own = [element.get("datetime") or element.get("content") or element.get("title") or "" for element in times]
    values = [*own, *(metas[name] for name in _ISSUED if name in metas)]
    values += [each["datePublished"] for each in linked if isinstance(each.get("datePublished"), str)]
    return next((day for day in map(_day, values) if day), None)


def _day(value: str) -> When | None:
    """Return the day of a date and time as written, whatever its zone."""
    match = _ISO_DAY.match(value)
    try:
        return when.from_edtf(match[1], words=value.strip()) if match else None
    except WhenError:
        return None


def _language(root: Element) -> str:
    stated = root.get("lang") or root.get("{http://www.w3.org/XML/1998/namespace}lang") or ""
    match = re.match(r"[A-Za-z]{2,3}(?![A-Za-z])", stated)
    return match[0].lower() if match else ""


def _says_place(element: Element) -> bool:
    if not isinstance(element.tag, str):
        return False
    named = not _PLACE_CLASSES.isdisjoint(element.get("class", "").split())
    return (named or element.get("itemprop", "") in _PLACE_ITEMS) and 1 < len(_words(element)) < 120


def _says_body(element: Element) -> bool:
    if not isinstance(element.tag, str):
        return False
    named = not _BODY_CLASSES.isdisjoint(element.get("class", "").split())
    return named or "articleBody" in element.get("itemprop", "").split()


def _words(element: Element) -> str:
    """Return the words of an element in one line."""
    if not isinstance(element.tag, str):
        return ""
    return " ".join("".join(element.itertext()).split())[:_LONGEST]
