"""Two curators on one text: what the other changed of a page of passages, beside what was chosen here."""

from collections.abc import Iterator
from typing import Any

from django.http import QueryDict

from archive.catalogue.models import Passage, Text

from ..history.sources import of_part
from ..meanwhile import Meanwhile, Side, meet, since
from ..meanwhile.meeting import take
from ..meanwhile.versions import lasts, states
from .forms import PassagesForm

VERSION = "_version"


def met(data: QueryDict, text: Text, form: PassagesForm, now: str) -> Meanwhile | None:
    """Put what others changed into what was sent, and return what both changed; None where nobody else was there."""
    sent = data.get(VERSION, now)
    sources = of_part(text)
    known = lasts(sent, sources) if sent != now else None
    before: dict[Any, Any] = {}
    if known:
        place = next(at for at, one in enumerate(sources) if one.events.model.pgh_tracked_model is Passage)
        before = states(sources[place], known[place])
    sides = list(sides_of(form, before))
    take(data, sides)
    if sent == now:
        return None
    meanwhile = Meanwhile(since(sources, sent) if known else [], meet(data, sides))
    data[VERSION] = now
    return meanwhile


def sides_of(form: PassagesForm, before: dict[Any, Any]) -> Iterator[Side]:
    """Yield the fields of passages with their values as they were and as they are."""
    for passage in form.passages:
        event = before.get(passage.pk, passage)
        for name, attribute in (("kind", "kind"), ("speaker", "speaker_id"), ("sure", "speaker_status")):
            field = form.fields.get(f"{name}-{passage.pk}")
            if field is not None:
                base, value = getattr(event, attribute), getattr(passage, attribute)
                if name == "sure":
                    base, value = (one == Passage.Status.CONFIRMED for one in (base, value))
                label = str(field.label) if name == "kind" else f"{passage.anchor}: {field.label}"
                yield Side(f"{name}-{passage.pk}", label, field, base, value)
