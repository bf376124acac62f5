"""Runs of intake at the desk: they are listed, and undone step by step by whoever may change all that they reached."""

from pathlib import Path

import pghistory
import pytest
from django.test import Client

from archive.catalogue.admin.intake import runs as pages
from archive.catalogue.models import Capture, Entry, Statement, Text
from archive.catalogue.roles import give_roles
from archive.intake import bulk
from archive.publishing.acts import publish
from tests.desk.desk import curator_at, curator_user, helper_at
from tests.intake.test_bulk import speeches
from tests.intake.test_runs import taken

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """Take twelve speeches in, five in a transaction, and return the name of the run."""
    monkeypatch.setattr(bulk, "BATCH", 5)
    return taken(speeches(tmp_path, 12))


def address(run: str) -> str:
    return f"/admin/intake/runs/{run}/"


def test_a_run_is_listed_and_undone(curator: Client, run: str) -> None:
    assert f'href="{address(run)}"' in curator.get("/admin/intake/runs/").content.decode()
    assert "/admin/intake/runs/" in curator.get("/admin/intake/").content.decode()
    assert "steps to undo, 3" in curator.get(address(run)).content.decode()
    assert Statement.objects.count() == 12
    told = curator.post(address(run)).content.decode()
    assert "Undone just now, in records: 12." in told
    assert "Nothing of it is left to undo." in told
    assert not Statement.objects.exists()
    assert Capture.objects.count() == 12
    assert "not made a record yet" not in curator.get("/admin/intake/").content.decode()  # nobody waits for these


def test_it_goes_on_where_the_time_was_over_and_passes_by_what_is_left(
    curator: Client, run: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pages, "AT_ONCE", 0.0)
    last = Statement.objects.order_by("-pk")[0]
    publish([last.key])
    context = curator.post(address(run)).context
    assert (context["records"], context["ahead"], context["standing"]) == (1, 2, 3)
    assert [one.key for one in context["left"]] == [last.key]
    context = curator.post(address(run), {"below": context["below"]}).context
    assert (context["records"], context["ahead"], context["standing"]) == (5, 1, 2)
    answer = curator.post(address(run), {"below": context["below"]})
    assert (answer.context["ahead"], answer.context["standing"]) == (0, 1)
    assert list(Statement.objects.all()) == [last]


def test_the_history_leads_to_the_run_and_does_not_undo_all_its_records(curator: Client, run: str) -> None:
    record = Statement.objects.order_by("pk")[0]
    history = curator.get(f"/admin/catalogue/statement/{record.pk}/history/").content.decode()
    assert f'href="{address(run)}"' in history
    assert 'name="undo"' not in history
    text = Text.objects.get(entry=record)
    desk = curator.get(f"/admin/catalogue/text/{text.pk}/desk/")
    assert desk.context["next_to_undo"] is None
    assert f'href="{address(run)}"' in desk.content.decode()


def test_what_was_undone_is_brought_back_from_what_was_removed(curator: Client, run: str) -> None:
    curator.post(address(run))
    (act,) = {act.id for act in curator.get("/admin/removed/").context["acts"]}
    curator.post("/admin/removed/", {"undo": act})
    assert Statement.objects.count() == 12
    assert "Undone just now, in records: 12." in curator.post(address(run)).content.decode()


def test_contributors_may_look_and_not_undo(client: Client, run: str) -> None:
    give_roles()
    helper = helper_at(client, "view_entry", "change_statement", "change_entry")
    assert "<button" not in helper.get(address(run)).content.decode().split('id="content-main"')[1]
    assert helper.post(address(run)).status_code == 403
    assert Statement.objects.count() == 12
    assert helper_at(client, "add_text").get(address(run)).status_code == 403


def test_what_curators_changed_is_told_with_who(curator: Client, run: str) -> None:
    with pghistory.context(user=curator_user("Bea").pk):
        Entry.objects.filter(pk=Statement.objects.order_by("pk")[0].pk).update(summary="Short.")
    told = curator.post(address(run)).content.decode()
    assert "its summary was changed since then by Bea" in told


@pytest.mark.parametrize("name", ["nothing", "20261125-000000-00"])
def test_there_is_no_such_run(client: Client, name: str, db: None) -> None:
    assert curator_at(client).get(address(name)).status_code == 404


def test_nothing_was_taken_in_yet(client: Client, db: None) -> None:
    assert "Nothing is recorded." in curator_at(client).get("/admin/intake/runs/").content.decode()
