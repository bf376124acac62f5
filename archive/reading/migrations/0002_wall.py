"""The two walls of the register: it only grows, and the reading room's role may read it and nothing else."""

from django.db import migrations

APPEND_ONLY = """
CREATE FUNCTION register_only_grows() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'the register only grows: % of an edition is refused', lower(TG_OP)
        USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER register_only_grows BEFORE UPDATE OR DELETE ON reading_edition
    FOR EACH ROW EXECUTE FUNCTION register_only_grows();
CREATE TRIGGER register_is_never_emptied BEFORE TRUNCATE ON reading_edition
    FOR EACH STATEMENT EXECUTE FUNCTION register_only_grows();
"""

# Roles belong to the whole server: another archive on it may have made this one already, even at this moment.
READER = """
DO $$
BEGIN
    BEGIN
        CREATE ROLE chancery_reader;
    EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
    END;
    IF NOT pg_has_role(current_user, 'chancery_reader', 'MEMBER') THEN
        EXECUTE format('GRANT chancery_reader TO %I', current_user);
    END IF;
    EXECUTE format('GRANT USAGE ON SCHEMA %I TO chancery_reader', current_schema());
END $$;
GRANT SELECT ON reading_edition TO chancery_reader;
"""


class Migration(migrations.Migration):
    dependencies = [("reading", "0001_initial")]

    operations = [
        migrations.RunSQL(
            APPEND_ONLY,
            "DROP TRIGGER register_only_grows ON reading_edition;"
            "DROP TRIGGER register_is_never_emptied ON reading_edition;"
            "DROP FUNCTION register_only_grows();",
        ),
        migrations.RunSQL(READER, "REVOKE SELECT ON reading_edition FROM chancery_reader;"),
    ]
