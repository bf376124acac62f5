"""The life of a record in a real Chromium, as the people of each role: drafted, reviewed, sent back, published, merged."""

from typing import Any

import pytest
from django.contrib.auth.models import Group, User
from django.test import Client
from playwright.sync_api import Browser, Page, expect

from archive.catalogue import roles
from archive.catalogue.models import Approval, Entry, PossibleDuplicate, Statement
from archive.publishing.acts import publish
from archive.publishing.tending import tend
from archive.reading.models import Edition
from tests.chromium import press, violations_by_day_and_night
from tests.desk.desk import curator_at
from tests.factory import make_entry, make_text

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def seat_of(browser: Browser, live_server: Any, role: str, **options: Any) -> Page:
    """Return a tab of somebody in a role, who is signed in."""
    if not Group.objects.exists():  # the database is emptied after each of these tests
        roles.give_roles()
    user, _ = User.objects.get_or_create(username=role.lower(), defaults={"is_staff": True})
    user.groups.set(Group.objects.filter(name=role))
    client = Client()
    client.force_login(user)
    context = browser.new_context(base_url=live_server.url, **options)
    cookie = client.cookies["sessionid"].value
    context.add_cookies([{"name": "sessionid", "value": cookie, "url": live_server.url}])
    return context.new_page()


def test_a_draft_goes_to_review_comes_back_and_is_published(browser: Browser, live_server: Any) -> None:
    drafting = seat_of(browser, live_server, roles.CONTRIBUTORS)
    drafting.goto("/admin/catalogue/statement/add/")
    drafting.fill("#id_key", "speech-of-the-day")
    drafting.fill("#id_names-0-text", "A speech")
    drafting.fill("#id_names-0-language", "en")
    press(drafting, "input[name=_continue] >> nth=0")
    statement = Statement.objects.get()
    assert statement.begun_by.username == "contributors"
    expect(drafting.get_by_role("link", name="Publish", exact=True)).to_have_count(0)
    press(drafting, drafting.get_by_role("link", name="Send to review"))
    drafting.fill("#id_note", "Please look at the title.")
    press(drafting, "input[type=submit] >> nth=-1")
    expect(drafting.locator(".review-notes")).to_contain_text("Please look at the title.")

    editing = seat_of(browser, live_server, roles.EDITORS)
    editing.goto("/admin/")
    press(editing, editing.get_by_role("link", name="To review"))
    expect(editing.locator("#result_list")).to_contain_text("Please look at the title.")
    press(editing, editing.get_by_role("link", name="A speech"))
    press(editing, editing.get_by_role("link", name="Send back"))
    editing.click("input[type=submit] >> nth=-1")
    expect(editing.locator("#id_note:invalid")).to_be_focused()  # reasons are asked for
    editing.fill("#id_note", "Which speech? Say where.")
    press(editing, "input[type=submit] >> nth=-1")

    drafting.goto("/admin/")
    press(drafting, drafting.get_by_role("link", name="My work"))
    expect(drafting.locator("#result_list")).to_contain_text("Which speech? Say where.")
    press(drafting, drafting.get_by_role("link", name="A speech"))
    drafting.fill("#id_names-0-text", "A speech in Geneva")
    press(drafting, "input[name=_continue] >> nth=0")
    press(drafting, drafting.get_by_role("link", name="Send to review"))
    press(drafting, "input[type=submit] >> nth=-1")

    publishing = seat_of(browser, live_server, roles.PUBLISHERS)
    publishing.goto(f"/admin/catalogue/statement/{statement.pk}/publish/")
    press(publishing, "input[value=Publish]")
    assert Edition.objects.get().content["label"] == "A speech in Geneva"
    publishing.fill("#id_names-0-text", "A speech in Genf")
    press(publishing, "input[name=_continue] >> nth=0")
    publishing.goto("/admin/")
    press(publishing, publishing.get_by_role("link", name="Unpublished changes"))
    press(publishing, publishing.get_by_role("link", name="see what differs"))
    expect(publishing.locator(".differences ins").first).to_contain_text("Genf")
    for page in (drafting, editing, publishing):
        page.context.close()


def test_an_embargo_is_set_where_it_is_meant_and_lifts_by_itself(browser: Browser, live_server: Any) -> None:
    statement = make_entry(name="A declaration")
    page = seat_of(browser, live_server, roles.PUBLISHERS, java_script_enabled=False)
    page.goto(f"/admin/catalogue/statement/{statement.pk}/change/")
    page.fill("#id_embargo_until_0", "2100-02-14")
    page.fill("#id_embargo_until_1", "09:00")
    page.fill("#id_embargo_zone", "europe/moscow")
    press(page, "input[name=_continue] >> nth=0")
    expect(page.locator(".standing")).to_contain_text("2100-02-14 09:00 Europe/Moscow (2100-02-14 06:00 UTC)")
    assert page.input_value("#id_embargo_until_1") == "09:00:00"
    press(page, page.get_by_role("link", name="Publish", exact=True))
    page.fill("#id_note", "Both sides agreed.")
    press(page, "input[value=Approve]")
    expect(page.locator(".messagelist")).to_contain_text("is published by itself 2100-02-14 09:00")
    tend()
    assert not Edition.objects.exists()
    page.goto(f"/admin/catalogue/statement/{statement.pk}/approve/")
    press(page, page.get_by_role("button", name="Take the approval back"))
    assert not Approval.objects.exists()
    page.context.close()


@pytest.mark.parametrize("typed", ["Atlantis/Harbour", "02:30 in a night without that hour"])
def test_a_moment_that_is_none_is_refused(browser: Browser, live_server: Any, typed: str) -> None:
    statement = make_entry()
    page = seat_of(browser, live_server, roles.EDITORS, java_script_enabled=False)
    page.goto(f"/admin/catalogue/statement/{statement.pk}/change/")
    night = typed.startswith("02:30")
    page.fill("#id_embargo_until_0", "2027-03-28")
    page.fill("#id_embargo_until_1", "02:30")
    page.fill("#id_embargo_zone", "Europe/Berlin" if night else typed)
    press(page, "input[name=_continue] >> nth=0")
    expect(page.locator(".errorlist")).to_contain_text("no such hour" if night else "no such time zone")
    assert page.input_value("#id_embargo_until_1") == "02:30"
    page.context.close()


def people() -> tuple[Entry, Entry]:
    """Return two published records of one person, offered as one."""
    one = make_entry("person", "S. Lavrov", summary="A minister.", key="s-lavrov")
    other = make_entry("person", "Sergey Lavrov", summary="The minister of Russia.", key="sergey-lavrov")
    speech = make_entry()
    speech.participations.create(participant=one, role="speaker", named_as="Lavrov")
    speech.participations.create(participant=other, role="speaker", named_as="S. V. Lavrov")
    publish([one.key, other.key])
    PossibleDuplicate.objects.create(first=one, second=other, why="The same family name.", weight=80)
    return one, other


def test_two_are_looked_at_merged_with_choices_and_parted_again(browser: Browser, live_server: Any) -> None:
    one, other = people()
    page = seat_of(browser, live_server, roles.PUBLISHERS, java_script_enabled=False)
    page.goto("/admin/")
    press(page, page.get_by_role("link", name="Possible duplicates").first)
    press(page, page.get_by_role("link", name="S. Lavrov / Sergey Lavrov"))
    press(page, page.get_by_role("link", name="Merge s-lavrov into sergey-lavrov"))
    page.get_by_label("A minister. s-lavrov").check()
    page.fill("#id_reason", "One minister.")
    press(page, "input[value=Merge]")
    expect(page.locator(".messagelist")).to_contain_text("its address leads there now")
    assert Entry.objects.get(pk=other.pk).summary == "A minister."
    page.goto("/people/s-lavrov/")
    assert page.url.endswith("/people/sergey-lavrov/")
    page.goto(f"/admin/catalogue/person/{one.pk}/change/")
    press(page, page.get_by_role("link", name="Undo the merging"))
    page.fill("#id_reason", "Father and son.")
    press(page, "input[value='Undo the merging']")
    expect(page.locator(".messagelist")).to_contain_text("two records again")
    page.goto("/people/s-lavrov/")
    assert page.url.endswith("/people/s-lavrov/")
    assert Entry.objects.get(pk=other.pk).summary == "The minister of Russia."
    page.context.close()


def test_two_are_kept_apart(browser: Browser, live_server: Any) -> None:
    people()
    pair = PossibleDuplicate.objects.get()
    page = seat_of(browser, live_server, roles.EDITORS)
    page.goto(f"/admin/catalogue/possibleduplicate/{pair.pk}/change/")
    expect(page.get_by_role("link", name="Merge s-lavrov")).to_have_count(0)
    page.fill("#id_note", "Father and son.")
    press(page, "input[value='They are different']")
    pair.refresh_from_db()
    assert (pair.state, pair.note, pair.decided_by.username) == ("different", "Father and son.", "editors")
    page.context.close()


def pages_of_acts(client: Client) -> list[str]:
    """Return pages of review, approval, merging and its undoing, with something to show on each."""
    curator_at(client)
    one, other = people()
    speech = make_entry(name="A speech")
    make_text(speech, "We sent 1,500 men on 14 February 2022.")
    make_text(speech, "Мы послали 1600 человек.", language="ru")
    client.post(f"/admin/catalogue/statement/{speech.pk}/review/", {"note": "Look at the figures."})
    public = make_entry(name="Published", summary="Before")
    publish([public.key])
    Entry.objects.filter(pk=public.pk).update(summary="After")
    late = make_entry(name="Under embargo", embargo_until="2100-02-14T06:00:00Z", embargo_zone="Asia/Shanghai")
    client.post(f"/admin/catalogue/statement/{late.pk}/approve/", {"note": ""})
    gone, kept = make_entry("topic", key="gone"), make_entry("topic", key="kept")
    client.post(f"/admin/catalogue/topic/{gone.pk}/merge/", {"into": kept.pk, "reason": "The same."})
    pair = PossibleDuplicate.objects.get()
    return [
        "/admin/",
        *(f"/admin/catalogue/entry/?to_do={task}" for task in ("mine", "review", "changed", "embargoed", "apart")),
        "/admin/catalogue/possibleduplicate/?to_do=duplicates",
        f"/admin/catalogue/possibleduplicate/{pair.pk}/change/",
        f"/admin/catalogue/person/{one.pk}/merge/",
        f"/admin/catalogue/person/{one.pk}/merge/?into={other.pk}",
        f"/admin/catalogue/topic/{gone.pk}/unmerge/",
        f"/admin/catalogue/statement/{speech.pk}/change/",
        f"/admin/catalogue/statement/{speech.pk}/review/",
        f"/admin/catalogue/statement/{speech.pk}/publish/",
        f"/admin/catalogue/statement/{public.pk}/publish/",
        f"/admin/catalogue/statement/{late.pk}/approve/",
        f"/admin/catalogue/statement/{late.pk}/change/",
    ]


def test_axe_finds_nothing(browser: Browser, live_server: Any, client: Client) -> None:
    addresses = pages_of_acts(client)
    page = seat_of(browser, live_server, roles.ADMINISTRATORS)
    found = {}
    for address in addresses:
        if faults := violations_by_day_and_night(page, address):
            found[address] = faults
    page.context.close()
    assert not found


def test_no_page_is_wider_than_the_screen(browser: Browser, live_server: Any, client: Client) -> None:
    addresses = pages_of_acts(client)
    page = seat_of(browser, live_server, roles.ADMINISTRATORS)
    wide = []
    for width, address in [(width, address) for width in (360, 1280) for address in addresses]:
        page.set_viewport_size({"width": width, "height": 900})
        page.goto(address)
        if page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"):
            wide.append((width, address))
    page.context.close()
    assert not wide
