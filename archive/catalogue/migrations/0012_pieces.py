"""Names, keys and numbers are found by any part of them with an index: of pairs of letters, and single Han letters."""

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import migrations, models
from django.db.models.functions import Lower

PIECES = """
CREATE FUNCTION catalogue_pieces(words text) RETURNS text[] LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
    SELECT coalesce(array_agg(DISTINCT piece), '{}') FROM (
        SELECT letter || lead(letter) OVER () AS piece FROM string_to_table(words, NULL) letter
        UNION ALL
        SELECT letter FROM string_to_table(words, NULL) letter WHERE letter COLLATE "C" >= U&'\\2E80'
    ) pieces WHERE piece IS NOT NULL
$$;
"""


def index(model: str, words: models.Expression | str, name: str) -> migrations.AddIndex:
    """Return the operation that makes the index of a column's pieces."""
    pieces = models.Func(words, function="catalogue_pieces", output_field=ArrayField(models.TextField()))
    return migrations.AddIndex(model, GinIndex(pieces, name=name))


class Migration(migrations.Migration):
    dependencies = [("catalogue", "0011_bulk_changes")]

    operations = [
        migrations.RunSQL(PIECES, "DROP FUNCTION catalogue_pieces(text)"),
        index("name", "folded", "name_pieces"),
        index("entry", "key", "entry_key_pieces"),
        index("document", Lower("number"), "document_number_pieces"),
        index("statement", Lower("number"), "statement_number_pieces"),
    ]
