"""Titles that no record bears, at the text desk: a stub made with one button or key, offered in other texts, or not."""

from typing import Any

import pytest
from django.test import Client
from playwright.sync_api import Page, expect

from archive.catalogue.models import Document, Entry, Mention, Text
from archive.text.names import fold
from tests.desk.desk import curator_at, helper_at
from tests.factory import make_entry, make_mention, make_text

TREATY, COMMUNIQUE = "Open Skies Treaty", "上海公报"
WORDS = f"Of the {TREATY} they spoke, and of 《{COMMUNIQUE}》.\n\nThe {TREATY} holds."


def title(text: Text, words: str, start: int = 0) -> Mention:
    """Return a suggested title where the words stand next."""
    at = text.received.index(words, start)
    row = {"text": text, "start": at, "end": at + len(words), "words": words, "title": fold(words)}
    return Mention.objects.create(**row, how="title of a document")


def make_titles(words: str = WORDS) -> Text:
    text = make_text(make_entry(), words)
    first = title(text, TREATY)
    title(text, TREATY, first.end)
    title(text, COMMUNIQUE)
    return text


@pytest.fixture
def text(db: None) -> Text:
    """Return a text in which two titles stand, one of them twice."""
    return make_titles()


def desk(text: Text) -> str:
    return f"/admin/catalogue/text/{text.pk}/desk/"


def stub(text: Text, words: str) -> dict[str, str]:
    return {"act": f"stub-{text.mentions.filter(words=words).first().pk}"}


def test_titles_wait_among_names_and_not_among_damaged_dates(curator: Client, text: Text) -> None:
    page = curator.get(desk(text))
    assert not page.context["damaged"]
    assert page.content.decode().count("Make a stub of it") == 2
    counts = {task.address.rsplit("=")[-1]: task.count for task in curator.get("/admin/").context["tasks"]}
    assert (counts["mentions"], counts["damaged"]) == (1, 0)


def test_one_button_makes_a_stub_confirms_it_here_and_offers_it_elsewhere(curator: Client, text: Text) -> None:
    other = make_titles("The " + TREATY + " again; " + WORDS)
    answer = curator.post(desk(text), stub(text, TREATY), follow=True)
    document = Document.objects.get(stub=True)
    assert (document.label, document.state, document.key) == (TREATY, "draft", "document-open-skies-treaty")
    assert "offered at 2 places more" in answer.content.decode()
    here, there = (one.mentions.filter(words=TREATY) for one in (text, other))
    assert set(here.values_list("entry", "status")) == {(document.pk, "confirmed")}
    assert set(there.values_list("entry", "status")) == {(document.pk, "suggested")}
    assert set(text.mentions.filter(words=COMMUNIQUE).values_list("entry", "status")) == {(None, "suggested")}


def test_the_stub_of_a_declined_name_is_called_by_its_nominative(curator: Client, db: None) -> None:
    text = make_text(make_entry(), "О Минских соглашениях сказано всё.", language="ru")
    title(text, "Минских соглашениях")
    answer = curator.post(desk(text), stub(text, "Минских соглашениях"), follow=True)
    assert answer.context["form"]["name"].value() == "Минские соглашения"


def test_the_stub_is_undone_with_one_act(curator: Client, text: Text) -> None:
    curator.post(desk(text), stub(text, TREATY))
    act = curator.get(desk(text)).context["next_to_undo"]
    curator.post(desk(text), {"act": f"undo-{act.id}"})
    assert not Document.objects.exists()
    assert set(text.mentions.filter(words=TREATY).values_list("entry", "status")) == {(None, "suggested")}


def test_where_no_key_can_be_made_it_is_asked_for(curator: Client, text: Text) -> None:
    answer = curator.post(desk(text), stub(text, COMMUNIQUE))
    assert "/desk/new/" in answer.url
    form = curator.get(answer.url).context["form"]
    assert (form["name"].value(), form["kind"].value(), form["stub"].value()) == (COMMUNIQUE, "document", True)
    other = make_titles()
    sent = {"name": "中美上海公报", "language": "zh", "kind": "document", "key": "shanghai-communique", "stub": "on"}
    curator.post(answer.url, sent)
    named = {one.text_id: (one.entry.key, one.status) for one in Mention.objects.filter(words=COMMUNIQUE)}
    assert named == {
        text.pk: ("shanghai-communique", "confirmed"), other.pk: ("shanghai-communique", "suggested"),
    }  # fmt: skip


def test_a_title_is_given_to_a_record_that_is_there_and_then_offered_elsewhere(curator: Client, text: Text) -> None:
    treaty = make_entry("document", "Treaty of 1992")
    other = make_titles()
    mention = text.mentions.filter(words=TREATY).first()
    page = f"{desk(text)}mention/?start={mention.start}&end={mention.end}&mention={mention.pk}"
    curator.post(page, {"entry": treaty.pk, "when_edtf": ""})
    mention.refresh_from_db()
    assert (mention.entry_id, mention.status) == (treaty.pk, "confirmed")
    assert set(other.mentions.filter(words=TREATY).values_list("entry", "status")) == {(treaty.pk, "suggested")}


def test_a_title_is_rejected_and_confirmed_only_with_a_record(curator: Client, text: Text) -> None:
    mention = text.mentions.get(words=COMMUNIQUE)
    answer = curator.post(desk(text), {"act": f"yes-{mention.pk}"})
    assert "No record bears this title" in answer.content.decode()
    curator.post(desk(text), {"act": f"no-{mention.pk}"})
    mention.refresh_from_db()
    assert (mention.status, mention.entry_id) == ("rejected", None)
    assert "Make a stub of it" in curator.get(desk(text)).content.decode()  # of the other title
    make_entry("document", COMMUNIQUE)
    mention.refresh_from_db()
    assert mention.entry_id is None


def test_a_record_of_that_name_is_not_made_twice(curator: Client, text: Text) -> None:
    make_entry("document", TREATY)
    Mention.objects.update(entry=None)
    answer = curator.post(desk(text), stub(text, TREATY))
    assert "called so" in answer.content.decode()
    assert Document.objects.count() == 1


def test_who_may_not_add_documents_makes_none(client: Client, text: Text) -> None:
    helper = helper_at(client, "view_text", "change_text", "view_entry", "change_statement")
    assert helper.post(desk(text), stub(text, TREATY)).status_code == 403
    assert not Document.objects.exists()
    assert "Make a stub of it" not in helper.get(desk(text)).content.decode()


@pytest.mark.browser
@pytest.mark.django_db(transaction=True)
def test_one_key_makes_a_stub_or_leads_to_where_its_key_is_asked(tab: Page, live_server: Any, client: Client) -> None:
    cookie = curator_at(client).cookies["sessionid"].value
    tab.context.add_cookies([{"name": "sessionid", "value": cookie, "url": live_server.url}])
    text = make_titles()
    make_mention(text, "they", make_entry("person", "They"), status="suggested")
    tab.goto(live_server.url + desk(text))
    tab.locator(".mentions tbody tr").first.focus()
    tab.keyboard.press("s")
    expect(tab.locator(".quick-status")).to_contain_text(f"Make a stub of {TREATY}. 2 wait")
    assert Entry.objects.get(stub=True).label == TREATY
    tab.locator(".mentions tr.status-suggested", has_text=COMMUNIQUE).focus()
    tab.keyboard.press("s")
    expect(tab).to_have_url(
        f"{live_server.url}{desk(text)}new/?start={WORDS.index(COMMUNIQUE)}&end={WORDS.index('》')}"
    )
