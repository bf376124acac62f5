"""The pages of histories, of earlier states and of versions side by side break no rule, at any width, and fit it."""

from typing import Any

import pghistory
import pytest
from django.test import Client
from pghistory.models import Context
from playwright.sync_api import Browser

from archive.catalogue.admin.aligning.pairing import keep, proposed
from archive.catalogue.models import Entry
from archive.publishing.acts import publish
from tests.chromium import violations
from tests.desk.desk import curator_at
from tests.factory import make_entry, make_text

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
ENGLISH, ARABIC = "Good day.\n\nWe met in 2022.\n\nThe end.", "نهاركم سعيد.\n\nاجتمعنا في 2022.\n\nالنهاية."


@pytest.fixture
def addresses(db: None) -> list[str]:
    """Make a published statement in two versions with a history, and return the pages that show it."""
    statement = make_entry("statement", "The speech", key="the-speech")
    one, other = make_text(statement, ENGLISH), make_text(statement, ARABIC, language="ar")
    keep(one, other, proposed(one, other), checked=False)
    publish(["the-speech"])
    at = one.events.first().pgh_created_at.isoformat().replace("+", "%2B")
    with pghistory.context(note="Described."):
        Entry.objects.update(summary="What was said.")
    record = f"/admin/catalogue/statement/{statement.pk}"
    return [
        f"/admin/catalogue/text/{one.pk}/desk/",
        f"/admin/catalogue/text/{one.pk}/beside/{other.pk}/",
        f"/admin/catalogue/text/{one.pk}/desk/new/?start=0&end=4",
        f"{record}/history/",
        f"{record}/history/?at={at}",
        *runs_of_intake(),
        "/statements/the-speech/en/beside/ar/",
        "/statements/the-speech/ar/beside/en/",
    ]


def runs_of_intake() -> list[str]:
    """Have a run in the history, and return the pages that show it."""
    about = {"run": "20221125-021942-3d", "step": 1, "records": 300, "told": "speeches/ more/speeches.jsonl"}
    Context.objects.create(metadata=about)
    return ["/admin/intake/", "/admin/intake/runs/", f"/admin/intake/runs/{about['run']}/"]


# A desk, a tablet, a telephone: 200 % of a small desk is as wide as that.
@pytest.mark.parametrize("width", [1280, 768, 400])
def test_pages_break_no_rule_and_fit(
    browser: Browser, live_server: Any, client: Client, addresses: list[str], width: int
) -> None:
    context = browser.new_context(viewport={"width": width, "height": 900})
    cookie = curator_at(client).cookies["sessionid"].value
    context.add_cookies([{"name": "sessionid", "value": cookie, "url": live_server.url}])
    tab = context.new_page()
    for address in addresses:
        answer = tab.goto(live_server.url + address)
        assert answer is not None
        assert answer.status == 200, address
        assert not violations(tab), address
        assert tab.evaluate("document.documentElement.scrollWidth") <= width, address
    context.close()
