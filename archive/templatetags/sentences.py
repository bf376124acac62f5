"""For templates: what the program wrote in English, said in the language of the page."""

from typing import Any

from django import template

from archive import sentences

register = template.Library()


@register.filter
def in_language(words: Any) -> str:
    """Return a sentence of the program in the language of the page."""
    return sentences.in_language(str(words))
