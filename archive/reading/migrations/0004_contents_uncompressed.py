from django.db import migrations

# PostgreSQL's own compression took a third of the time that publishing costs the database; see decision 0020.
EXTERNAL = "ALTER TABLE reading_edition ALTER COLUMN content SET STORAGE EXTERNAL"
EXTENDED = "ALTER TABLE reading_edition ALTER COLUMN content SET STORAGE EXTENDED"


class Migration(migrations.Migration):
    dependencies = [("reading", "0003_files")]

    operations = [migrations.RunSQL(EXTERNAL, EXTENDED)]
