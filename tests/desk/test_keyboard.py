"""The front page of the desk is walked with the tab key, to the languages at its foot."""

from typing import Any

import pytest
from django.test import Client
from playwright.sync_api import Browser

from tests.desk.desk import curator_at

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
REACHED = """() => {
    const seen = document.activeElement.getBoundingClientRect();
    return document.activeElement.tagName + ' ' + (document.activeElement.textContent || '').trim().slice(0, 40)
        + (seen.width && seen.height ? '' : ' UNSEEN');
}"""


def test_the_front_page_is_walked_with_the_tab_key(browser: Browser, live_server: Any, client: Client) -> None:
    context = browser.new_context()
    cookie = curator_at(client).cookies["sessionid"].value
    context.add_cookies([{"name": "sessionid", "value": cookie, "url": live_server.url}])
    tab = context.new_page()
    tab.goto(f"{live_server.url}/admin/")
    reached = []
    for _ in range(90):
        tab.keyboard.press("Tab")
        reached.append(tab.evaluate(REACHED))
    assert not [one for one in reached if one.endswith("UNSEEN") and not one.startswith("BODY")]
    for words in ("Take in a text", "Find any record", "Tables", "Русский", "简体中文"):
        assert any(words in one for one in reached), words
    context.close()
