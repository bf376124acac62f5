"""What the reading room's templates say in one word: dates, references, words of a passage, names of codes."""

from html import escape
from itertools import groupby
from operator import itemgetter
from typing import Any

from django import template
from django.template import Context
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import capfirst
from django.utils.translation import get_language, pgettext
from django.utils.translation import gettext as _

from archive.reading import kinds, markup, withdrawn, words
from archive.reading.naming import best_name, language_attributes, page_language
from archive.reading.register import Target
from archive.reading.transcript import Passage
from archive.text.languages import language_name
from archive.text.names import fold
from archive.text.when import show

register = template.Library()


@register.simple_tag
def when(date: dict[str, Any] | None) -> SafeString | str:
    """Return a date in words, as a time element, with the words of the source beside it on hovering."""
    return markup.time(date, markup.shown(date), date["words"]) if date else ""


@register.simple_tag
def life(date: dict[str, Any]) -> SafeString:
    """Return the dates of a life: a birth alone where no death is known."""
    born, _slash, died = date["edtf"].partition("/")
    alone = died == ".." and born not in ("", "..")
    words = _("born %(day)s") % {"day": show(born, page_language())} if alone else markup.shown(date)
    return markup.time(date, words, date["words"])


@register.filter
def day(moment: Any) -> str:
    """Return the day (UTC) of a moment of publication in words; of a day's ISO form, the same."""
    iso = moment if isinstance(moment, str) else moment.date().isoformat()
    return show(iso[:10], page_language()) if iso else ""


@register.simple_tag(takes_context=True)
def ref(context: Context, target: dict[str, Any] | None) -> SafeString | str:
    """Return a reference of the edition as a link, or as plain words when it leads nowhere now."""
    return markup.reference(target, _links(context)) if target else ""


@register.simple_tag(takes_context=True)
def people(context: Context, parts: list[dict[str, Any]]) -> SafeString:
    """Return who takes part, role by role, as parts of a list of facts; made here, for there may be ten thousand."""
    links, written = _links(context), []
    for role, group in groupby(parts, itemgetter("role")):
        written.append(f"<dt>{escape(capfirst(words.word('role', role)))}</dt>\n")
        written += [f"<dd>{_takes_part(part, links)}</dd>\n" for part in group]
    return mark_safe("".join(written))


def _takes_part(part: dict[str, Any], links: dict[str, Target]) -> str:
    """Return who takes part, in which office, and as named there."""
    told: str = markup.reference(part["entry"], links)
    if part["office"]:
        told += f'<br><span class="quiet">{name_of(part["office"])}</span>'
    if part["named_as"] and part["named_as"] != part["entry"]["label"]:
        said = f'<span class="said" dir="auto">{escape(part["named_as"])}</span>'
        told += f'<br><span class="quiet small">{escape(_("named there"))}: {said}</span>'
    return told


@register.simple_tag
def paragraph_number(passage: Passage) -> SafeString:
    """Return the number of a paragraph, as the address of itself."""
    number = passage.about.get("number")
    if number:
        told = _("Paragraph %(number)s: address of this paragraph") % {"number": number}
    else:
        told = _("Address of this line")
    link = '<a class="number apparatus" href="#{}" aria-label="{}">{}</a>'
    return format_html(link, passage.id, told, "¶" if number is None else number)


@register.filter
def standing(refs: list[dict[str, Any]], links: dict[str, Target]) -> list[dict[str, Any]]:
    """Return the references that may be told in a list: none to what was withdrawn since."""
    return withdrawn.standing(refs, links)


@register.simple_tag
def name(names: list[dict[str, Any]], label: str) -> SafeString:
    """Return an entry's name for this page, in an element that says its language."""
    text, language = best_name(names, label)
    return format_html("<span{}>{}</span>", attributes(language), text)


@register.simple_tag
def linked(targets: list[Target]) -> SafeString:
    """Return names of entries as links, with what stands between the items of a list in the page's language."""
    links = [(format_html('<a href="{}">{}</a>', one.address, name(one.names, one.label)),) for one in targets]
    return format_html_join(pgettext("between the items of a list", ", "), "{}", links)


@register.simple_tag
def name_of(office: dict[str, Any]) -> SafeString:
    """Return an office's title for this page; older editions tell its other names only with a person's offices."""
    names = [{**one, "kind": "preferred"} for one in office.get("names", [])]
    return name(names, office["title"])


@register.simple_tag
def attributes(language: str) -> SafeString:
    """Return ` lang="…" dir="…"` for words in a language."""
    return format_html_join("", ' {}="{}"', language_attributes(language).items())


@register.simple_tag
def page_attributes() -> SafeString:
    """Return ` lang="…" dir="…"` of the page itself, for what the archive says within words of another language."""
    return attributes(get_language() or "en")


@register.simple_tag(takes_context=True)
def words_of(context: Context, passage: Passage, text: dict[str, Any], prefix: str) -> SafeString:
    """Return the words of a passage, after its label, as HTML."""
    stretch = passage.label[1], passage.about["end"]
    scribe = markup.Scribe(text["received"], _links(context), f"{prefix}-")
    return scribe.words(*stretch, passage.within(*stretch))


@register.simple_tag(takes_context=True)
def label_of(
    context: Context, passage: Passage, text: dict[str, Any], speaker: dict[str, Any] | None, prefix: str
) -> SafeString | str:
    """Return the label of a passage as received, as a link to its speaker; nothing when there is none."""
    start, end = passage.label
    if start == end:
        return ""
    links = _links(context)
    target = links.get(((speaker or {}).get("entry") or {}).get("key") or "")
    scribe = markup.Scribe(text["received"], links, f"{prefix}-")
    spans = passage.within(start, end)
    inner = scribe.words(start, end, spans, in_link=target is not None, inside=True)
    notes = format_html_join("", "{}", ((scribe.apparatus(one),) for one in spans))
    if target is None:
        return format_html('<span class="labelled">{}</span>{}', inner, notes)
    return format_html('<a class="labelled named" href="{}">{}</a>{}', target.address, inner, notes)


@register.simple_tag(takes_context=True)
def speaker_name(context: Context, speaker: dict[str, Any], passage: Passage) -> SafeString | str:
    """Return the speaker's name where the label in the text does not say it in the same words."""
    target = _links(context).get((speaker["entry"] or {}).get("key") or "")
    called = target.name[0] if target else speaker["name"]
    if passage.about.get("label") and fold(passage.about["label"]) == fold(called):
        return ""
    return markup.reference(speaker["entry"] or {"label": speaker["name"]}, _links(context))


@register.simple_tag
def office_apart(speaker: dict[str, Any], passage: Passage) -> str:
    """Return the office that the text gives a speaker, where the label of this passage does not say it already."""
    office = speaker["office_as_labelled"]
    return "" if fold(office) in fold(passage.about.get("label") or "") else office


@register.simple_tag
def source_address(address: str) -> SafeString:
    """Return the address of a source as words; as a link when it is one that a browser can follow safely."""
    if not address.startswith(("http://", "https://")):
        return format_html("<span>{}</span>", address)
    return format_html('<a href="{}" rel="noreferrer external">{}</a>', address, address)


@register.filter
def edtf(date: str) -> str:
    """Return an EDTF date in words of the page's language."""
    return show(date, page_language()) if date else ""


def _links(context: Context) -> dict[str, Target]:
    return context.get("links") or {}


@register.filter
def word(code: str, table: str) -> str:
    """Return what a code is called: `{{ form|word:"form" }}`."""
    return words.word(table, code) if code else ""


@register.filter
def backward(relation: str) -> str:
    """Return what a relation is called by the entry that it points to."""
    return words.word("backward", relation)


@register.filter
def tongue(language: str) -> str:
    """Return the name of a language in the page's language."""
    return language_name(language, page_language()) if language else ""


@register.filter
def list_address(kind: str) -> str:
    """Return the address of the list of a kind."""
    return kinds.list_address(kind)


@register.filter
def of(table: dict[str, Any], key: str) -> Any:
    """Return what a table holds under a key, [] where it holds nothing: `{{ beside|of:text.id }}`."""
    return (table or {}).get(key) or []
