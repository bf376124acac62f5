"""The desk in a real Chromium: a record made, a transcript pasted, corrected and published, and no rule of the page broken."""

from typing import Any
from urllib.parse import quote

import pytest
from playwright.sync_api import Page, expect

from archive.catalogue.models import Capture, Person, Statement, Text
from archive.publishing.acts import publish
from archive.reading.models import Edition
from tests.chromium import press, violations_by_day_and_night
from tests.desk.desk import KEY, SEED, curator_at, make_cast

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def seat(tab: Page, live_server: Any, client: Any) -> Page:
    """Return a tab of a curator who is signed in."""
    cookie = curator_at(client).cookies["sessionid"].value
    tab.context.add_cookies([{"name": "sessionid", "value": cookie, "url": live_server.url}])
    return tab


def choose(tab: Page, field: str, typed: str, offered: str) -> None:
    """Fill an autocomplete field by typing and choosing."""
    tab.locator(f"#select2-{field}-container").click()
    with tab.expect_response(lambda answer: f"term={quote(typed)}&" in answer.url):
        tab.locator(".select2-search__field").fill(typed)
    tab.locator(".select2-results__option", has_text=offered).first.click()
    expect(tab.locator(f"#select2-{field}-container")).to_contain_text(offered)


def test_a_curator_signs_in_and_makes_a_person(tab: Page, live_server: Any, client: Any) -> None:
    curator_at(client, "ann")
    tab.goto(f"{live_server.url}/admin/")
    tab.fill("#id_username", "ann")
    tab.fill("#id_password", "a long password")
    press(tab, "input[type=submit]")
    tab.get_by_role("link", name="Add person").first.click()
    tab.fill("#id_names-0-text", "Jens Stoltenberg")
    tab.fill("#id_names-0-language", "en")
    tab.click("text=Add another Name")
    tab.fill("#id_names-1-text", "延斯·斯托尔滕贝格")
    tab.fill("#id_names-1-language", "zh")
    tab.fill("#id_when_words", "born 16 March 1959")
    tab.fill("#id_when_edtf", "1959-03-16/..")
    tab.click("input[name=_continue] >> nth=0")
    expect(tab.locator(".messagelist")).to_contain_text("added successfully")
    person = Person.objects.get(key="jens-stoltenberg")
    assert set(person.names.values_list("language", flat=True)) == {"en", "zh"}


def test_the_seed_from_paste_to_publication(seat: Page, live_server: Any) -> None:
    make_cast()
    seat.goto(f"{live_server.url}/admin/intake/")
    seat.fill("#id_text", SEED.read_bytes().decode())
    seat.click("text=See what is understood")
    expect(seat.locator(".received")).to_contain_text("尊敬的弗拉基米尔")
    expect(seat.locator(".found-damaged:not(.legend *)")).to_have_count(3)
    seat.fill("#id_key", KEY)
    seat.select_option("#id_standing", "translation-official")
    seat.fill("#id_original_language", "ru")
    for row in range(3):
        seat.check(f"#id_sure-{row}")
    choose(seat, "id_place", "莫斯科", "Moscow")
    seat.click("text=Keep as a draft")
    expect(seat.locator(".messagelist")).to_contain_text("kept as a draft")
    assert Text.objects.get().received == SEED.read_bytes().decode()

    seat.click("text=Work on the text")
    seat.click("text=Propose a reading >> nth=0")
    seat.check("#id_choice_0")
    seat.fill("#id_why", "The sign for year is lost between the year and the month.")
    seat.click("text=Propose this reading")
    expect(seat.locator("#damage")).to_contain_text("2021年12月中旬")
    seat.click("text=The record")

    seat.click("text=Preview")
    expect(seat.locator("h1")).to_contain_text("举行工作会议")
    expect(seat.locator(".text")).to_contain_text("我的外长同行们都没有回复")
    press(seat, "text=Publish this")
    expect(seat.locator("#id_together")).to_contain_text("Sergey Lavrov")
    for box in seat.locator("#id_together input").all():
        box.check()
    seat.fill("#id_note", "First edition, three dates damaged.")
    seat.click("input[value=Publish]")
    expect(seat.locator(".messagelist")).to_contain_text("is published as edition 1")
    edition = Edition.objects.get(key=KEY)
    assert edition.note == "First edition, three dates damaged."
    assert {"sergey-lavrov", "vladimir-putin", "moscow"} <= set(Edition.objects.values_list("key", flat=True))
    assert edition.content["texts"][0]["received"] == SEED.read_bytes().decode()
    assert edition.content["texts"][0]["emendations"][0]["proposed"] == "2021年12月中旬"


def taken_in(seat: Page, live_server: Any) -> Statement:
    """Take in the seed as a draft."""
    make_cast()
    seat.goto(f"{live_server.url}/admin/intake/")
    seat.fill("#id_text", SEED.read_bytes().decode())
    press(seat, "text=See what is understood")
    press(seat, "text=Keep as a draft")
    statement = Statement.objects.get()
    statement.texts.get().mentions.filter(words="北约").update(status="rejected")
    return statement


def addresses(statement: Statement) -> list[str]:
    """Return the pages of the desk that a curator meets."""
    text = statement.texts.get()
    record = f"/admin/catalogue/statement/{statement.pk}"
    damaged = text.mentions.exclude(readings=[]).first()
    span = f"start={damaged.start}&end={damaged.end}"
    return [
        "/admin/",
        "/admin/intake/",
        f"/admin/intake/{text.capture_id}/",
        "/admin/catalogue/statement/",
        "/admin/catalogue/entry/?q=lavrov",
        "/admin/catalogue/person/add/",
        *(f"{record}/{page}/" for page in ("change", "publish", "withdraw", "merge", "review", "history", "preview")),
        f"/admin/catalogue/text/{text.pk}/desk/",
        f"/admin/catalogue/text/{text.pk}/desk/emend/?{span}",
        f"/admin/catalogue/text/{text.pk}/desk/mention/?{span}",
        f"/admin/catalogue/text/{text.pk}/change/",
    ]


def test_axe_finds_nothing_on_the_desk(seat: Page, browser: Any, live_server: Any) -> None:
    statement = taken_in(seat, live_server)
    # A tab of its own: axe itself sets styles that the policy of the desk refuses.
    page = browser.new_page(storage_state=seat.context.storage_state())
    found = {}
    for address in addresses(statement):
        if faults := violations_by_day_and_night(page, live_server.url + address):
            found[address] = faults
    page.context.clear_cookies()
    assert not violations_by_day_and_night(page, f"{live_server.url}/admin/login/")
    page.close()
    assert not found


def test_no_page_of_the_desk_is_wider_than_the_screen(seat: Page, live_server: Any) -> None:
    statement = taken_in(seat, live_server)
    publish([statement.key])
    text = statement.texts.get()
    text.capture = Capture.objects.create(content=b"another copy", filename="a-name-without-any-space" * 4 + ".txt")
    text.title = "https://example.org/" + "a-very-long-address/" * 8
    text.save()
    wide = []
    for width, address in [(width, address) for width in (360, 800, 1280) for address in addresses(statement)]:
        seat.set_viewport_size({"width": width, "height": 900})
        seat.goto(live_server.url + address)
        seat.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")
        if seat.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"):
            over = seat.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
            wide.append((width, address, over))
    assert not wide


def test_the_text_desk_works_without_scripts(browser: Any, live_server: Any, client: Any, tab: Page) -> None:
    cookie = {"name": "sessionid", "value": curator_at(client).cookies["sessionid"].value, "url": live_server.url}
    tab.context.add_cookies([cookie])
    statement = taken_in(tab, live_server)
    plain = browser.new_context(java_script_enabled=False)
    plain.add_cookies([cookie])
    page = plain.new_page()
    page.goto(f"{live_server.url}/admin/catalogue/text/{statement.texts.get().pk}/desk/")
    second = statement.texts.get().passages.filter(turn=2).first()
    page.select_option(f"#id_speaker-{second.pk}", label="Sergey Lavrov")
    page.check(f"#id_sure-{second.pk}")
    press(page, "text=Save this page >> nth=0")
    press(page, "text=Confirm all whole dates")
    second.refresh_from_db()
    assert (second.speaker.key, second.speaker_status) == ("sergey-lavrov", "confirmed")
    assert statement.texts.get().mentions.filter(when_edtf="2022-02-14", status="confirmed").exists()
    plain.close()
