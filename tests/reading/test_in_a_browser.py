"""Pages in a real Chromium: axe finds nothing, nothing overflows, keys and anchors lead where they should."""

import pytest
from django.conf import settings
from playwright.sync_api import expect

from archive.reading.search.follow import catch_up
from tests.reading.archive_of_a_day import RECEIVED, open_archive
from tests.reading.conftest import violations
from tests.reading.factory import make_edition, make_text
from tests.reading.views.test_entries import PAGE, PAGES

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


def open_all(live_server, tab):
    open_archive()
    catch_up(settings.INDEX_FOLDER)
    for address in [*LISTS, *PAGES, *MORE]:
        tab.goto(live_server.url + address)
        yield address


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_on_any_page(live_server, tab, scheme):
    tab.emulate_media(color_scheme=scheme)
    found = {address: faults for address in open_all(live_server, tab) if (faults := violations(tab))}
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


@pytest.mark.parametrize("width", [320, 768, 1280])
def test_no_page_is_wider_than_the_screen(live_server, tab, width):
    tab.set_viewport_size({"width": width, "height": 800})
    wide = "document.documentElement.scrollWidth > document.documentElement.clientWidth"
    assert not [address for address in open_all(live_server, tab) if tab.evaluate(wide)]


@pytest.mark.parametrize("language", ["", "/ru", "/zh"])
def test_no_page_is_wider_than_a_phone_in_any_language(live_server, tab, language):
    open_archive()
    catch_up(settings.INDEX_FOLDER)
    wide = "document.documentElement.scrollWidth > document.documentElement.clientWidth"
    found = []
    for width in (340, 360, 480):
        tab.set_viewport_size({"width": width, "height": 800})
        for address in ("/", "/statements/", PAGE):
            tab.goto(live_server.url + language + address)
            found += [(width, address)] if tab.evaluate(wide) else []
    assert not found


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
