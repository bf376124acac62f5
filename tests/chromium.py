"""A real Chromium for the tests: tabs that fail a test for whatever a page breaks or refuses, and axe."""

import os
import shutil
from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Locator, Page, expect, sync_playwright

from tests.waiting import LONG

NAMES = ("chromium", "chromium-browser", "google-chrome")  # as in browser.sh
# Chromium as root wants no sandbox; the rest keeps it from calling home.
OPTIONS = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-sync", "--disable-component-update"]
OPTIONS += ["--disable-background-networking"]
COLOURS = ("color-contrast", "link-in-text-block")  # the rules of axe that look at colours
expect.set_options(timeout=LONG * 1000)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Start one Chromium for all browser tests."""
    path = next(filter(None, map(shutil.which, NAMES)), None)
    if path is None:
        pytest.skip("there is no Chromium here")
    # The driver runs an event loop in this thread, which Django would take for an asynchronous view.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    with sync_playwright() as driver:
        chromium = driver.chromium.launch(executable_path=path, args=OPTIONS, timeout=LONG * 1000)
        yield chromium
        chromium.close()
    del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]


@pytest.fixture
def tab(browser: Browser) -> Iterator[Page]:
    """Open a tab; whatever a page refuses or breaks in it fails the test."""
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("console", lambda message: faults.append(message.text) if message.type == "error" else None)
    yield page
    page.close()
    assert not [fault for fault in faults if "status of 4" not in fault], faults


def press(page: Page, what: str | Locator) -> None:
    """Press what leads to another page, and wait until that page is there, whole.

    A click alone waits for the first of the answer, and only where the browser has told of a new page by then. Here what
    the server wrote is in the database, and all of the page can be read at once.
    """
    with page.expect_navigation(timeout=LONG * 1000):
        (page.locator(what) if isinstance(what, str) else what).click()


def violations(page: Page, *rules: str) -> list[str]:
    """Return what axe finds wrong with a page, a line each: by all of its rules, or by these."""
    only = {"runOnly": list(rules)} if rules else {}
    found = Axe().run(page, options={"resultTypes": ["violations"], **only}).response["violations"]
    return [f"{one['id']}: {node['html']} {node['failureSummary']}" for one in found for node in one["nodes"]]


def violations_by_day_and_night(page: Page, address: str) -> list[str]:
    """Return what axe finds wrong at an address: with the page in light colours, and with its colours in dark ones."""
    page.emulate_media(color_scheme="light")
    page.goto(address)
    by_day = violations(page)
    page.emulate_media(color_scheme="dark")
    page.goto(address)  # anew: on a page that is there colours change little by little
    return by_day + violations(page, *COLOURS)
