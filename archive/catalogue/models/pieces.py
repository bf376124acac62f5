"""Words found anywhere in a column by an index: of the pairs of letters that stand in them, and of single Han letters.

What comes from the index holds all these pieces, in whatever order; the words themselves are looked for in it then.
"""

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.lookups import DataContains
from django.db.models import Expression, F, Func, Q, TextField, Value
from django.db.models.lookups import Contains

FIRST_HAN = "\u2e80"  # from here on a single letter is a word; migration 0012 says the same


def pieces(words: Expression | F | str) -> Func:
    """Return the pieces of a column, or of an expression, as an array."""
    return Func(words, function="catalogue_pieces", output_field=ArrayField(TextField()))


def pieces_index(words: Expression | str, name: str) -> GinIndex:
    """Return the index that `holding` needs on the same column or expression."""
    return GinIndex(pieces(words), name=name)


def holding(column: Expression | F, words: str) -> Q:
    """Return the condition that a column, or an expression, holds `words` letter by letter."""
    found = Q(Contains(column, Value(words)))
    in_pieces = len(words) > 1 or words >= FIRST_HAN
    return Q(DataContains(pieces(column), pieces(Value(words)))) & found if in_pieces else found
