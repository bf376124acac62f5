"""Minutes of the Bundestag: speakers with their office, interventions of the chair, applause."""

from archive.intake.drafts import Understood
from archive.intake.parsers.bundestag import read_minutes
from tests.intake.parsers.whole import assert_understood

SPEECH = """<rede id="ID1"><p klasse="redner"><redner id="11"><name><titel>Dr.</titel><vorname>Anna</vorname>
<nachname>Berg</nachname><rolle><rolle_lang>Bundesministerin des Auswärtigen</rolle_lang></rolle></name></redner>Dr. Anna
Berg, Bundesministerin des Auswärtigen:</p><p klasse="J_1">Sehr geehrte Damen und Herren!</p><p klasse="J">Wir reden.</p>
<kommentar>(Beifall)</kommentar><name>Vizepräsident Karl Vogel:</name><p klasse="J_1">Kommen Sie zum Schluss.</p></rede>"""

SITTING = f"""<?xml version="1.0" encoding="UTF-8"?><dbtplenarprotokoll wahlperiode="20" sitzung-nr="96"
sitzung-datum="14.12.2022" sitzung-ort="Berlin"><sitzungsverlauf><sitzungsbeginn><name>Präsidentin Eva Weiß:</name>
<p klasse="J">Die Sitzung ist eröffnet.</p></sitzungsbeginn><tagesordnungspunkt top-id="Tagesordnungspunkt 1">
<p klasse="T_fett">Regierungsbefragung</p>{SPEECH}</tagesordnungspunkt></sitzungsverlauf></dbtplenarprotokoll>"""


def read(source: str) -> list[Understood]:
    data = source.encode()
    records = list(read_minutes(data, "minutes.xml"))
    for record in records:
        assert_understood(record, data)
    return records


def test_a_speech_has_turns_with_offices():
    [record] = read(SPEECH)
    draft = record.draft
    assert [(turn.label, turn.speaker and (turn.speaker.name, turn.speaker.office)) for turn in draft.turns] == [
        ("Dr. Anna Berg, Bundesministerin des Auswärtigen", ("Dr. Anna Berg", "Bundesministerin des Auswärtigen")),
        ("Vizepräsident Karl Vogel", ("Karl Vogel", "Vizepräsident")),
    ]
    assert [part.kind for part in draft.turns[0].paragraphs] == ["salutation", "paragraph", "stage"]


def test_each_item_of_the_agenda_is_a_record():
    opening, item = read(SITTING)
    assert item.id == "Tagesordnungspunkt 1"
    assert item.draft.title == "Deutscher Bundestag, 96. Sitzung, Tagesordnungspunkt 1, Regierungsbefragung"
    assert item.draft.number == "20/96"
    assert item.draft.place == "Berlin"
    assert [record.draft.when.edtf for record in (opening, item) if record.draft.when] == ["2022-12-14", "2022-12-14"]
    assert item.draft.text.startswith("Regierungsbefragung\n\nDr. Anna Berg, Bundesministerin des Auswärtigen: Sehr")
