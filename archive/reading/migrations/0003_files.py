"""Which public editions name a file: asked for every file that is given out, so it has an index."""

from django.db import migrations

INDEX = """
CREATE INDEX edition_files ON reading_edition USING gin ((content -> 'attachments') jsonb_path_ops)
    WHERE content ? 'attachments';
"""


class Migration(migrations.Migration):
    dependencies = [("reading", "0002_wall")]

    operations = [migrations.RunSQL(INDEX, "DROP INDEX edition_files;")]
