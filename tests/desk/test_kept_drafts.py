"""What is typed and not saved survives a lost connection and a closed tab, and is forgotten once it is saved."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.test import Client
from playwright.sync_api import Browser, Page, expect

from archive.catalogue.models import Entry
from tests.chromium import press, violations
from tests.desk.desk import curator_at
from tests.factory import make_entry, make_text
from tests.waiting import until

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
KEPT = "Object.keys(localStorage).filter((key) => key.startsWith('chancery-draft')).length"
# The form is watched from the second frame on, when other scripts have made of it what they make.
WATCHED = "() => new Promise((done) => requestAnimationFrame(() => setTimeout(() => setTimeout(done))))"


@pytest.fixture
def seat(browser: Browser, live_server: Any, client: Client) -> Iterator[Page]:
    """Open a tab of a curator who is signed in; others can be opened beside it."""
    cookie = curator_at(client).cookies["sessionid"].value
    context = browser.new_context()
    context.add_cookies([{"name": "sessionid", "value": cookie, "url": live_server.url}])
    tab = context.new_page()
    tab.on("dialog", lambda dialog: dialog.accept())  # "leave the page?"
    yield tab
    context.close()


@pytest.fixture
def address(live_server: Any, db: None) -> str:
    statement = make_entry("statement", "The speech")
    return f"{live_server.url}/admin/catalogue/statement/{statement.pk}/change/"


def go(seat: Page, address: str) -> None:
    """Open a page, and wait until its form is watched."""
    seat.goto(address)
    seat.evaluate(WATCHED)


def kept(seat: Page, words: str) -> None:
    """Wait until the browser has kept these words."""
    until(lambda: words in seat.evaluate("JSON.stringify({...localStorage})"))


def test_what_was_typed_is_there_after_the_tab_was_closed(seat: Page, address: str) -> None:
    go(seat, address)
    seat.fill("#id_summary", "Typed, and not saved.")
    seat.click("text=Add another Name")
    seat.fill("#id_names-1-text", "Речь")
    kept(seat, "Речь")
    expect(seat.locator(".draft-note")).to_contain_text("Kept in this browser")
    context = seat.context
    seat.close(run_before_unload=False)
    again = context.new_page()
    again.goto(address)
    expect(again.locator(".draft-offer")).to_contain_text("not saved")
    assert not violations(again)
    again.click("text=Put it back into the form")
    expect(again.locator("#id_summary")).to_have_value("Typed, and not saved.")
    expect(again.locator("#id_names-1-text")).to_have_value("Речь")
    again.fill("#id_names-1-language", "ru")
    press(again, "input[name=_continue] >> nth=0")
    expect(again.locator(".messagelist")).to_contain_text("changed successfully")
    assert again.evaluate(KEPT) == 0
    entry = Entry.objects.get()
    assert (entry.summary, entry.names.count()) == ("Typed, and not saved.", 2)


def test_a_lost_connection_loses_nothing(seat: Page, address: str) -> None:
    go(seat, address)
    seat.context.set_offline(True)
    seat.fill("#id_summary", "Typed on the train.")
    kept(seat, "Typed on the train.")
    with seat.expect_event("requestfailed"):
        seat.click("input[name=_continue] >> nth=0")
    seat.context.set_offline(False)
    seat.goto(address)
    seat.click("text=Put it back into the form")
    expect(seat.locator("#id_summary")).to_have_value("Typed on the train.")


def test_an_old_draft_is_compared_with_what_was_saved_since(seat: Page, address: str) -> None:
    go(seat, address)
    seat.fill("#id_summary", "Mine.")
    kept(seat, "Mine.")
    Entry.objects.update(summary="Theirs.")
    seat.goto(address)
    expect(seat.locator(".draft-offer")).to_contain_text("was saved since then")
    seat.click("text=Put it back into the form")
    press(seat, "input[name=_continue] >> nth=0")
    expect(seat.locator(".meanwhile")).to_contain_text("Theirs.")
    expect(seat.locator("#id_summary")).to_have_value("Mine.")
    assert not violations(seat)
    assert seat.evaluate(KEPT) == 1
    seat.check("text=take theirs")
    press(seat, "input[name=_continue] >> nth=0")
    expect(seat.locator(".messagelist")).to_contain_text("changed successfully")
    assert Entry.objects.get().summary == "Theirs."
    assert seat.evaluate(KEPT) == 0


def test_what_is_thrown_away_is_not_offered_again(seat: Page, address: str) -> None:
    go(seat, address)
    seat.fill("#id_summary", "A mistake.")
    kept(seat, "A mistake.")
    seat.goto(address)
    seat.click("text=Throw it away")
    go(seat, address)
    expect(seat.locator(".draft-offer")).to_have_count(0)


def test_signing_out_leaves_nothing_behind(seat: Page, address: str) -> None:
    go(seat, address)
    seat.fill("#id_summary", "A secret.")
    kept(seat, "A secret.")
    assert seat.evaluate(KEPT) == 1
    press(seat, "#logout-form button")
    assert seat.evaluate(KEPT) == 0


def test_passwords_are_never_kept(seat: Page, live_server: Any) -> None:
    go(seat, f"{live_server.url}/admin/auth/user/add/")
    seat.fill("#id_username", "eve")
    seat.fill("#id_password1", "a very long password")
    seat.goto(f"{live_server.url}/admin/account/")  # who leaves a page leaves what is kept of it
    assert seat.evaluate(KEPT) == 0


def test_choices_of_the_text_desk_are_kept(seat: Page, live_server: Any) -> None:
    text = make_text(make_entry(), "One.\n\nTwo.")
    last = text.passages.last()
    address = f"{live_server.url}/admin/catalogue/text/{text.pk}/desk/"
    go(seat, address)
    seat.select_option(f"#id_kind-{last.pk}", "stage")
    kept(seat, '\\"stage\\"')
    seat.click("text=About this text")
    seat.goto(address)
    seat.click("text=Put it back into the form")
    expect(seat.locator(f"#id_kind-{last.pk}")).to_have_value("stage")
    press(seat, "text=Save this page >> nth=0")
    expect(seat.locator(".messagelist")).to_contain_text("Saved")
    last.refresh_from_db()
    assert last.kind == "stage"
