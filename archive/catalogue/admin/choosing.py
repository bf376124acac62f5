"""Fields that are filled by typing a name; what they show is known already and is not asked for one by one."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.admin.widgets import AutocompleteSelect
from django.db.models import Field, ForeignKey, Model
from django.http import HttpRequest
from django.utils.translation import gettext as _

from .rows import Rows


class KnownSelect(AutocompleteSelect):
    """Like its parent, but `known` records are shown without a query; with `offered` they can also be chosen
    where no script runs. `about` is what its form calls the field, if it calls it otherwise than the model does.
    """

    known: tuple[Model, ...] = ()
    offered = False
    about = ""

    def build_attrs(self, base_attrs: dict[str, Any], extra_attrs: dict[str, Any] | None = None) -> dict[str, Any]:
        """Return the attributes of the field; while it is empty it says what it is for, also to who cannot see it."""
        about = self.about or str(self.field.verbose_name)
        return {
            **super().build_attrs(base_attrs, extra_attrs),
            "data-placeholder": _("%(about)s: type a name") % {"about": about},
        }

    def optgroups(self, name: str, value: list[str], attr: Any = None) -> list[Any]:
        """Return the options of the field: what is chosen, and what is offered."""
        records = {str(record.pk): record for record in self.known}
        chosen = {str(one) for one in value if str(one) not in ("", "None")}
        if not chosen <= records.keys():
            return super().optgroups(name, value, attr)
        shown = records if self.offered else {pk: records[pk] for pk in chosen}
        options = [] if self.is_required else [self.create_option(name, "", "", not chosen, 0)]
        options += [self.create_option(name, pk, str(one), pk in chosen, 0) for pk, one in shown.items()]
        return [(None, options, 0)]


def finder_of(
    field: forms.ModelChoiceField,
    pointing: Field,
    site: admin.AdminSite,
    known: Iterable[Model] = (),
    offered: bool = False,
) -> None:
    """Let a form's field be filled by typing a name, with what the model field `pointing` may point to."""
    widget = KnownSelect(pointing, site)
    widget.is_required = field.required
    widget.known, widget.offered, widget.about = tuple(known), offered, str(field.label or "")
    field.widget = widget
    widget.choices = field.choices


class KnowingForm(forms.ModelForm):
    """A row of an inline table that shows what its record points to as the table fetched it."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            widget = getattr(field.widget, "widget", field.widget)
            widget.attrs.setdefault("aria-label", str(field.label))
            pointing = self.instance._meta.get_field(name) if isinstance(widget, KnownSelect) else None
            if isinstance(pointing, ForeignKey) and pointing.is_cached(self.instance):
                record = getattr(self.instance, name)
                widget.known = (record,) if record is not None else ()


class Choosing:
    """An admin whose `autocomplete_fields` are filled by typing into a KnownSelect."""

    def formfield_for_foreignkey(self, db_field: ForeignKey, request: HttpRequest, **kwargs: Any) -> Any:
        """Return the field, filled by typing where the admin says so."""
        if db_field.name in self.get_autocomplete_fields(request):
            kwargs["widget"] = KnownSelect(db_field, self.admin_site)
        return super().formfield_for_foreignkey(db_field, request, **kwargs)


class Part(Choosing, admin.TabularInline):
    """An inline table with a fixed number of queries, however many rows it has; very many are shown by pages."""

    form = KnowingForm
    formset = Rows
    template = "admin/parts/rows.html"
    in_pages = True

    def get_formset(self, request: HttpRequest, obj: Any = None, **kwargs: Any) -> Any:
        """Return the rows, with the page of them that the address asks for."""
        formset = super().get_formset(request, obj, **kwargs)
        formset.wanted = request.GET.get(formset.get_default_prefix(), "1") if self.in_pages else None
        return formset
