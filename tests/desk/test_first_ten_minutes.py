"""The first ten minutes of docs/curating.md, followed to the letter: what stands there in bold is pressed, in its order."""

import re
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.contrib.auth.models import User
from playwright.sync_api import Page, expect

from archive.catalogue.models import Mention, Passage, Text
from archive.reading.models import Edition
from docs.pictures import KEY, WORDS
from tests.chromium import press
from tests.factory import make_entry

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
PASSWORD = "a password of the test"


def presses() -> list[str]:
    """Return the words in bold of the section, in their order."""
    page = (Path(settings.BASE_DIR) / "docs/curating.md").read_text("utf-8")
    section = page.split("## The first ten minutes", 1)[1].split("A test follows", 1)[0]
    return re.findall(r"\*\*(.+?)\*\*", section)


def press_words(tab: Page, words: str) -> None:
    """Press the link or the button of these words."""
    there = tab.get_by_role("button", name=words, exact=True).or_(tab.get_by_role("link", name=words, exact=True))
    press(tab, there.first)


def test_a_new_curator_comes_from_sign_in_to_a_published_record_by_the_page_alone(tab: Page, live_server: Any) -> None:
    User.objects.create_superuser("curator", password=PASSWORD)
    make_entry("person", "Sergey Lavrov", key="sergey-lavrov")
    before = {  # what the page says to do besides, by what is pressed next
        "See what is understood": lambda: tab.get_by_label("Paste the text").fill(WORDS),
        "Keep as a draft": lambda: tab.get_by_label("Key").fill(KEY),
        "Save this page": lambda: [box.check() for box in tab.get_by_label("confirmed").all()],
    }
    tab.goto(f"{live_server.url}/admin/")
    tab.get_by_label("Username").fill("curator")
    tab.get_by_label("Password").fill(PASSWORD)
    press_words(tab, "Log in")
    expect(tab.locator("h1")).to_have_text("What there is to do")
    told = presses()
    assert len(told) == 11
    for words in told:
        before.get(words, lambda: None)()
        press_words(tab, words)
    assert tab.url.endswith(f"/statements/{KEY}/")
    expect(tab.locator("h1")).to_have_text("Speech at the opening of the conference")
    assert Edition.objects.get(key=KEY).edition == 1
    text = Text.objects.get()
    assert set(text.passages.filter(turn__isnull=False).values_list("speaker_status", flat=True)) <= {"confirmed"}
    assert text.mentions.filter(status=Mention.Status.CONFIRMED).exclude(when_edtf="").exists()
    first = text.passages.filter(kind=Passage.Kind.TURN).order_by("position").first()
    expect(tab.locator(f"#{first.anchor}")).to_be_visible()
