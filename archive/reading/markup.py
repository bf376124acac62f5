"""The received words as HTML: what is named in them as links, dates as times, damage with its apparatus.

Whatever the archive adds stands in elements of class `apparatus`; without them the words are those received.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from html import escape  # Django's own looks first whether it is given words that are yet to be translated
from typing import Any

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from archive.reading.naming import page_language
from archive.reading.register import Target
from archive.reading.transcript import Span
from archive.text.when import show

# What HTML's <time datetime> can say: a day, a month or a year. Longer stretches have no machine form there.
MACHINE_DATE = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-\d\d)?)?")


def shown(when: Mapping[str, Any] | None) -> str:
    """Return a date in words of the page's language; the words as found where they could not be read."""
    if not when:
        return ""
    return show(when["edtf"], page_language()) if when["edtf"] else when.get("words", "")


def time(when: Mapping[str, Any], words: str, title: str) -> SafeString:
    """Return `words`, which say a date, as an element that tells programs and readers what was read."""
    if MACHINE_DATE.fullmatch(when["edtf"]):
        return format_html('<time datetime="{}" title="{}">{}</time>', when["edtf"], title, words)
    return format_html('<span class="date" title="{}">{}</span>', title, words)


@dataclass(frozen=True)
class Scribe:
    """Writes stretches of one received text; `prefix` tells the notes of several texts on one page apart."""

    received: str
    links: Mapping[str, Target]
    prefix: str = ""

    def words(
        self, start: int, end: int, spans: list[Span], *, in_link: bool = False, inside: bool = False
    ) -> SafeString:
        """Return received[start:end] as HTML with what `spans` say of it.

        `in_link`: the words stand within a link, which holds no other; `inside`: they stand within a span.
        """
        pieces, at = [], start
        for span in spans:
            pieces.append(escape(self.received[at : span.start]))
            at = span.end
            if span.what == "page":
                pieces.append(page_mark(span.about, linked=not in_link))
                continue
            link = span.what == "entry" and not in_link and span.about["entry"].get("key") in self.links
            inner = self.words(span.start, span.end, span.inner, in_link=in_link or link, inside=True)
            pieces.append(self.wrapped(span, inner, link))
            # A note's mark is a link, and a link holds no other: the apparatus follows the outermost span.
            pieces.append("" if inside else self.apparatus(span))
        pieces.append(escape(self.received[at:end]))
        return mark_safe("".join(pieces))

    def wrapped(self, span: Span, inner: SafeString, link: bool) -> SafeString:
        """Return the words of a span as what the span says they are."""
        if span.what == "emendation":
            return format_html('<span class="emended">{}</span>', inner)
        if span.what == "date":
            return time(span.about["when"], inner, shown(span.about["when"]))
        if link:
            target = self.links[span.about["entry"]["key"]]
            name = target.name[0]
            return format_html('<a class="named" href="{}" title="{}">{}</a>', target.address, name, inner)
        return inner

    def apparatus(self, span: Span) -> SafeString:
        """Return what follows the damaged stretches that end in `span`: each reading and the mark of its note."""
        within = format_html_join("", "{}", ((self.apparatus(one),) for one in span.inner))
        if span.what != "emendation" or not span.closes:
            return within
        return format_html(
            '{}<span class="apparatus reading"> [{}]<a class="marker" id="{}mark-{}" href="#{}note-{}" '
            'aria-label="{}">{}</a></span>',
            within,
            span.about["proposed"] or shown(span.about),
            self.prefix,
            span.letter,
            self.prefix,
            span.letter,
            _("proposed reading, note %(mark)s") % {"mark": span.letter},
            span.letter,
        )


def page_mark(page: Mapping[str, Any], *, linked: bool) -> SafeString:
    """Return the number of a page of the printed original, where that begins, as the address of itself."""
    title = _("Page %(number)s of the printed original") % {"number": page["label"]}
    if not linked:
        return format_html(
            '<span class="apparatus page" id="{}" title="{}">{}</span>', page["id"], title, page["label"]
        )
    return format_html(
        '<span class="apparatus page"><a id="{}" href="#{}" title="{}" aria-label="{}">{}</a></span>',
        page["id"],
        page["id"],
        title,
        title,
        page["label"],
    )


def reference(ref: Mapping[str, Any], links: Mapping[str, Target]) -> SafeString:
    """Return what an edition refers to: a link to where it stands now, or its name alone when it stands nowhere."""
    target = links.get(ref.get("key") or "")
    if target is None:
        return mark_safe(f'<span dir="auto">{escape(ref["label"])}</span>')
    name, language = target.name
    return mark_safe(f'<a href="{escape(target.address)}"{tongue(language)}>{escape(name)}</a>')


def tongue(language: str) -> SafeString:
    """Return ` lang="…"` for words in another language than the page's, nothing for the page's own."""
    if not language or language.split("-", 1)[0] == page_language():
        return SafeString("")
    return mark_safe(f' lang="{escape(language)}"')
