"""Accounts in a real Chromium: a device set up, its code asked for, a session ended; a file attached and seen."""

import re
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from archive.accounts.models import Device, Requirement
from archive.publishing.acts import publish
from tests.accounts.people import PASSWORD, code, next_code, somebody
from tests.chromium import press, violations
from tests.factory import make_entry
from tests.files.samples import PNG

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def sign_in(tab: Page, address: str) -> None:
    """Go to the desk, and type name and password."""
    tab.goto(f"{address}/admin/")
    tab.fill("#id_username", "ann")
    tab.fill("#id_password", PASSWORD)
    press(tab, "input[type=submit]")


def leave(tab: Page) -> None:
    """Sign out."""
    press(tab, "#logout-form button")


def test_a_second_factor_from_the_rule_to_the_recovery_code(tab: Page, live_server: Any) -> None:
    somebody()
    Requirement.objects.create()
    sign_in(tab, live_server.url)
    expect(tab.locator("h1")).to_have_text("Set up your second factor")
    assert tab.locator(".qr svg").bounding_box()["width"] > 100
    device = Device.objects.get()
    letters = tab.locator(".secret").inner_text().replace(" ", "")
    assert len(letters) == 32
    tab.fill("#id_code", code(device))
    tab.fill("#id_password", PASSWORD)
    press(tab, "text=Set it up")
    codes = tab.locator(".codes code").all_inner_texts()
    assert len(codes) == 10
    tab.click("text=I have kept them")
    expect(tab.locator("main")).to_contain_text("10 recovery codes are left")
    leave(tab)
    sign_in(tab, live_server.url)
    expect(tab.locator("#id_code")).to_be_focused()
    tab.fill("#id_code", "000000")
    tab.keyboard.press("Enter")
    expect(tab.locator(".errorlist")).to_contain_text("not the code")
    tab.fill("#id_code", next_code(device))
    tab.keyboard.press("Enter")
    expect(tab.locator("h1")).to_have_text("What there is to do")
    leave(tab)
    sign_in(tab, live_server.url)
    tab.fill("#id_code", codes[0])
    tab.keyboard.press("Enter")
    tab.click("text=Your account")
    expect(tab.locator("main")).to_contain_text("9 recovery codes are left")
    expect(tab.locator("main")).to_contain_text("signed in with a recovery code")


def test_a_session_elsewhere_is_ended(tab: Page, browser: Any, live_server: Any) -> None:
    somebody()
    elsewhere = browser.new_context().new_page()
    for one in (elsewhere, tab):
        sign_in(one, live_server.url)
    tab.click("text=Your account")
    expect(tab.locator("tbody button")).to_have_count(1)
    tab.click("tbody button")
    expect(tab.locator(".messagelist")).to_contain_text("1 session is ended")
    elsewhere.reload()
    expect(elsewhere.locator("#id_username")).to_be_visible()
    elsewhere.context.close()


def test_a_scan_from_the_desk_to_the_readers(tab: Page, live_server: Any, tmp_path: Path) -> None:
    entry = make_entry(name="A speech")
    somebody()
    (tmp_path / "Приказ 5.png").write_bytes(PNG)
    (tmp_path / "empty.pdf").write_bytes(b"")
    sign_in(tab, live_server.url)
    tab.goto(f"{live_server.url}/admin/catalogue/statement/{entry.pk}/change/")
    tab.click("text=Attach files")
    tab.set_input_files("#id_files", [tmp_path / "Приказ 5.png", tmp_path / "empty.pdf"])
    tab.fill("#id_title", "The signed original")
    tab.click("input[type=submit]")
    expect(tab.locator(".errorlist")).to_contain_text("“empty.pdf” is empty")
    expect(tab.locator("#id_title")).to_have_value("The signed original")
    tab.click("text=Back without doing it")
    expect(tab.locator("#attachments-group")).to_contain_text("Приказ 5.png")
    publish([entry.key])
    tab.goto(f"{live_server.url}/statements/{entry.key}/")
    picture = tab.locator(".files img")
    picture.scroll_into_view_if_needed()
    expect(picture).to_have_js_property("naturalWidth", 2)
    with tab.expect_response(re.compile("/files/")) as answer:
        tab.click(".files a >> nth=0")
    assert answer.value.headers["content-type"] == "image/png"


@pytest.mark.parametrize("width", [1280, 400])
def test_pages_break_no_rule_and_fit(browser: Any, live_server: Any, width: int, tmp_path: Path) -> None:
    # A tab of its own: axe itself sets styles that the policy of the desk refuses.
    page = browser.new_context(viewport={"width": width, "height": 900}).new_page()
    entry, user = make_entry(name="A speech"), somebody()

    def look() -> None:
        assert violations(page) == [], page.url
        assert page.evaluate("document.documentElement.scrollWidth") <= width, page.url

    sign_in(page, live_server.url)
    (tmp_path / "a.png").write_bytes(PNG)
    page.goto(f"{live_server.url}/admin/catalogue/statement/{entry.pk}/attach/")
    look()
    page.set_input_files("#id_files", tmp_path / "a.png")
    press(page, "input[type=submit]")
    publish([entry.key])
    for address in ("/admin/account/", f"/admin/auth/user/{user.pk}/account/", f"/statements/{entry.key}/"):
        page.goto(live_server.url + address)
        look()
    page.goto(f"{live_server.url}/admin/account/second-factor/")
    look()
    page.fill("#id_code", code(Device.objects.get()))
    page.fill("#id_password", PASSWORD)
    press(page, "text=Set it up")
    look()
    page.goto(f"{live_server.url}/admin/account/second-factor/")
    look()
    leave(page)
    sign_in(page, live_server.url)
    look()
    page.context.close()
