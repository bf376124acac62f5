"""Many changed entries are marked by joining what was with what is by hashing: a FULL JOIN is never done row by row.

The plan that a session keeps of it may have been made for one row; see archive/catalogue/recording.py.
"""

from django.db import migrations

MARK = """
CREATE OR REPLACE FUNCTION mark_changed_entries() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    publishing boolean := NOT pg_try_advisory_xact_lock_shared(3299001121);  -- that of archive.publishing.acts
    named bigint[];
BEGIN
    IF NOT publishing AND NOT EXISTS (
        SELECT FROM new_rows n {join} old_rows o USING (id) WHERE 'published' IN (n.state, o.state)
    ) THEN
        RETURN NULL;  -- drafts: the most of what is written, and no edition holds or names them
    END IF;
    PERFORM mark_entries(ARRAY(
        SELECT n.id FROM new_rows n {join} old_rows o USING (id)
        WHERE (n.key, n.label, n.stub, n.summary, n.when_words, n.when_edtf, n.when_earliest, n.when_latest)
        IS DISTINCT FROM (o.key, o.label, o.stub, o.summary, o.when_words, o.when_edtf, o.when_earliest, o.when_latest)
    ));
    named := ARRAY(
        SELECT n.id FROM new_rows n {join} old_rows o USING (id)
        WHERE ((n.key, n.label) IS DISTINCT FROM (o.key, o.label) AND (publishing OR n.state = 'published'))
        OR (n.state = 'published') <> (o.state = 'published')
    );
    IF cardinality(named) > 0 THEN
        -- What is published in this very statement names the others of it already.
        PERFORM mark_entries(ARRAY(
            SELECT entries_naming(named)
            EXCEPT SELECT n.id FROM new_rows n {join} old_rows o USING (id)
            WHERE n.state = 'published' AND o.state <> 'published'
        ));
    END IF;
    RETURN NULL;
END $$;
"""


def function(join: str) -> str:
    """Return the function with one kind of join; each of the old rows has its new one, so both say the same."""
    return MARK.replace("{join}", join)


class Migration(migrations.Migration):
    dependencies = [("catalogue", "0016_ends_of_a_relation")]

    operations = [migrations.RunSQL(function("FULL JOIN"), function("JOIN"))]
