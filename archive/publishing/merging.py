"""Two entries that are one: everything that pointed to the first is moved to the second, and nothing is lost."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Exists, ForeignKey, Model, OuterRef, Q, QuerySet, UniqueConstraint
from django.utils.translation import gettext as _

from archive.catalogue.models import Entry, Mark, Mention, Merger, Name, ReviewNote, Tenure, Text

# What tells of a record alone, and stays with it.
STAYING = {ReviewNote, Mark, Merger}
# Said twice it would be no fault to the database, and still is one.
ALIKE = {Tenure: (("person", "office", "when_edtf", "note"), Q())}
OF_EVERY_KIND = ("when_edtf", "summary", "remarks", "stub")
SOURCE, TARGET = "source", "target"


class Clash(Exception):
    """Two rows say different things of what is now one entry; a curator has to choose first."""


@dataclass(frozen=True)
class Choices:
    """What a curator chose where the two say different things.

    `fields` of the source that take the place of the target's, `preferred` languages in which the source's name
    is the preferred one, and for rows that clash (by their `row_name`) whose is kept, "source" or "target".
    """

    fields: frozenset[str] = frozenset()
    preferred: frozenset[str] = frozenset()
    rows: Mapping[str, str] = field(default_factory=dict)


def move_everything(source: Entry, target: Entry, choices: Choices | None = None) -> None:
    """Point every participation, mention, relation, name, text and reference of `source` to `target`.

    Only a row that says of the target what is said already, or that ties the two to each other, is dropped;
    Clash names one that says something else and was not chosen.
    """
    choices = choices or Choices()
    take_fields(source, target, choices.fields)
    yield_names(source, target, choices.preferred)
    move_texts(source, target)
    record = source.record
    for model, name in pointing(record):
        move(model, name, record, target, choices.rows)
    for related in record._meta.related_objects:
        if related.many_to_many:
            tied = getattr(record, related.get_accessor_name())
            getattr(target.record, related.get_accessor_name()).add(*tied.all())
            tied.clear()
    target.topics.add(*source.topics.all())
    target.collections.add(*source.collections.all())


def own_fields(record: Entry) -> list[Any]:
    """Return what a curator says of a record itself, one field for its date."""
    own = [one for one in record._meta.local_concrete_fields if not one.primary_key and type(record) is not Entry]
    return [*(Entry._meta.get_field(name) for name in OF_EVERY_KIND), *own]


def take_fields(source: Entry, target: Entry, names: frozenset[str]) -> None:
    """Give the target the values that were chosen of the source, and those where it has none."""
    one, other = source.record, target.record
    for each in own_fields(one):
        value, kept = getattr(one, each.attname), getattr(other, each.attname)
        chosen = each.name in names or (not kept and each.name != "stub")
        if not chosen or value in (kept, other.pk):
            continue
        values = {each.attname: value}
        if each.name == "when_edtf":
            values = {name: getattr(one, name) for name in ("when_words", "when_edtf", "when_earliest", "when_latest")}
        each.model._default_manager.filter(pk=other.pk).update(**values)


def yield_names(source: Entry, target: Entry, chosen: frozenset[str]) -> None:
    """Leave one preferred name in each language: the target's, the source's where it was chosen or is the only one."""
    preferred = Name.Kind.PREFERRED
    theirs = set(target.names.filter(kind=preferred).values_list("language", flat=True))
    source.names.filter(kind=preferred, language__in=theirs - chosen).update(kind=Name.Kind.VARIANT)
    won = chosen & set(source.names.filter(kind=preferred).values_list("language", flat=True))
    target.names.filter(kind=preferred, language__in=won).update(kind=Name.Kind.VARIANT)


def move_texts(source: Entry, target: Entry) -> None:
    """Give the texts of `source` to `target`, each under a short name that is free there."""
    for text in Text.objects.filter(entry=source).defer("received").order_by("position", "pk"):
        text.entry = target
        text.identifier = text.free_identifier()
        text.save(update_fields=["entry", "identifier"])


def pointing(record: Entry) -> Iterator[tuple[type[Model], str]]:
    """Yield the models of the catalogue whose rows point to a record and go with it, with the field that points."""
    for related in record._meta.related_objects:
        model = related.related_model
        ours = model._meta.app_label == "catalogue" and not hasattr(model, "pgh_tracked_model")
        if related.one_to_many and ours and model not in STAYING:
            yield model, related.field.name


def move(model: type[Any], name: str, source: Entry, target: Entry, chosen: Mapping[str, str]) -> None:
    """Point the rows of one model to the target, those apart that stand in the way of others there."""
    rows = model._default_manager.filter(**{f"{name}_id": source.pk})
    rows.filter(between(model, name, target)).delete()
    for row, other in clashing(model, name, source, target):
        settle(row, other, chosen.get(row_name(row), ""))
    rows.update(**{f"{name}_id": target.pk})


def between(model: type[Model], name: str, target: Entry) -> Q:
    """Return which rows tie the two to each other: of one entry they say nothing."""
    others = [one.name for one in model._meta.local_fields if isinstance(one, ForeignKey) and one.name != name]
    to_entries = [one for one in others if issubclass(model._meta.get_field(one).related_model, Entry)]
    found = Q(pk__in=[])
    for other in to_entries:
        found |= Q(**{f"{other}_id": target.pk})
    return found


def clashing(model: type[Any], name: str, source: Entry, target: Entry) -> Iterator[tuple[Any, Any]]:
    """Yield the rows that point to the source and cannot point to the target, each with the one in its way."""
    for others, condition in once_only(model, name):
        same = {other: OuterRef(other) for other in others}
        there = model._default_manager.filter(condition, **{f"{name}_id": target.pk})
        rows: QuerySet[Any] = model._default_manager.filter(condition, **{f"{name}_id": source.pk})
        for row in rows.exclude(between(model, name, target)).filter(Exists(there.filter(**same))):
            yield row, there.get(**{other: getattr(row, other) for other in others})


def once_only(model: type[Model], name: str) -> Iterator[tuple[list[str], Q]]:
    """Yield what, beside the field `name`, may stand once only, and of which rows this holds."""
    rules = [(one.fields, one.condition or Q()) for one in model._meta.constraints if isinstance(one, UniqueConstraint)]
    rules += [ALIKE[model]] if model in ALIKE else []
    for fields, condition in rules:
        if name in fields and not (model is Name and condition):  # of preferred names one is left by now
            yield [one for one in fields if one != name], condition


def settle(row: Any, other: Any, chosen: str) -> None:
    """Leave one of two rows that stand in each other's way; Clash where both say something and none was chosen."""
    if isinstance(row, Mention):
        if row.status == Mention.Status.CONFIRMED:
            Mention.objects.filter(pk=other.pk).update(status=row.status, how=row.how)
        row.delete()
    elif isinstance(row, Name):
        if row.kind == Name.Kind.PREFERRED:
            Name.objects.filter(pk=other.pk).update(kind=row.kind)
        row.delete()
    elif says_as_much(other, row) or chosen == TARGET:
        row.delete()
    elif says_as_much(row, other) or chosen == SOURCE:
        other.delete()
    else:
        what = row._meta.verbose_name
        raise Clash(
            _("Both records have the %(what)s “%(row)s”, with different details. Choose one, or make them alike.")
            % {"what": what, "row": row}
        )


def says_as_much(other: Any, row: Any) -> bool:
    """Return whether `other` says all that `row` says, but for where both point and their order."""
    apart = {"id", "position", "folded", "arrived_at"}
    said = [one for one in row._meta.fields if one.name not in apart and getattr(row, one.attname)]
    differ = [one for one in said if getattr(other, one.attname) != getattr(row, one.attname)]
    return all(isinstance(one, ForeignKey) and issubclass(one.related_model, Entry) for one in differ)


def row_name(row: Model) -> str:
    """Return by what a row is called in a form: participation-12."""
    return f"{row._meta.model_name}-{row.pk}"


def open_choices(source: Entry, target: Entry) -> list[tuple[Any, Any]]:
    """Return the pairs of rows of which a curator has to choose one."""
    found = []
    for model, name in pointing(source.record):
        for row, other in clashing(model, name, source, target):
            apart = (
                not isinstance(row, Mention | Name) and not says_as_much(other, row) and not says_as_much(row, other)
            )
            found += [(row, other)] if apart else []
    return found
