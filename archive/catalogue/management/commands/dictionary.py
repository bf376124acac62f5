"""`manage.py dictionary`: the data dictionary, made from the models and their help texts."""

from collections.abc import Iterator
from typing import Any

from django.apps import apps
from django.core.management.base import BaseCommand
from django.db.models import Field, ForeignKey, ManyToManyField, Model
from django.utils.translation import override

HEAD = """# Data dictionary

Made by `manage.py dictionary > docs/dictionary.md` from the `help_text` of the models; do not edit by hand.
"""


class Command(BaseCommand):
    """Write Markdown to standard output: a section a model, a line a field."""

    help = "Write the data dictionary as Markdown."

    def handle(self, *args: Any, **options: Any) -> None:
        with override("en"):
            self.stdout.write("\n".join(dictionary()))


def dictionary() -> Iterator[str]:
    """Yield the lines of the dictionary: the catalogue's models by name, then those of accounts and the register."""
    yield HEAD
    tracked = [model for model in apps.get_app_config("catalogue").get_models() if not hasattr(model, "pgh_obj")]
    others = [*apps.get_app_config("accounts").get_models(), *apps.get_app_config("reading").get_models()]
    for model in [*sorted(tracked, key=lambda model: model.__name__), *others]:
        if not model.__name__.endswith("Event") and not (model._meta.auto_created or model._meta.proxy):
            yield from section(model)


def section(model: type[Model]) -> Iterator[str]:
    """Yield the lines of one model."""
    yield f"## {model.__name__}\n"
    yield f"{(model.__doc__ or '').strip()}\n"
    yield "| field | what it holds | form |"
    yield "|---|---|---|"
    for field in [*model._meta.local_fields, *model._meta.local_many_to_many]:
        if field.help_text:
            yield f"| `{field.name}` | {field.help_text} | {form(field)} |"
    yield ""


def form(field: Field) -> str:
    """Return what a field takes, in a few words."""
    if isinstance(field, ForeignKey | ManyToManyField):
        return f"{'one' if isinstance(field, ForeignKey) else 'many'} {field.related_model._meta.verbose_name}"
    if field.choices:
        return ", ".join(f"`{value}`" for value, _ in field.choices if value)
    kind = field.get_internal_type().removesuffix("Field").lower()
    return f"{kind}, up to {field.max_length}" if field.max_length else kind
