"""The search box in a real Chromium: a combobox for keyboard, mouse and screen reader."""

import pytest
from django.conf import settings

from archive.reading.search.follow import catch_up
from tests.reading.archive_of_a_day import open_archive
from tests.reading.conftest import violations

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
OPTION = "[role=option]"


@pytest.fixture
def box(live_server, tab):
    """Return a tab in which "Gen" was typed into the box of the first page."""
    open_archive()
    catch_up(settings.INDEX_FOLDER)
    tab.goto(live_server.url + "/")
    tab.locator("#q").fill("Gen")  # at once: the archive is asked for this, and for nothing before it
    tab.wait_for_selector(OPTION)
    return tab


def attribute(tab, name, field="#q"):
    return tab.locator(field).get_attribute(name)


def test_keys_walk_through_the_options_and_enter_opens_the_page(box, live_server):
    assert attribute(box, "role") == "combobox"
    assert attribute(box, "aria-expanded") == "true"
    assert box.locator("suggest-box [role=status]").first.inner_text() == "Suggestions: 2"
    first, second = (box.locator(OPTION).nth(place).get_attribute("id") for place in (0, 1))
    walked = []
    for key in ("ArrowDown", "ArrowDown", "ArrowDown", "ArrowUp", "ArrowUp"):
        box.keyboard.press(key)
        walked.append(attribute(box, "aria-activedescendant"))
    assert walked == [first, second, None, second, first]
    assert box.locator("[aria-selected=true]").count() == 1
    assert not violations(box)
    box.keyboard.press("Enter")
    box.wait_for_url("**/geneva*/")


def test_escape_closes_and_keeps_what_was_typed(box):
    box.keyboard.press("ArrowDown")
    box.keyboard.press("Escape")
    assert attribute(box, "aria-expanded") == "false"
    assert attribute(box, "aria-activedescendant") is None
    assert box.locator("#q").input_value() == "Gen"
    assert box.locator(OPTION).count() == 0


def test_enter_without_a_choice_searches(box):
    box.keyboard.press("Enter")
    box.wait_for_url("**/search/?q=Gen")


def test_click_chooses(box):
    box.locator(OPTION, has_text="city").or_(box.locator(OPTION, has_text="place")).first.click()
    box.wait_for_url("**/places/geneva-city/")


def test_choice_in_a_filter_fills_the_field(live_server, tab):
    open_archive()
    catch_up(settings.INDEX_FOLDER)
    tab.goto(live_server.url + "/statements/")
    tab.locator("#f-person").fill("拉夫")
    tab.wait_for_selector(OPTION)
    tab.keyboard.press("ArrowDown")
    tab.keyboard.press("Enter")
    assert tab.locator("#f-person").input_value() == "sergey-lavrov"
    tab.keyboard.press("Enter")
    tab.wait_for_url("**person=sergey-lavrov**")
