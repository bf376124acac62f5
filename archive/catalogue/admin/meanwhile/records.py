"""A page of the admin that knows from which version it was made, and stops where somebody else has saved since."""

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Any

from django.db import transaction
from django.db.models import Model
from django.forms import ModelForm, model_to_dict
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy

from ..history.sources import Source, of_form
from .meeting import Side, meet, take
from .versions import Meanwhile, lasts, since, states, version_of

VERSION = "_version"
PAIRS = {"EntryTopic": "topics", "EntryCollection": "collections"}
STOPPED = gettext_lazy(
    "Somebody else has saved this since you opened the page. Nothing of yours is lost: see above, and save again."
)


class Watched:
    """A noun whose page is saved only over the version that it was made from, or knowingly over another one."""

    def changeform_view(
        self, request: HttpRequest, object_id: str | None = None, form_url: str = "", extra_context: Any = None
    ) -> HttpResponse:
        """Return the page; where somebody else saved meanwhile, with both values and nothing written."""
        more: dict[str, Any] = dict(extra_context or {})
        with transaction.atomic():
            found = self.get_object(request, object_id) if object_id else None
            if found is not None:
                if request.method == "POST":
                    type(found)._base_manager.select_for_update().filter(pk=found.pk).first()
                sources = of_form(found)
                more["version"] = now = version_of(sources)
                if request.method == "POST" and VERSION in request.POST:
                    self.met(request, found, sources, now)
                    more["meanwhile"] = getattr(request, "meanwhile", None)
            return super().changeform_view(request, object_id, form_url, more)

    def met(self, request: HttpRequest, found: Model, sources: list[Source], now: str) -> None:
        """Compare what was sent with what others saved since the page was made."""
        data = request.POST.copy()
        sent = data[VERSION]
        known = lasts(sent, sources) if sent != now else None
        sides = list(self.sides(request, found, sources, known))
        take(data, sides)
        if sent != now:
            acts = since(sources, sent) if known else []
            request.meanwhile = Meanwhile(acts, meet(data, sides))
            data[VERSION] = now
        request.POST = data

    def sides(
        self, request: HttpRequest, found: Model, sources: list[Source], known: list[int] | None
    ) -> Iterator[Side]:
        """Yield every field of the page and of its rows, as it was in the version `known` and as it is."""
        tables = {one.events.model.pgh_tracked_model: place for place, one in enumerate(sources)}
        before = {model: states(sources[place], known[place]) if known else {} for model, place in tables.items()}
        form = self.get_form(request, found, change=True)(instance=found)
        own = [rows.get(found.pk) for model, rows in before.items() if isinstance(found, model)]
        pairs = {
            field: {getattr(event, f"{field[:-1]}_id") for event in rows.values()}
            for model, rows in before.items()
            if (field := PAIRS.get(model.__name__))
        }
        yield from sides_of(form, "", own, pairs if known else {})
        for formset_class, inline in self.get_formsets_with_inlines(request, found):
            prefix = formset_class.get_default_prefix()
            formset = formset_class(instance=found, queryset=inline.get_queryset(request))
            sent = range(whole(request.POST.get(f"{prefix}-INITIAL_FORMS", "")))
            key = formset.model._meta.pk.name
            pks = [request.POST.get(f"{prefix}-{number}-{key}", "") for number in sent]
            wanted = [pk for pk in pks if pk.isdecimal() and len(pk) < 19]
            rows = {str(row.pk): row for row in formset.queryset.filter(pk__in=wanted)}
            for number, pk in enumerate(pks):
                if pk in rows:
                    row = formset_class.form(instance=rows[pk], prefix=f"{prefix}-{number}")
                    event = before.get(formset.model, {}).get(rows[pk].pk)
                    yield from sides_of(row, f"{inline.opts.verbose_name} “{rows[pk]}”: ", [event])

    def get_form(self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any) -> type[ModelForm]:
        """Return the form; where others saved meanwhile it is not valid, so that it is shown again."""
        form = super().get_form(request, obj, change=change, **kwargs)
        if getattr(request, "meanwhile", None) is None:
            return form

        class Stopped(form):
            def clean(self) -> dict[str, Any]:
                data = super().clean()
                self.add_error(None, STOPPED)
                return data if data is not None else self.cleaned_data

        return Stopped


def sides_of(
    form: ModelForm, whose: str, events: list[Any], pairs: Mapping[str, set[int]] = MappingProxyType({})
) -> Iterator[Side]:
    """Yield the fields of one form; `events` hold the row as it was in the version of the page."""
    now = model_to_dict(form.instance, form.fields)
    events = [event for event in events if event is not None]
    for name, field in form.fields.items():
        if name not in now:
            continue
        base = value = now[name]
        model_field = form.instance._meta.get_field(name)
        if model_field.many_to_many:
            value = sorted(one.pk for one in value)
            base = sorted(pairs[name]) if name in pairs else value
        else:
            base = next((getattr(e, model_field.attname) for e in events if hasattr(e, model_field.attname)), base)
        yield Side(form.add_prefix(name), f"{whose}{field.label or name}", field, base, value)


def whole(number: str) -> int:
    """Return a number that was sent, 0 where it is none."""
    return int(number) if number.isdecimal() and len(number) < 6 else 0
