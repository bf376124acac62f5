"""Tables in a real Chromium: sent, looked at, made, undone; many records chosen in a list and given a place."""

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from archive.catalogue.models import Person, Statement
from tests.chromium import press, violations
from tests.desk.test_in_a_browser import choose, seat
from tests.factory import make_entry

__all__ = ["seat"]

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def faults(seat: Page) -> list[str]:
    """Return what axe finds, in a tab of its own: it sets styles itself that the policy of the desk refuses."""
    page = seat.context.browser.new_page(storage_state=seat.context.storage_state())
    page.goto(seat.url)
    found = violations(page)
    page.close()
    return found


def test_a_table_is_sent_looked_at_made_and_undone(seat: Page, live_server: Any, tmp_path: Path) -> None:
    make_entry("person", "Wang Yi", key="wang-yi")
    table = tmp_path / "people.csv"
    table.write_text("key,name_zh,summary,colour\nwang-yi,王毅,=1+1,red\nli-wei,,,\n", encoding="utf-8")
    seat.goto(f"{live_server.url}/admin/tables/")
    assert faults(seat) == []
    seat.select_option("#id_noun", "people")
    seat.set_input_files("#id_file", table)
    press(seat, "text=See what it would change")
    expect(seat.locator(".tables")).to_contain_text("“colour” is not one of people")
    expect(seat.locator("tr.refused")).to_contain_text("it has no name")
    assert faults(seat) == []
    press(seat, "text=Make it: 1 row")
    expect(seat.locator(".messagelist")).to_contain_text("made as shown")
    assert Person.objects.get().summary == "=1+1"
    assert faults(seat) == []
    press(seat, "text=Undo all of it")
    expect(seat.locator(".messagelist")).to_contain_text("Undone")
    assert Person.objects.get().names.count() == 1


def test_records_chosen_in_a_list_are_given_a_place(seat: Page, live_server: Any) -> None:
    make_entry("place", "Geneva", key="geneva")
    for number in range(3):
        make_entry("statement", f"Words {number}")
    seat.goto(f"{live_server.url}/admin/catalogue/statement/")
    for number in (0, 1):
        seat.locator(".action-select").nth(number).check()
    seat.select_option("select[name=action]", "change_many")
    press(seat, "button[name=index]")
    expect(seat.locator(".noted")).to_contain_text("2 records chosen")
    seat.select_option("#id_what", "place.set")
    press(seat, "text=Go on")
    assert faults(seat) == []
    choose(seat, "id_value", "Gen", "Geneva")
    press(seat, "text=See what it would change")
    expect(seat.locator(".differences")).to_contain_text("geneva")
    press(seat, "text=Make it: 2 rows")
    expect(seat.locator(".messagelist")).to_contain_text("made as shown")
    assert Statement.objects.filter(place__key="geneva").count() == 2
