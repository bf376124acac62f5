from django.db import migrations

# What is long and never changes is kept as it is: compressing it took a quarter of the time that intake costs the
# database; see decision 0020.
LONG = {"catalogue_capture": "content", "catalogue_text": "received"}
# Most passages have no speaker, most mentions of dates no entry: such events are not sought by it.
SELDOM = {
    "catalogue_passageevent_office_id_b5430aec": ("catalogue_passageevent", "office_id"),
    "catalogue_passageevent_speaker_id_8d9b0918": ("catalogue_passageevent", "speaker_id"),
    "catalogue_mentionevent_entry_id_5e725f72": ("catalogue_mentionevent", "entry_id"),
}


def stored(how):
    return [f"ALTER TABLE {table} ALTER COLUMN {column} SET STORAGE {how}" for table, column in LONG.items()]


def indexed(where):
    made = "DROP INDEX {0}; CREATE INDEX {0} ON {1} ({2}) {3}"
    return [made.format(name, table, column, where.format(column)).strip() for name, (table, column) in SELDOM.items()]


class Migration(migrations.Migration):
    dependencies = [("catalogue", "0018_runs_of_intake")]

    operations = [
        migrations.RunSQL(
            stored("EXTERNAL") + indexed("WHERE {0} IS NOT NULL"),
            stored("EXTENDED") + indexed(""),
        )
    ]
