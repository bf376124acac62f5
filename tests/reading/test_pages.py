"""Pages made of contents: a preview is a page of what was never published."""

import pytest
from django.template.loader import render_to_string
from django.test import RequestFactory
from django.utils.translation import override

from archive.reading.pages import entry_page, laid_out
from tests.reading.archive_of_a_day import RECEIVED, statement
from tests.reading.factory import KINDS, make_content, make_edition, make_text, mention, part, ref, when

pytestmark = pytest.mark.django_db


def preview(content):
    request = RequestFactory().get("/admin/preview/")
    return render_to_string(*entry_page(content), request=request)


def test_preview_says_so_and_has_no_citation():
    body = preview(statement())
    assert "Preview." in body
    assert "Cite this" not in body
    assert "Is there a chance?" in body


def test_preview_links_only_to_what_is_published():
    make_edition(key="antony-blinken", kind="person", label="Antony Blinken")
    body = preview(statement())
    assert 'href="/people/antony-blinken/"' in body
    assert 'href="/documents/founding-act/"' not in body


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_has_a_preview_even_with_nothing_in_it(kind):
    assert "Preview." in preview(make_content("new", kind, "New"))


def test_what_is_named_is_listed_with_its_paragraphs_each_once():
    words = "Anna met Boris. Anna left.\n\nAnna came."
    mentions = [mention(words, "Anna", ref("anna"), occurrence=number) for number in (3, 1, 2)]
    text = make_text(words, mentions=[*mentions, mention(words, "Boris", ref("boris"))])
    found = [(entry["key"], places) for entry, places in laid_out(text, 1).named]
    assert found == [("anna", [("en-p1", "1"), ("en-p2", "2")]), ("boris", [("en-p1", "1")])]


def test_notes_say_in_which_paragraph_they_stand():
    (note,) = laid_out(statement()["texts"][0], 0).notes
    assert note["where"] == ("p3", "3")
    assert RECEIVED[note["start"] : note["end"]] == note["received"]


@pytest.mark.parametrize(("language", "shown"), [("ru", "Министр"), ("zh", "Minister"), ("en", "Minister")])
def test_offices_are_called_in_the_language_of_the_page(language, shown):
    names = [{"text": "Minister", "language": "en"}, {"text": "Министр", "language": "ru"}]
    office = {"key": "minister", "title": "Minister", "names": names}
    anna = {"entry": ref("anna", "Anna"), "name": "Anna", "status": "confirmed", "office": office, "why": ""}
    text = make_text("Anna: One.", {"Anna": anna})
    held = {"office": office, "when": when("2020/.."), "note": ""}
    contents = [
        make_content(texts=[text]),
        make_content(participations=[part("anna", label="Anna", office=office)]),
        make_content("anna", "person", "Anna", tenures=[{**held, "organization": ref("mfa")}]),
        make_content("mfa", "organization", "MFA", holders=[{**held, "person": ref("anna")}]),
    ]
    with override(language):
        pages = [preview(content) for content in contents]
    spoken = "ru" if shown == "Министр" else "en"
    assert all(f'<span lang="{spoken}" dir="ltr">{shown}</span>' in page for page in pages)


def test_office_of_an_older_edition_has_its_title_alone():
    office = {"key": "minister", "title": "Minister"}
    assert '<span dir="auto">Minister</span>' in preview(make_content(participations=[part("anna", office=office)]))
