from django.db import migrations

# The acts of a run of intake, and what undid them, are found by the run's name.
INDEX = "CREATE INDEX context_of_run ON pghistory_context ((metadata->>'run')) WHERE metadata ? 'run'"


class Migration(migrations.Migration):
    dependencies = [("catalogue", "0017_marks_of_many"), ("pghistory", "0007_auto_20250421_0444")]

    operations = [migrations.RunSQL(INDEX, "DROP INDEX context_of_run")]
