"""Tables at the desk: written out and read back, shown before they are made, made as shown, undone as a whole."""

import csv
import io
from datetime import datetime
from typing import Any

import pghistory
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from openpyxl import Workbook, load_workbook

from archive.catalogue import roles
from archive.catalogue.admin.tables.files import read_file
from archive.catalogue.admin.tables.nouns import TABLES
from archive.catalogue.models import (
    BulkChange,
    Entry,
    Identifier,
    Name,
    Participation,
    Passage,
    Person,
    Place,
    Relation,
    Statement,
    Tenure,
    Text,
)
from archive.publishing.acts import publish
from tests.desk.test_roles import somebody
from tests.factory import make_entry, make_tenure, make_text

pytestmark = pytest.mark.django_db


def sent(client: Client, noun: str, table: str | bytes, name: str = "table.csv") -> Any:
    """Send a table and return what is shown of it."""
    data = table.encode() if isinstance(table, str) else table
    return client.post("/admin/tables/", {"noun": noun, "file": SimpleUploadedFile(name, data)}, follow=True)


def last() -> BulkChange:
    return BulkChange.objects.first()


def rows_told(change: BulkChange) -> list[list[Any]]:
    return [[row[2], {name: (before, after) for name, before, after in row[3]}] for row in change.report["rows"]]


def made(client: Client) -> BulkChange:
    """Make the bulk change that was shown last."""
    change = last()
    client.post(f"/admin/tables/{change.pk}/", {"shown": change.shown})
    return last()


def written(client: Client, noun: str, form: str = "csv") -> bytes:
    answer = client.get(reverse("tables-file", args=[noun, form]))
    assert answer.status_code == 200
    return b"".join(answer.streaming_content) if answer.streaming else answer.content


def table_of(client: Client, noun: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(written(client, noun).decode("utf-8-sig"))))


def furnish() -> None:
    """Make at least one row of every table, with text in several scripts."""
    topic, collection = make_entry("topic", key="peace"), make_entry("collection", key="papers")
    place = make_entry("place", key="moscow", within=make_entry("place", key="russia", form="country"))
    person, body = make_entry("person", "Wang Yi", key="wang-yi"), make_entry("organization", key="mfa", place=place)
    Name.objects.create(entry=person, text="王毅", language="zh")
    Identifier.objects.create(entry=person, scheme="wikidata", value="Q1")
    tenure = make_tenure(person, "2020/2021")
    tenure.office.names.create(text="Министр", language="ru")
    tenure.office.identifiers.create(scheme="wikidata", value="Q2")
    statement = make_entry(
        "statement", '=SUM("a";"b")', place=place, publisher=body, when_words="mid December 2021", when_edtf="2021-12",
        summary="Two lines,\r\nof which “one” is quoted.", remarks="@home -1 +1", occasion="-1",
    )  # fmt: skip
    statement.topics.add(topic)
    statement.collections.add(collection)
    make_entry("document", place=place), make_entry("meeting", place=place)
    Participation.objects.create(entry=statement, participant=person, role="speaker", named_as="王毅")
    Participation.objects.create(entry=statement, role="guest", named_as="a voice")
    Relation.objects.create(subject=statement, type="cites", object=make_entry("document"))
    make_text(statement)
    statement.attachments.create(title="Scan", filename="a.png", media_type="image/png", size=1, sha256="a" * 64)


def test_every_table_comes_back_as_it_went_out(curator: Client) -> None:
    furnish()
    for noun in TABLES:
        for form in ("csv", "xlsx"):
            table = written(curator, noun.slug, form)
            answer = sent(curator, noun.slug, table, f"table.{form}")
            report = last().report
            assert report["rows"], noun.slug
            assert report["counted"]["unchanged"] == len(report["rows"]), (noun.slug, form, report, answer.content)


def test_a_dry_run_shows_each_change_and_writes_nothing(curator: Client) -> None:
    person = make_entry("person", "Wang Yi", key="wang-yi", summary="A minister.")
    table = "key,name_en,name_zh,summary\nwang-yi,Wang Yi,王毅,The minister.\nli-wei,Li Wei,,\n,Nobody,,\n"
    page = sent(curator, "people", table).content.decode()
    assert '<del dir="auto">A minister.</del>' in page
    assert "王毅" in page
    assert rows_told(last())[0] == ["changed", {"name_zh": ("", "王毅"), "summary": ("A minister.", "The minister.")}]
    assert [row[2] for row in last().report["rows"]] == ["changed", "new", "refused"]
    person.refresh_from_db()
    assert (person.summary, Person.objects.count(), Name.objects.count()) == ("A minister.", 1, 1)


def test_what_was_shown_is_made_and_undone_as_a_whole(curator: Client) -> None:
    make_entry("person", "Wang Yi", key="wang-yi", summary="A minister.")
    sent(curator, "people", "key;name_en;name_zh;when_words;topics\nwang-yi;Wang Yi;王毅;1953;\nli-wei;Li Wei;;;\n")
    change = made(curator)
    person = Person.objects.get(key="wang-yi")
    assert (person.when_edtf, str(person.when_latest)) == ("1953", "1953-12-31")
    assert person.names.get(language="zh").folded == "王毅"
    fresh = Person.objects.get(key="li-wei")
    assert (fresh.label, fresh.kind, fresh.state) == ("Li Wei", "person", "draft")
    acts = set(pghistory.models.Events.objects.tracks(person, fresh).values_list("pgh_context_id", flat=True))
    assert change.act in acts
    curator.post(f"/admin/tables/{change.pk}/", {"undo": "1"})
    assert set(Person.objects.values_list("key", "when_edtf")) == {("wang-yi", "")}
    assert Name.objects.count() == 1
    assert b"undone again" in curator.get(f"/admin/tables/{change.pk}/").content
    assert curator.post(f"/admin/tables/{change.pk}/", {"undo": "1"}).status_code == 404


def test_nothing_is_made_twice_nor_what_was_not_shown(curator: Client) -> None:
    person = make_entry("person", "Wang Yi", key="wang-yi")
    sent(curator, "people", "key,summary\nwang-yi,The minister.\n")
    change = last()
    Person.objects.filter(pk=person.pk).update(summary="Changed meanwhile.")
    answer = curator.post(f"/admin/tables/{change.pk}/", {"shown": change.shown}, follow=True)
    assert b"has changed since" in answer.content
    assert Person.objects.get().summary == "Changed meanwhile."
    curator.post(f"/admin/tables/{change.pk}/", {"shown": change.shown})
    assert Person.objects.get().summary == "Changed meanwhile."
    assert made(curator).act is not None
    Person.objects.update(summary="Later.")
    assert b"made already" in curator.post(f"/admin/tables/{change.pk}/", {"shown": last().shown}, follow=True).content
    assert Person.objects.get().summary == "Later."


def test_bad_rows_are_told_and_the_rest_is_made(curator: Client) -> None:
    place = make_entry("place", key="geneva")
    make_entry("statement", "Words", key="words", when_words="2021-12-11", when_edtf="2021-12-11")
    table = (
        "key,name_en,place,when_words,form,stub,state\n"
        "words,Words,geneva,2021-12-12,speech,no,draft\n"
        "bad-date,Words,,the day of the moon,speech,no,\n"
        "bad-place,Words,nowhere,,speech,no,\n"
        "bad-form,Words,,,song,maybe,\n"
        "Bad Key,Words,,,speech,no,\n"
        "no-name,,,,speech,no,\n"
        "words,Words,,,speech,no,draft\n"
        "published-by-table,Words,,,speech,no,published\n"
        "wide,Words,,,speech,no,,too wide\n"
        "good,Words,geneva,,Press conference,yes,\n"
    )
    page = sent(curator, "statements", table).content.decode()
    told = {row[1] or row[0]: row[4] for row in last().report["rows"] if row[2] == "refused"}
    assert set(told) == {"bad-date", "bad-place", "bad-form", "Bad Key", "no-name", "words", "published-by-table", 10}
    assert "there is no place “nowhere”" in told["bad-place"]
    assert "song" in told["bad-form"]
    assert "maybe" in told["bad-form"]
    assert "bad-date" in page
    made(curator)
    assert set(Statement.objects.values_list("key", "form", "stub", "place", "when_edtf")) == {
        ("words", "speech", False, place.pk, "2021-12-12"),
        ("good", "press-conference", True, place.pk, ""),
    }
    report = b"".join(curator.get(f"/admin/tables/{last().pk}/report.csv").streaming_content).decode("utf-8-sig")
    lines = list(csv.DictReader(io.StringIO(report)))
    assert {line["line"] for line in lines} == {str(number) for number in range(2, 12)}
    assert any(line["after"] == "2021-12-12" and line["column"] == "when_edtf" for line in lines)


def test_what_the_database_refuses_is_one_bad_row(curator: Client) -> None:
    person = make_entry("person", "Wang Yi", key="wang-yi")
    Name.objects.create(entry=person, text="王毅", language="zh", kind="variant")
    keys = [f"person-number-{number}" for number in range(7)]
    table = "key,name_zh\nwang-yi,王毅\n" + "".join(f"{key},名{key}\n" for key in keys)
    sent(curator, "people", table)
    assert [row[2] for row in last().report["rows"]] == ["refused", *["new"] * 7]
    assert "王毅" in last().report["rows"][0][4]
    made(curator)
    assert set(keys) < set(Person.objects.values_list("key", flat=True))


def test_a_record_may_point_to_one_above_it_in_the_table(curator: Client) -> None:
    sent(
        curator,
        "places",
        "key,name_en,within,form\nasia,Asia,,region\nchina,China,asia,country\nbeijing,Beijing,china,\n",
    )
    made(curator)
    assert Place.objects.get(key="beijing").within.within.key == "asia"
    sent(curator, "places", "key,within\nasia,beijing\n")
    assert last().report["counted"]["refused"] == 1
    Place.objects.update(within=None)
    sent(curator, "places", "key,within\nasia,china\nchina,asia\n")
    assert [row[2] for row in last().report["rows"]] == ["changed", "refused"]


def test_no_spreadsheet_computes_a_cell_and_none_is_lost(curator: Client) -> None:
    words = ["=1+1", "+7 999", "-1", "@home", "'=quoted", "'plain", '=HYPERLINK("http://x")']
    for number, text in enumerate(words):
        make_entry("topic", f"Topic {number}", key=f"t{number}", summary=text)
    cells = [row["summary"] for row in table_of(curator, "topics")]
    assert [cell[0] for cell in cells] == ["'"] * len(words)
    assert cells[5] == "'plain"
    sheet = load_workbook(io.BytesIO(written(curator, "topics", "xlsx"))).active
    assert not any(cell.data_type == "f" for row in sheet.iter_rows() for cell in row)
    for form in ("csv", "xlsx"):
        page = sent(curator, "topics", written(curator, "topics", form), f"topics.{form}").content.decode()
        assert last().report["counted"]["unchanged"] == len(words)
        assert "nothing is computed" in page


def test_a_formula_of_a_workbook_is_the_words_it_is(curator: Client) -> None:
    make_entry("topic", key="peace")
    book, out = Workbook(), io.BytesIO()
    book.active.append(["key", "summary"])
    book.active.append(["peace", '=HYPERLINK("http://x","y")'])
    book.active["C1"], book.active["C2"] = "remarks", datetime(2022, 2, 14, 9, 30)
    book.save(out)
    sent(curator, "topics", out.getvalue(), "topics.xlsx")
    words = {"summary": ("", '=HYPERLINK("http://x","y")'), "remarks": ("", "2022-02-14 09:30:00")}
    assert rows_told(last()) == [["changed", words]]


def test_columns_that_are_not_there_and_columns_nobody_knows(curator: Client) -> None:
    make_entry("topic", key="peace", summary="Kept.")
    page = sent(curator, "topics", "key,remarks,colour\npeace,Mine.,red\n").content.decode()
    assert "“colour” is not one of topics" in page
    made(curator)
    entry = Entry.objects.get(key="peace")
    assert (entry.summary, entry.remarks) == ("Kept.", "Mine.")
    for table in ("summary\nWords\n", "key,key\npeace,peace\n", "", "\x00\x01"):
        answer = sent(curator, "topics", table)
        assert answer.status_code == 200
        assert "errornote" in answer.content.decode(), table


def test_parts_of_records_are_known_by_their_number_or_by_what_they_say(curator: Client) -> None:
    furnish()
    (row,) = [row for row in table_of(curator, "names") if row["text"] == "王毅"]
    sent(curator, "names", f"row,text,kind\n{row['row']},王 毅,variant\n999999,x,variant\n")
    assert [one[2] for one in last().report["rows"]] == ["changed", "refused"]
    made(curator)
    assert Name.objects.get(pk=row["row"]).kind == "variant"
    table = f"person,office,when_words,note\nwang-yi,{Tenure.objects.get().office.key},since 2022,acting\n"
    for outcome in ("new", "unchanged"):
        sent(curator, "tenures", table)
        assert [one[2] for one in last().report["rows"]] == [outcome]
        made(curator)
    assert Tenure.objects.get(note="acting").when_edtf == "2022/.."
    sent(
        curator,
        "texts",
        "entry,identifier,title\n{0},en,A title\n{0},fr,Un titre\n".format(Text.objects.get().entry.key),
    )
    assert [one[2] for one in last().report["rows"]] == ["changed", "refused"]


def test_who_changes_drafts_only_changes_no_more_by_a_table() -> None:
    client = somebody(roles.CONTRIBUTORS)
    public, draft = make_entry("topic", key="public"), make_entry("topic", key="draft")
    publish([public.key])
    table = "key,name_en,summary\npublic,The topic public,Mine.\ndraft,The topic draft,Mine.\nfresh,Fresh,\n"
    sent(client, "topics", table)
    made(client)
    assert set(Entry.objects.values_list("key", "summary")) == {("public", ""), ("draft", "Mine."), ("fresh", "")}
    sent(client, "names", "entry,text,language\npublic,Публичное,ru\ndraft,Черновик,ru\n")
    assert [row[2] for row in last().report["rows"]] == ["refused", "new"]
    name = public.names.get()
    sent(client, "names", f"row,entry\n{name.pk},draft\n{draft.names.get().pk},public\n")
    assert [row[2] for row in last().report["rows"]] == ["refused", "refused"]
    office = make_tenure(make_entry("person"), "2020/2021").office
    sent(client, "offices", f"key,title\n{office.key},Mine\n")
    assert not BulkChange.objects.filter(noun="offices").exists()
    other = somebody(roles.EDITORS)
    assert other.post(f"/admin/tables/{last().pk}/", {"shown": last().shown}).status_code == 403


def test_a_thousand_rows_take_as_many_questions_for_each_as_a_hundred(curator: Client) -> None:
    for number in range(1200):
        Person.objects.create(key=f"person-{number}", kind="person")
    Name.objects.bulk_create(
        Name(entry=one, text=one.key, language="en", folded=one.key) for one in Person.objects.all()
    )
    counted = {}
    for size in (100, 1200):
        table = "key,summary,topics\n" + "".join(f"person-{number},Said anew.,\n" for number in range(size))
        with CaptureQueriesContext(
            connection,
        ) as asked:
            sent(curator, "people", table)
        assert last().report["counted"]["changed"] == size
        counted[size] = len(asked)
    assert counted[1200] < 2 * counted[100] + 60, counted


def test_a_table_of_passages_gives_them_to_a_speaker(curator: Client) -> None:
    furnish()
    sent(curator, "passages", f"row,speaker,speaker_status\n{Passage.objects.first().pk},wang-yi,confirmed\n")
    made(curator)
    assert Passage.objects.first().speaker.key == "wang-yi"


def test_a_file_is_read_letter_by_letter() -> None:
    names, rows, remarks = read_file(
        '\ufeffkey\tsummary\r\na\t"two\r\nlines"\r\n\r\nb\tс «кавычками»\r\n'.encode(), "x"
    )
    assert (names, rows) == (["key", "summary"], [(2, ["a", "two\r\nlines"]), (5, ["b", "с «кавычками»"])])
    assert not remarks
