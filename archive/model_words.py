"""The words of models (names of tables and columns, explanations, choices) are said in the language of who reads them.

Models are written in plain English; here all of it is looked up anew whenever a page shows it.
"""

from collections.abc import Iterator
from typing import Any

from django.core.validators import RegexValidator
from django.db.models import BaseConstraint, Field, Model
from django.utils.functional import Promise, lazy
from django.utils.translation import gettext, gettext_lazy, pgettext


def translate_models(models: list[type[Model]]) -> None:
    """Let all words of the models be translated where they are shown; what the database knows stays as it is."""
    for model in models:
        # Where a model names no plural, Django makes one of the English word, which stays English unless looked up.
        model._meta.verbose_name_plural = said(str(model._meta.verbose_name_plural))
        model._meta.verbose_name = said(model._meta.verbose_name)
        for field in shown_fields(model):
            field.verbose_name, field.help_text = said_of("column", str(field.verbose_name)), said(field.help_text)
            if field.choices:
                field.choices = [(value, said_of(field.name, str(words))) for value, words in field.choices]
        for rule in rules(model):
            rule.message = said(rule.message)
        for constraint in constraints(model):
            constraint.violation_error_message = said(constraint.violation_error_message)


def words_of(models: list[type[Model]]) -> Iterator[str]:
    """Yield all words of the models, in English."""
    for model in models:
        yield from (str(model._meta.verbose_name), str(model._meta.verbose_name_plural))
        for field in shown_fields(model):
            yield from (str(field.verbose_name), str(field.help_text))
            yield from (str(words) for _, words in field.choices or ())
        yield from (str(rule.message) for rule in rules(model))
        yield from (str(constraint.violation_error_message) for constraint in constraints(model))


def shown_fields(model: type[Model]) -> list[Field]:
    """Return the columns of a model that have words: not its number, nor the way to its parent."""
    fields = [*model._meta.local_fields, *model._meta.local_many_to_many]
    return [one for one in fields if not one.auto_created and not (one.primary_key and one.remote_field is None)]


def rules(model: type[Model]) -> list[RegexValidator]:
    """Return how words must be written in the columns of a model, each with what is said where they are not."""
    found = [rule for field in model._meta.local_fields for rule in field.validators]
    return [rule for rule in found if type(rule) is RegexValidator and rule.message != RegexValidator.message]


def constraints(model: type[Model]) -> list[BaseConstraint]:
    """Return the constraints of a model that say in words of their own what is wrong."""
    found = model._meta.constraints
    return [one for one in found if one.violation_error_message != one.default_violation_error_message]


def said_now(context: str, words: str) -> str:
    """Return words in the language of the page: what they mean in this context, where the catalogues part meanings.

    The name of a column stands in "column", a choice in the name of its column: the state "draft", the form "draft".
    """
    found = pgettext(context, words)
    return found if found != words else gettext(words)


said_of = lazy(said_now, str)


def said(words: Any) -> Any:
    """Return words that are translated when they are shown."""
    return gettext_lazy(words) if words and not isinstance(words, Promise) else words
