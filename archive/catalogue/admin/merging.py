"""The pages of merging: two records side by side, each value chosen; and of taking it back."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.admin import AdminSite, ModelAdmin
from django.db.models import ForeignKey
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from archive.catalogue.models import Entry, Name, Relation
from archive.catalogue.roles import PUBLISH
from archive.publishing.acts import merge
from archive.publishing.merging import SOURCE, TARGET, Choices, open_choices, own_fields, pointing, row_name
from archive.publishing.unmerging import last_merger, unmerge
from archive.sentences import page_language
from archive.text.when import show

from .act_pages import act_page, change_address, done, found
from .choosing import finder_of
from .publication_forms import ReasonForm


@dataclass(frozen=True)
class Pair:
    """What the two say of one thing: name of the form's field, what it is, their words."""

    name: str
    title: str
    source: str
    target: str


class IntoForm(forms.Form):
    """Which record stays."""

    into = forms.ModelChoiceField(
        queryset=Entry.objects.none(), label=gettext_lazy("Into"), help_text=gettext_lazy("The record that stays.")
    )

    def __init__(self, *args: Any, entry: Entry, site: AdminSite, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        standing = Entry.objects.filter(kind=entry.kind).exclude(pk=entry.pk)
        gone = (Entry.State.MERGED, Entry.State.WITHDRAWN)
        self.fields["into"].queryset = standing.exclude(state__in=gone)
        # It is found through the same search as related records.
        finder_of(self.fields["into"], Relation._meta.get_field("object"), site)


class MergeForm(ReasonForm):
    """Why the two are one, and whose value is kept where they say different things."""

    def __init__(self, *args: Any, source: Entry, target: Entry, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["reason"].help_text = _("Why the two are one. The old address will lead to the record that stays.")
        self.pairs = list(pairs_of(source, target))
        for pair in self.pairs:
            self.fields[pair.name] = forms.ChoiceField(
                label=pair.title,
                choices=[(TARGET, pair.target), (SOURCE, pair.source)],
                widget=forms.RadioSelect,
                initial=TARGET,
                required=False,
            )

    def rows(self) -> list[tuple[Pair, Any]]:
        """Return each pair with its field."""
        return [(pair, self[pair.name]) for pair in self.pairs]

    def choices(self) -> Choices:
        """Return what was chosen; where nothing was, the record that stays keeps what it says."""
        chosen = {name: self.cleaned_data[name] or TARGET for name in (pair.name for pair in self.pairs)}
        won = {name for name, whose in chosen.items() if whose == SOURCE}
        return Choices(
            fields=frozenset(name.removeprefix("field-") for name in won if name.startswith("field-")),
            preferred=frozenset(name.removeprefix("name-") for name in won if name.startswith("name-")),
            rows={name.removeprefix("row-"): whose for name, whose in chosen.items() if name.startswith("row-")},
        )


def pairs_of(source: Entry, target: Entry) -> Any:
    """Yield what the two say differently: fields, preferred names, rows of which one can stand only."""
    one, other = source.record, target.record
    for each in own_fields(one):
        if (mine := said(one, each)) != (theirs := said(other, each)) and mine and theirs:
            yield Pair(f"field-{each.name}", str(each.verbose_name), mine, theirs)
    preferred = Name.objects.filter(kind=Name.Kind.PREFERRED)
    theirs_by = dict(preferred.filter(entry=target).values_list("language", "text"))
    for language, text in preferred.filter(entry=source).order_by("language").values_list("language", "text"):
        if theirs_by.get(language, text) != text:
            title = _("Preferred name (%(language)s)") % {"language": language}
            yield Pair(f"name-{language}", title, text, theirs_by[language])
    for row, there in open_choices(source, target):
        yield Pair(f"row-{row_name(row)}", str(row._meta.verbose_name), details(row), details(there))


def said(record: Entry, field: Any) -> str:
    """Return the value of a record's field in words."""
    value = getattr(record, field.name)
    if field.name == "when_edtf":
        return f"{record.when_words or show(value, page_language())} ({value})" if value else record.when_words
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    return str(dict(field.flatchoices).get(value, value) if field.flatchoices else value or "")


def details(row: Any) -> str:
    """Return what a row says, field by field."""
    told = [one for one in row._meta.fields if not one.primary_key and one.name not in ("folded", "position")]
    parts = [(one, said(row, one)) for one in told if getattr(row, one.attname) not in (None, "")]
    return "; ".join(f"{one.verbose_name}: {words}" for one, words in parts if words)


def merge_page(request: HttpRequest, model_admin: ModelAdmin, object_id: str) -> HttpResponse:
    """Ask into which record; show both side by side; on POST, make them one."""
    entry = found(request, model_admin, object_id, PUBLISH)
    asked = request.POST if request.method == "POST" else request.GET
    into = IntoForm(asked if "into" in asked else None, entry=entry, site=model_admin.admin_site)
    if not into.is_valid():
        return act_page(request, model_admin, entry, into, "merge_into")
    target = into.cleaned_data["into"]
    form = MergeForm(request.POST if request.method == "POST" else None, source=entry, target=target)
    if request.method == "POST" and form.is_valid():
        answer = done(request, target, lambda: merged(entry, target, form, request.user))
        if answer:
            return answer
    return act_page(request, model_admin, entry, form, "merge", **beside(entry, target))


def unmerge_page(request: HttpRequest, model_admin: ModelAdmin, object_id: str) -> HttpResponse:
    """Ask why the two are not one; on POST, part them."""
    entry = found(request, model_admin, object_id, PUBLISH)
    merger = last_merger(entry.key)
    if merger is None:
        messages.error(request, _("“%(name)s” is not merged into another record.") % {"name": entry})
        return HttpResponseRedirect(change_address(entry))
    form = ReasonForm(request.POST or None)
    form.fields["reason"].help_text = _("Why the two are not one. Readers see it in the list of editions.")
    if request.method == "POST" and form.is_valid():
        answer = done(request, entry, lambda: parted(entry, merger.target, form, request.user))
        if answer:
            return answer
    return act_page(request, model_admin, entry, form, "unmerge", merger=merger)


PAGES: dict[str, Callable[..., HttpResponse]] = {"merge": merge_page, "unmerge": unmerge_page}


def merged(entry: Entry, into: Entry, form: MergeForm, by: Any) -> str:
    merge(entry.key, into.key, form.cleaned_data["reason"], form.choices(), by)
    return _("“%(name)s” is merged into “%(into)s”: its address leads there now.") % {"name": entry, "into": into}


def parted(entry: Entry, target: Entry, form: ReasonForm, by: Any) -> str:
    editions = unmerge(entry.key, form.cleaned_data["reason"], by)
    told = _("Readers find both again.") if editions else _("Neither was made public by it.")
    return _("“%(name)s” and “%(other)s” are two records again.") % {"name": entry, "other": target} + f" {told}"


def beside(source: Entry, target: Entry) -> dict[str, Any]:
    """Return what the page shows of the two: all that they say, and how much points to each."""
    return {
        "target": target,
        "swap": f"{reverse(f'admin:catalogue_{target.kind}_merge', args=[target.pk])}?into={source.pk}",
        "sides": [(one, facts_of(one)) for one in (source, target)],
    }


def facts_of(entry: Entry) -> list[tuple[str, list[str]]]:
    """Return what a record says and what points to it, each with its values in words."""
    record = entry.record
    names = [f"{name.text} ({name.language}, {name.get_kind_display()})" for name in entry.names.all()]
    told = [(_("names"), names)]
    told += [(str(each.verbose_name), [words]) for each in own_fields(record) if (words := said(record, each))]
    for model, name in pointing(record):
        if model is Name:
            continue
        noun = str(model._meta.verbose_name_plural)
        field = model._meta.get_field(name)
        where = "" if isinstance(field, ForeignKey) and name == "entry" else f" ({field.verbose_name})"
        if number := model._default_manager.filter(**{f"{name}_id": record.pk}).count():
            told.append((f"{noun}{where}", [str(number)]))
    return told
