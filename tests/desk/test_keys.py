"""Names and dates judged at the text desk by one key each, in a real browser."""

from typing import Any

import pytest
from django.test import Client
from playwright.sync_api import Browser, Page, expect

from archive.catalogue.models import Mention
from tests.chromium import violations
from tests.desk.desk import curator_at
from tests.factory import make_entry, make_mention, make_text

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def desk(tab: Page, live_server: Any, client: Client) -> Page:
    """Return a tab with the text desk."""
    return opened(tab, live_server, client)


def opened(tab: Page, live_server: Any, client: Client) -> Page:
    """Open the text desk with three suggestions."""
    cookie = curator_at(client).cookies["sessionid"].value
    tab.context.add_cookies([{"name": "sessionid", "value": cookie, "url": live_server.url}])
    text = make_text(make_entry(), "Geneva, Moscow and Paris.\n\nThe end.")
    for name in ("Geneva", "Moscow", "Paris"):
        make_mention(text, name, make_entry("place", name), status="suggested")
    tab.goto(f"{live_server.url}/admin/catalogue/text/{text.pk}/desk/")
    return tab


def statuses() -> dict[str, str]:
    return dict(Mention.objects.values_list("words", "status"))


def test_one_key_judges_one_suggestion(desk: Page) -> None:
    kind = desk.locator(".passage-row select[name^=kind]").last
    kind.select_option("stage")
    desk.locator(".mentions tbody tr").first.focus()
    desk.keyboard.press("j")
    desk.keyboard.press("n")
    expect(desk.locator(".quick-status")).to_contain_text("Reject Moscow. 2 wait")
    assert statuses() == {"Geneva": "suggested", "Moscow": "rejected", "Paris": "suggested"}
    expect(desk.locator(".mentions tr:focus")).to_contain_text("Paris")
    desk.keyboard.press("k")
    desk.keyboard.press("y")
    expect(desk.locator(".quick-status")).to_contain_text("1 wait")
    assert statuses()["Geneva"] == "confirmed"
    expect(kind).to_have_value("stage")
    desk.keyboard.press("y")
    expect(desk.locator(".quick-status")).to_contain_text("0 wait")
    assert statuses() == {"Geneva": "confirmed", "Moscow": "rejected", "Paris": "confirmed"}


def test_keys_do_nothing_where_something_is_typed(desk: Page) -> None:
    desk.locator("#id_words").fill("")
    desk.locator("#id_words").press_sequentially("jyn")
    expect(desk.locator("#id_words")).to_have_value("jyn")
    assert set(statuses().values()) == {"suggested"}


def test_a_lost_connection_is_told(browser: Browser, live_server: Any, client: Client) -> None:
    desk = opened(browser.new_page(), live_server, client)
    assert not violations(desk)
    desk.locator(".mentions tbody tr").first.focus()
    desk.route("**/desk/**", lambda route: route.abort("internetdisconnected"))
    desk.keyboard.press("y")
    expect(desk.locator(".quick-status")).to_contain_text("no connection")
    desk.unroute("**/desk/**")
    desk.keyboard.press("y")
    expect(desk.locator(".quick-status")).to_contain_text("2 wait")
    desk.context.close()
