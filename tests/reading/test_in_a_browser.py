"""Pages in a real Chromium: axe finds nothing, nothing overflows, keys and anchors lead where they should."""

import pytest
from django.conf import settings
from playwright.sync_api import expect

from archive.reading.search.follow import catch_up
from tests.reading.archive_of_a_day import RECEIVED, open_archive
from tests.reading.conftest import violations, violations_by_day_and_night
from tests.reading.factory import make_edition, make_text
from tests.reading.views.test_entries import PAGE, PAGES
from tests.waiting import until

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
LISTS = [
    "/",
    "/statements/",
    "/people/",
    "/search/?q=Moscow",
    "/statements/?from=nonsense",
    "/quotes/",
    "/search/?q=(date:x",
]
MORE = [
    PAGE + "editions/",
    PAGE + "editions/1/",
    PAGE + "editions/2/changes/",
    "/statements/mistaken/",
    "/people/nobody/",
]


@pytest.fixture
def addresses(live_server):
    """Fill the archive and return where its pages are."""
    open_archive()
    catch_up(settings.INDEX_FOLDER)
    return [live_server.url + address for address in (*LISTS, *PAGES, *MORE)]


def test_axe_finds_nothing_on_any_page(addresses, tab):
    found = {address: faults for address in addresses if (faults := violations_by_day_and_night(tab, address))}
    assert not found


def test_axe_finds_nothing_on_a_record_of_two_texts(live_server, tab):
    source = {"address": "", "publisher": "A ministry", "retrieved": None, "filename": "", "damaged": ""}
    arabic = make_text("تحدث الوزير.", id="ar", language="ar", source=source)
    texts = [make_text("He spoke.", id="en", source=source), arabic]
    pairs = [{"texts": ["en", "ar"], "pairs": [[["p1"], ["p1"]]], "checked": False}]
    make_edition(key="two-tongues", texts=texts, alignments=pairs)
    for address in ("/statements/two-tongues/", "/statements/two-tongues/ar/beside/en/"):
        tab.goto(live_server.url + address)
        assert not violations(tab)


def widths_too_narrow(tab, address, *widths):
    """Return for which widths of the screen the page at an address is too wide."""
    tab.goto(address)
    wide, found = "document.documentElement.scrollWidth > document.documentElement.clientWidth", []
    for width in widths:
        tab.set_viewport_size({"width": width, "height": 800})
        until(lambda: tab.evaluate("innerWidth") == width)  # noqa: B023
        found += [width] if tab.evaluate(wide) else []
    return found


def test_no_page_is_wider_than_the_screen(addresses, tab):
    assert not {address: found for address in addresses if (found := widths_too_narrow(tab, address, 1280, 768, 320))}


def test_no_page_is_wider_than_a_phone_in_any_language(live_server, tab):
    open_archive()
    catch_up(settings.INDEX_FOLDER)
    for address in [language + page for language in ("", "/ru", "/zh") for page in ("/", "/statements/", PAGE)]:
        assert not widths_too_narrow(tab, live_server.url + address, 340, 360, 480), address


def test_what_is_copied_is_what_was_received(live_server, tab):
    open_archive()
    tab.goto(live_server.url + PAGE)
    copied = tab.evaluate("""() => {
        getSelection().selectAllChildren(document.querySelector('.text')); return getSelection().toString() }""")
    assert "".join(copied.split()) == "".join(RECEIVED.split())


def test_paragraph_number_leads_to_its_paragraph(live_server, tab):
    open_archive()
    tab.goto(live_server.url + PAGE)
    tab.click("#p3 .number")
    expect(tab).to_have_url(live_server.url + PAGE + "#p3")
    expect(tab.locator(":target")).to_have_id("p3")


def test_first_key_leads_past_the_masthead(live_server, tab):
    open_archive()
    tab.goto(live_server.url + PAGE)
    tab.keyboard.press("Tab")
    expect(tab.locator(".skip")).to_be_focused()
    tab.keyboard.press("Enter")
    expect(tab.locator("#main")).to_be_focused()
