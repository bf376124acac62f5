"""The whole life of one record in a real Chromium: from the paste to the withdrawal, each step by whom it belongs to."""

from typing import Any

import pytest
from django.contrib.auth.models import User
from playwright.sync_api import Browser, Page, expect

from archive.accounts.models import Device
from archive.catalogue import roles
from archive.catalogue.models import Alignment, Entry, Statement
from archive.reading.models import Edition
from tests.accounts.people import PASSWORD, code, next_code
from tests.chromium import press
from tests.desk.test_workflow_in_a_browser import seat_of

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

ENGLISH = """Speech at the opening of the conference

Geneva, 14 February 2022

Ladies and gentlemen,

We sent 1,500 letters and had one answer.

Thank you.
"""
RUSSIAN = """Речь на открытии конференции

Женева, 14 февраля 2022 года

Дамы и господа,

Мы отправили 1500 писем и получили один ответ.

Спасибо.
"""
KEY = "speech-in-geneva"


def submit(page: Page) -> None:
    """Press the button that the page ends with."""
    press(page, "input[type=submit] >> nth=-1")


def paste(page: Page, words: str, **fields: str) -> None:
    """Take a text in, put right what was understood, and keep it."""
    page.goto("/admin/intake/")
    page.fill("#id_text", words)
    submit(page)
    for name, value in fields.items():
        page.fill(f"#id_{name}", value)


def test_a_record_lives_from_the_paste_to_the_withdrawal(browser: Browser, live_server: Any) -> None:
    drafting, editing, publishing, keeping = (
        seat_of(browser, live_server, role)
        for role in (roles.CONTRIBUTORS, roles.EDITORS, roles.PUBLISHERS, roles.ADMINISTRATORS)
    )
    begun(drafting, editing)
    drafting = let_in_again(keeping, drafting)
    record = f"/admin/catalogue/statement/{Statement.objects.get().pk}"
    published_and_put_right(publishing, editing, record)
    translated_and_aligned(publishing, editing, record)
    withdrawn(publishing, drafting, record)
    for page in (drafting, editing, publishing, keeping):
        page.context.close()


def let_in_again(keeping: Page, drafting: Page) -> Page:
    """Keep an account: a second factor is required, the session ended, the password made anew; and come in with it."""
    user = User.objects.get(username=roles.CONTRIBUTORS.lower())
    keeping.goto("/admin/accounts/requirement/add/")
    keeping.select_option("#id_group", label=roles.CONTRIBUTORS)
    press(keeping, "input[name=_save]")
    expect(keeping.locator(".messagelist")).to_contain_text("Contributors must have a second factor")
    keeping.goto(f"/admin/auth/user/{user.pk}/change/")
    expect(keeping.get_by_role("checkbox", name="Contributors: take texts in")).to_be_checked()
    keeping.get_by_role("link", name="Sessions, second factor and log of this account").click()
    press(keeping, keeping.get_by_role("button", name="End all"))
    expect(keeping.locator(".messagelist")).to_contain_text("1 session is ended")
    keeping.goto(f"/admin/auth/user/{user.pk}/password/")
    keeping.fill("#id_password1", PASSWORD)
    keeping.fill("#id_password2", PASSWORD)
    press(keeping, "input[type=submit] >> nth=0")
    expect(keeping.locator(".messagelist")).to_contain_text("Password changed successfully")
    address = f"/admin/catalogue/statement/{Statement.objects.get().pk}/change/"
    drafting.goto(address)
    expect(drafting.locator("#id_username")).to_be_visible()
    return signed_in(drafting, user, address)


def signed_in(drafting: Page, user: User, address: str) -> Page:
    """Come in with the new password; set a second factor up, as it is required; sign out, and come in with its code."""
    for name, words in (("username", user.username), ("password", PASSWORD)):
        drafting.fill(f"#id_{name}", words)
    press(drafting, "input[type=submit]")
    expect(drafting.locator("h1")).to_have_text("Set up your second factor")
    assert Entry.objects.get().state == "review"
    drafting.goto(address)
    expect(drafting.locator("h1")).to_have_text("Set up your second factor")  # nothing else is open to them
    device = Device.objects.get(user=user)
    drafting.fill("#id_code", code(device))
    drafting.fill("#id_password", PASSWORD)
    for what in ("text=Set it up", "text=I have kept them", "#logout-form button"):
        press(drafting, what)
    drafting.goto(address)
    for name, words in (("username", user.username), ("password", PASSWORD)):
        drafting.fill(f"#id_{name}", words)
    drafting.keyboard.press("Enter")
    expect(drafting.locator("#id_code")).to_be_focused()
    drafting.fill("#id_code", next_code(device))
    drafting.keyboard.press("Enter")
    expect(drafting.locator("h1")).to_contain_text("Speech at the opening")
    return drafting


def begun(drafting: Page, editing: Page) -> None:
    """Paste, correct, send to review, send back, and send again."""
    paste(drafting, ENGLISH, key=KEY, title="Speech at the conference", when_words="14 February 2022")
    submit(drafting)
    expect(drafting.locator(".messagelist")).to_contain_text("kept as a draft")
    statement = Statement.objects.get()
    assert statement.texts.get().received == ENGLISH
    record = f"/admin/catalogue/statement/{statement.pk}"
    drafting.goto(f"{record}/review/")
    submit(drafting)
    editing.goto(f"{record}/review/")
    editing.fill("#id_note", "The title has “at the opening”.")
    submit(editing)
    drafting.goto(f"{record}/change/")
    expect(drafting.locator(".review-notes")).to_contain_text("at the opening")
    drafting.fill("#id_names-0-text", "Speech at the opening of the conference")
    press(drafting, "input[name=_continue] >> nth=0")
    drafting.goto(f"{record}/review/")
    submit(drafting)
    assert Statement.objects.get().state == "review"


def published_and_put_right(publishing: Page, editing: Page, record: str) -> None:
    """Publish; correct a field; publish again with an erratum that readers see."""
    answer = publishing.goto(f"/statements/{KEY}/")
    assert answer is not None
    assert answer.status == 404, "nothing unpublished is shown"
    publishing.goto(f"{record}/publish/")
    submit(publishing)
    publishing.goto(f"/statements/{KEY}/")
    expect(publishing.locator("h1")).to_contain_text("Speech at the opening")
    editing.goto(f"{record}/change/")
    editing.fill("#id_summary", "Opened the conference in Geneva.")
    press(editing, "input[name=_continue] >> nth=0")
    answer = editing.goto(f"{record}/publish/")
    assert answer is not None
    assert answer.status == 403, "an editor publishes nothing"
    publishing.goto(f"{record}/publish/")
    publishing.fill("#id_note", "Erratum: the summary was missing.")
    submit(publishing)
    assert [edition.note for edition in Edition.objects.filter(key=KEY)] == ["", "Erratum: the summary was missing."]
    publishing.goto(f"/statements/{KEY}/")
    expect(publishing.locator("body")).to_contain_text("Opened the conference in Geneva.")


def translated_and_aligned(publishing: Page, editing: Page, record: str) -> None:
    """Add a version in another language, pair the two, undo and do again, and publish them side by side."""
    statement = Statement.objects.get()
    paste(editing, RUSSIAN)
    editing.locator("summary, a", has_text="another version").first.click()
    editing.evaluate(
        "pk => { const field = document.querySelector('#id_entry');"
        "field.append(new Option('The speech', pk, true, true)); }",
        str(statement.pk),
    )
    for name in ("title", "number", "key", "when_words", "when_edtf", "occasion"):
        editing.fill(f"#id_{name}", "Речь на открытии конференции" if name == "title" else "")
    submit(editing)
    one, other = statement.texts.order_by("pk")
    assert (one.language, other.language) == ("en", "ru")
    editing.goto(f"/admin/catalogue/text/{one.pk}/beside/{other.pk}/")
    press(editing, editing.get_by_role("button", name="Keep: I have looked at all of them"))
    assert Alignment.objects.get().checked
    press(editing, editing.get_by_role("button", name="Undo"))
    assert not Alignment.objects.filter(checked=True).exists()
    press(editing, editing.get_by_role("button", name="Do again"))
    assert Alignment.objects.get().checked
    publishing.goto(f"{record}/publish/")
    publishing.fill("#id_note", "With the Russian version.")
    submit(publishing)
    publishing.goto(f"/statements/{KEY}/en/beside/ru/")
    expect(publishing.locator("main")).to_contain_text("Мы отправили 1500 писем")


def withdrawn(publishing: Page, drafting: Page, record: str) -> None:
    """Withdraw it, with a reason at its address; its past stays in the history, which a contributor may read."""
    publishing.goto(f"{record}/withdraw/")
    publishing.fill("#id_reason", "Asked for by the speaker.")
    submit(publishing)
    answer = publishing.goto(f"/statements/{KEY}/")
    assert answer is not None
    assert answer.status == 410
    expect(publishing.locator("main")).to_contain_text("Asked for by the speaker.")
    expect(publishing.locator("main")).not_to_contain_text("1,500 letters")
    drafting.goto(f"{record}/history/")
    expect(drafting.locator("#content")).to_contain_text("editors")
    assert drafting.goto(f"{record}/withdraw/").status == 403  # type: ignore[union-attr]
