"""Entries to be marked are found by their keys: else the planner may walk all that is published to find a few."""

from django.db import migrations

REGISTER_LOCK = 0x_C4A2_C321  # that of archive.publishing.acts

MARKING = f"""
CREATE OR REPLACE FUNCTION mark_entries(ids bigint[]) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    publishing boolean := NOT pg_try_advisory_xact_lock_shared({REGISTER_LOCK});
BEGIN
    WITH touched AS MATERIALIZED (SELECT id, state FROM catalogue_entry WHERE id = ANY(ids))
    INSERT INTO catalogue_mark (entry_id) SELECT id FROM touched WHERE publishing OR state = 'published';
END $$;
"""


class Migration(migrations.Migration):
    dependencies = [("catalogue", "0009_attachments")]

    operations = [migrations.RunSQL(MARKING, migrations.RunSQL.noop)]
