"""Every list and every form of the desk, in each language and at 200 %, breaks no rule, fits, and is reached by keys."""

from typing import Any

import pytest
from django.contrib.auth.models import Group, Permission, User
from django.test import Client
from django.urls import reverse
from django.utils.translation import override
from playwright.sync_api import Browser

from archive.accounts.models import Requirement
from archive.catalogue.admin.desk_site import desk
from archive.catalogue.roles import give_roles
from tests.chromium import press, violations
from tests.desk.desk import curator_at
from tests.factory import make_entry, make_text

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
REACHED = """() => {
    const seen = document.activeElement.getBoundingClientRect();
    return document.activeElement.tagName + ' ' + (document.activeElement.textContent || '').trim().slice(0, 40)
        + (seen.width && seen.height ? '' : ' UNSEEN');
}"""

LONGEST_MENU = "Math.max(0, ...[...document.querySelectorAll('select')].map((one) => one.options.length))"


def addresses() -> list[str]:
    """Return the list, the form and one page of each noun."""
    if not Group.objects.exists():  # the database is emptied after each of these tests
        give_roles()
    Requirement.objects.create(group=Group.objects.first())
    statement = make_entry("statement", "The speech", key="the-speech")
    make_text(statement, "Good day.\n\nWe met in 2022.")
    found = [reverse("admin:index"), reverse("intake"), reverse("tables"), reverse("account")]
    for model in desk._registry:
        name = f"admin:{model._meta.app_label}_{model._meta.model_name}"
        found.append(reverse(f"{name}_changelist"))
        if one := model._default_manager.first():
            found.append(reverse(f"{name}_change", args=[one.pk]))
    user = User.objects.get()
    user.user_permissions.set(Permission.objects.filter(codename="view_entry"))
    found += [reverse(f"admin:auth_{noun}_add") for noun in ("user", "group")]
    found += [reverse(f"admin:auth_user_{page}", args=[user.pk]) for page in ("password_change", "account", "delete")]
    found += [
        reverse(f"admin:catalogue_{noun}_add") for noun in ("statement", "document", "meeting", "person", "office")
    ]
    make_entry("topic").delete()
    return [*found, reverse("removed"), reverse("admin:catalogue_statement_delete", args=[statement.pk])]


@pytest.mark.parametrize(("language", "width"), [("ru", 640), ("zh-hans", 1280)])
def test_pages_break_no_rule_and_fit(
    browser: Browser, live_server: Any, client: Client, language: str, width: int
) -> None:
    context = browser.new_context(viewport={"width": width, "height": 900})
    cookie = curator_at(client).cookies["sessionid"].value
    context.add_cookies([{"name": "sessionid", "value": cookie, "url": live_server.url}])
    tab, found = context.new_page(), {}
    with override(language):
        pages = addresses()
    for address in pages:
        answer = tab.goto(live_server.url + address)
        assert answer is not None
        wide = tab.evaluate("document.documentElement.scrollWidth") - width
        longest = tab.evaluate(LONGEST_MENU)
        if answer.status >= 400 or wide > 0 or longest > 50 or (faults := violations(tab)):
            fine = wide <= 0 and answer.status < 400 and longest <= 50
            found[address] = (answer.status, wide, longest, faults if fine else [])
    context.close()
    assert not found


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


@pytest.mark.parametrize("scripts", [True, False])
def test_rows_stand_below_each_other_on_a_telephone_without_scripts_too(
    browser: Browser, live_server: Any, client: Client, scripts: bool
) -> None:
    meeting = make_entry("meeting", "The talks in Geneva of the fourteenth of February")
    for number in range(25):
        meeting.participations.create(
            participant=make_entry("person"), role="guest", named_as=f"Ms {number}", position=number
        )
    meeting.relations.create(object=make_entry("document", "A letter of many pages and of a long name"), type="cites")
    context = browser.new_context(viewport={"width": 390, "height": 900}, java_script_enabled=scripts)
    cookie = curator_at(client).cookies["sessionid"].value
    context.add_cookies([{"name": "sessionid", "value": cookie, "url": live_server.url}])
    tab = context.new_page()
    tab.goto(live_server.url + reverse("admin:catalogue_meeting_change", args=[meeting.pk]))
    for group in tab.locator(".inline-group").all():
        wide = group.bounding_box()["width"]
        cells = [one.bounding_box() for one in group.locator("tr.form-row:not(.empty-form) > td[data-label]").all()]
        assert all(cell["width"] <= wide for cell in cells if cell), group.get_attribute("id")
        tops = [cell["y"] for cell in cells if cell]
        assert len(set(tops)) == len(tops), "each stands on a line of its own"
    tab.locator("#id_participations-0-named_as").fill("The first guest")
    press(tab, tab.get_by_role("button", name="Save, and show later rows"))
    assert tab.url.endswith("?participations=2#participations-group")
    assert "Rows 21 to 25 of 25" in tab.locator("nav.pages").inner_text()
    assert meeting.participations.get(position=0).named_as == "The first guest"
    context.close()


@pytest.mark.parametrize(("language", "width"), [("en", 390), ("ru", 640)])  # a telephone; 200 % of a small desk
def test_rows_are_filled_in_without_scrolling_sideways(
    browser: Browser, live_server: Any, client: Client, language: str, width: int
) -> None:
    meeting = make_entry("meeting", "The talks in Geneva of the fourteenth of February")
    meeting.participations.create(participant=make_entry("person", "Ann"), role="participant", named_as="Ms Ann")
    meeting.relations.create(object=make_entry("document"), type="cites")
    context = browser.new_context(viewport={"width": width, "height": 900})
    cookie = curator_at(client).cookies["sessionid"].value
    context.add_cookies([{"name": "sessionid", "value": cookie, "url": live_server.url}])
    tab = context.new_page()
    with override(language):
        tab.goto(live_server.url + reverse("admin:catalogue_meeting_change", args=[meeting.pk]))
    for group in tab.locator(".inline-group").all():
        assert group.evaluate("one => one.scrollWidth <= one.clientWidth"), group.get_attribute("id")
    cell = tab.locator("#names-0 td.field-language")
    label = cell.evaluate("one => getComputedStyle(one, '::before').content")
    assert label == {"en": '"Language"', "ru": '"Язык"'}[language]
    tab.locator(".add-row a").first.focus()
    tab.keyboard.press("Enter")  # a new row has the names of its columns, too
    assert tab.locator("#names-1 td.field-kind").get_attribute("data-label")
    tab.locator("#id_names-1-text").focus()
    tab.keyboard.press("Tab")
    assert tab.evaluate("document.activeElement.id") == "id_names-1-language"
    context.close()
