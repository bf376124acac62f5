"""What of the words in the box could not be meant, shown at its place, and what was done instead."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from archive.reading.search.ask import Trouble

SAID: Mapping[str, Promise] = {
    "open": _("This bracket is never closed. It was read as if it closed at the end."),
    "close": _("This bracket was never opened. It was left out."),
    "quote": _("This quotation mark is never closed. All that follows it was read as one phrase."),
    "or": _("OR needs words on both sides. It was left out."),
    "and": _("AND needs words on both sides. It was left out."),
    "signs": _("Only letters and figures can be searched. This was left out."),
    "star": _("An asterisk stands for any ending, after the beginning of a single word. Here it was read as a space."),
    "not": _("Nothing follows NOT. It was left out."),
    "empty": _("Nothing follows the name of this field. It was left out."),
    "deep": _("There are too many brackets within brackets. This one was left out."),
    "many": _("Only the first 60 words are read. What follows was left out."),
    "date": _(
        "“%(value)s” could not be read as a date, and was left out. "
        'Write date:2022, date:2022-02-14, date:2021-12..2022-02 or date:"February 2022".'
    ),
    "unknown-speaker": _("Nobody who is called “%(value)s” is known here. It was left out."),
    "unknown-mentions": _("Nothing that is called “%(value)s” is known here. It was left out."),
    "unknown-place": _("No place that is called “%(value)s” is known here. It was left out."),
    "unknown-country": _("No country that is called “%(value)s” is known. It was left out."),
    "unknown-topic": _("No topic that is called “%(value)s” is known here. It was left out."),
    "unknown-office": _("No office that is called “%(value)s” is known here. It was left out."),
    "unknown-kind": _("“%(value)s” is no kind of entry. It was left out."),
    "unknown-language": _("“%(value)s” is no language that is known here. It was left out."),
    "unknown-standing": _("“%(value)s” is no standing of a text. It was left out."),
}


@dataclass(frozen=True)
class Mistake:
    """One mistake: what was typed with its place marked, and what is said of it."""

    typed: SafeString
    said: str


def mistakes(typed: str, troubles: Sequence[Trouble]) -> list[Mistake]:
    """Return what could not be meant, each at its place in what was typed."""
    return [Mistake(marked(typed, one.start, one.end), str(SAID[one.code] % {"value": one.value})) for one in troubles]


def marked(typed: str, start: int, end: int) -> SafeString:
    """Return what was typed as HTML with [start, end) marked."""
    return format_html("{}<mark>{}</mark>{}", typed[:start], typed[start:end], typed[end:])
