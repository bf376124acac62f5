"""Marks on what differs from its last edition, and the open work of texts: both kept by triggers, for every writer.

A mark says: something that an edition of this entry holds was changed. Which entries these are is said once for each
table, in FEEDS and in `entries_naming`. Only published entries are marked. Whoever writes holds the register's lock
shared until the end of the transaction, so that nothing is published between the look at `state` and the commit;
while somebody publishes, nobody waits: then every entry that is touched is marked.
"""

from django.db import migrations

REGISTER_LOCK = 0x_C4A2_C321  # that of archive.publishing.acts

NAMING = """
CREATE FUNCTION entries_speaking(tenures bigint[]) RETURNS SETOF bigint LANGUAGE sql STABLE AS $$
    -- The office in which somebody speaks is that which they held on the day.
    SELECT t.entry_id FROM catalogue_tenure h
    JOIN catalogue_passage p ON p.speaker_id = h.person_id AND p.office_id IS NULL
    JOIN catalogue_text t ON t.id = p.text_id
    JOIN catalogue_entry e ON e.id = t.entry_id AND e.when_earliest = e.when_latest
        AND e.when_earliest BETWEEN coalesce(h.when_earliest, '-infinity') AND coalesce(h.when_latest, 'infinity')
    WHERE h.id = ANY(tenures)
$$;
CREATE FUNCTION entries_with_offices(offices bigint[]) RETURNS SETOF bigint LANGUAGE sql STABLE AS $$
    SELECT entry_id FROM catalogue_participation WHERE office_id = ANY(offices)
    UNION SELECT t.entry_id FROM catalogue_passage p JOIN catalogue_text t ON t.id = p.text_id
        WHERE p.office_id = ANY(offices)
    UNION SELECT person_id FROM catalogue_tenure WHERE office_id = ANY(offices)
    UNION SELECT organization_id FROM catalogue_office WHERE id = ANY(offices)
    UNION SELECT entries_speaking(ARRAY(SELECT id FROM catalogue_tenure WHERE office_id = ANY(offices)))
$$;
CREATE FUNCTION entries_naming(named bigint[]) RETURNS SETOF bigint LANGUAGE sql STABLE AS $$
    SELECT entry_id FROM catalogue_participation WHERE participant_id = ANY(named)
    UNION SELECT subject_id FROM catalogue_relation WHERE object_id = ANY(named)
    UNION SELECT entry_id FROM catalogue_entry_topics WHERE topic_id = ANY(named)
    UNION SELECT entry_id FROM catalogue_entry_collections WHERE collection_id = ANY(named)
    UNION SELECT t.entry_id FROM catalogue_mention m JOIN catalogue_text t ON t.id = m.text_id
        WHERE m.entry_id = ANY(named) AND m.status = 'confirmed'
    UNION SELECT t.entry_id FROM catalogue_passage p JOIN catalogue_text t ON t.id = p.text_id
        WHERE p.speaker_id = ANY(named)
    UNION SELECT entry_ptr_id FROM catalogue_statement WHERE place_id = ANY(named) OR publisher_id = ANY(named)
    UNION SELECT entry_ptr_id FROM catalogue_document WHERE place_id = ANY(named) OR publisher_id = ANY(named)
    UNION SELECT entry_ptr_id FROM catalogue_meeting WHERE place_id = ANY(named)
    UNION SELECT entry_ptr_id FROM catalogue_organization WHERE parent_id = ANY(named) OR place_id = ANY(named)
    UNION SELECT entry_id FROM catalogue_place WHERE within_id = ANY(named)
    UNION SELECT entry_ptr_id FROM catalogue_collection WHERE publisher_id = ANY(named)
    UNION SELECT o.organization_id FROM catalogue_tenure h JOIN catalogue_office o ON o.id = h.office_id
        WHERE h.person_id = ANY(named)
    UNION SELECT entries_with_offices(ARRAY(SELECT id FROM catalogue_office WHERE organization_id = ANY(named)))
$$;
"""

MARKING = f"""
CREATE FUNCTION mark_entries(ids bigint[]) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    publishing boolean := NOT pg_try_advisory_xact_lock_shared({REGISTER_LOCK});
BEGIN
    INSERT INTO catalogue_mark (entry_id)
    SELECT id FROM catalogue_entry WHERE id = ANY(ids) AND (publishing OR state = 'published');
END $$;

CREATE FUNCTION mark_changed_entries() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    publishing boolean := NOT pg_try_advisory_xact_lock_shared({REGISTER_LOCK});
    named bigint[];
BEGIN
    IF NOT publishing AND NOT EXISTS (
        SELECT FROM new_rows n JOIN old_rows o USING (id) WHERE 'published' IN (n.state, o.state)
    ) THEN
        RETURN NULL;  -- drafts: the most of what is written, and no edition holds or names them
    END IF;
    PERFORM mark_entries(ARRAY(
        SELECT n.id FROM new_rows n JOIN old_rows o USING (id)
        WHERE (n.key, n.label, n.stub, n.summary, n.when_words, n.when_edtf, n.when_earliest, n.when_latest)
        IS DISTINCT FROM (o.key, o.label, o.stub, o.summary, o.when_words, o.when_edtf, o.when_earliest, o.when_latest)
    ));
    named := ARRAY(
        SELECT n.id FROM new_rows n JOIN old_rows o USING (id)
        WHERE ((n.key, n.label) IS DISTINCT FROM (o.key, o.label) AND (publishing OR n.state = 'published'))
        OR (n.state = 'published') <> (o.state = 'published')
    );
    IF cardinality(named) > 0 THEN
        -- What is published in this very statement names the others of it already.
        PERFORM mark_entries(ARRAY(
            SELECT entries_naming(named)
            EXCEPT SELECT n.id FROM new_rows n JOIN old_rows o USING (id)
            WHERE n.state = 'published' AND o.state <> 'published'
        ));
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER mark_on_update AFTER UPDATE ON catalogue_entry
    REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION mark_changed_entries();
"""

ITSELF = "SELECT entry_ptr_id FROM {rows}"
PART = "SELECT entry_id FROM {rows}"
OF_TEXT = "SELECT t.entry_id FROM catalogue_text t WHERE t.id IN (SELECT text_id FROM {rows})"
OFFICES = "SELECT entries_with_offices(ARRAY(SELECT {column} FROM {{rows}}))"

# From the rows that a statement wrote, in each table that editions are made of, to the entries that may say otherwise.
FEEDS = {
    **{f"catalogue_{kind}": ITSELF for kind in ("statement", "document", "meeting", "person", "organization")},
    "catalogue_collection": ITSELF,
    "catalogue_place": PART,
    "catalogue_name": PART,
    "catalogue_identifier": PART,
    "catalogue_participation": PART,
    "catalogue_relation": "SELECT subject_id FROM {rows}",
    "catalogue_entry_topics": PART,
    "catalogue_entry_collections": PART,
    "catalogue_text": PART,
    "catalogue_passage": OF_TEXT,
    "catalogue_emendation": OF_TEXT,
    "catalogue_mention": OF_TEXT
    + " AND EXISTS (SELECT FROM {rows} r WHERE r.text_id = t.id AND r.status = 'confirmed')",
    "catalogue_capture": "SELECT t.entry_id FROM catalogue_text t WHERE t.capture_id IN (SELECT id FROM {rows})",
    "catalogue_office": OFFICES.format(column="id") + " UNION SELECT organization_id FROM {rows}",
    "catalogue_officename": OFFICES.format(column="office_id"),
    "catalogue_tenure": """
        SELECT person_id FROM {rows}
        UNION SELECT o.organization_id FROM catalogue_office o WHERE o.id IN (SELECT office_id FROM {rows})
        UNION SELECT t.entry_id FROM {rows} h
            JOIN catalogue_passage p ON p.speaker_id = h.person_id AND p.office_id IS NULL
            JOIN catalogue_text t ON t.id = p.text_id
            JOIN catalogue_entry e ON e.id = t.entry_id AND e.when_earliest = e.when_latest AND e.when_earliest
                BETWEEN coalesce(h.when_earliest, '-infinity') AND coalesce(h.when_latest, 'infinity')""",
}

OPEN_WORK = """
CREATE FUNCTION reckon_open_work(texts bigint[]) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    -- Who changes another part of the same text waits, and reckons with what was done here.
    PERFORM FROM catalogue_text WHERE id = ANY(texts) ORDER BY id FOR NO KEY UPDATE;
    UPDATE catalogue_openwork w SET speakers = n.speakers, mentions = n.mentions, damaged = n.damaged
    FROM (
        SELECT t AS id,
            EXISTS (SELECT FROM catalogue_passage p
                WHERE p.text_id = t AND p.turn IS NOT NULL AND NOT p.speaker_status = 'confirmed') AS speakers,
            EXISTS (SELECT FROM catalogue_mention m WHERE m.text_id = t AND m.status = 'suggested'
                AND NOT (m.when_edtf = '' AND m.entry_id IS NULL)) AS mentions,
            EXISTS (SELECT FROM catalogue_mention m WHERE m.text_id = t AND m.status <> 'rejected'
                AND m.when_edtf = '' AND m.entry_id IS NULL
                AND NOT EXISTS (SELECT FROM catalogue_emendation e
                    WHERE e.text_id = t AND e.start < m."end" AND e."end" > m.start)) AS damaged
        FROM unnest(texts) t
    ) n
    WHERE w.text_id = n.id
    AND (w.speakers, w.mentions, w.damaged) IS DISTINCT FROM (n.speakers, n.mentions, n.damaged);
END $$;
CREATE FUNCTION begin_open_work() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO catalogue_openwork (text_id, speakers, mentions, damaged) SELECT id, false, false, false FROM new_rows;
    RETURN NULL;
END $$;
CREATE TRIGGER open_work_on_insert AFTER INSERT ON catalogue_text
    REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION begin_open_work();
"""
WORKED_ON = ("catalogue_passage", "catalogue_mention", "catalogue_emendation")

# What was there before: every text is reckoned, and everything published is compared once.
BEGINNING = """
INSERT INTO catalogue_openwork (text_id, speakers, mentions, damaged) SELECT id, false, false, false FROM catalogue_text;
SELECT reckon_open_work(ARRAY(SELECT id FROM catalogue_text));
INSERT INTO catalogue_mark (entry_id) SELECT id FROM catalogue_entry WHERE state = 'published';
"""


def triggers(name: str, table: str, call: str) -> str:
    """Return a trigger function that calls `call` with old and with new rows, and the three triggers that call it."""
    return f"""
CREATE FUNCTION {name}_of_{table}() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP <> 'INSERT' THEN PERFORM {call.format(rows="old_rows")}; END IF;
    IF TG_OP <> 'DELETE' THEN PERFORM {call.format(rows="new_rows")}; END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER {name}_on_insert AFTER INSERT ON {table}
    REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION {name}_of_{table}();
CREATE TRIGGER {name}_on_update AFTER UPDATE ON {table}
    REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION {name}_of_{table}();
CREATE TRIGGER {name}_on_delete AFTER DELETE ON {table}
    REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION {name}_of_{table}();
"""


MARKS = "".join(triggers("marks", table, f"mark_entries(ARRAY({rows}))") for table, rows in FEEDS.items())
RECKONINGS = "".join(
    triggers("open_work", table, "reckon_open_work(ARRAY(SELECT DISTINCT text_id FROM {rows}))") for table in WORKED_ON
)
UNDONE = "".join(
    f"DROP FUNCTION {name} CASCADE;"
    for name in (
        *(f"marks_of_{table}()" for table in FEEDS),
        *(f"open_work_of_{table}()" for table in WORKED_ON),
        "begin_open_work()",
        "reckon_open_work(bigint[])",
        "mark_changed_entries()",
        "mark_entries(bigint[])",
        "entries_naming(bigint[])",
        "entries_with_offices(bigint[])",
        "entries_speaking(bigint[])",
    )
)


class Migration(migrations.Migration):
    dependencies = [("catalogue", "0002_workflow")]

    operations = [migrations.RunSQL(NAMING + MARKING + MARKS + OPEN_WORK + RECKONINGS + BEGINNING, UNDONE)]
