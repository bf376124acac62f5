"""Sessions: listed, ended by their owner and by administrators, by a new password, and by themselves."""

from datetime import timedelta
from typing import Any

import pytest
from django.contrib.sessions.backends.base import UpdateError
from django.core.management import call_command
from django.test import Client
from django.utils import timezone

from archive.accounts.models import Session
from archive.accounts.sessions import LONGEST, UNUSED
from tests.accounts.people import PASSWORD, log, sign_in, somebody

pytestmark = pytest.mark.django_db


@pytest.fixture
def two() -> tuple[Client, Client]:
    """Return two browsers in which one person is signed in."""
    somebody()
    browsers = Client(), Client()
    for number, browser in enumerate(browsers):
        sign_in(browser, REMOTE_ADDR=f"192.0.2.{number + 1}")
    return browsers


def is_in(client: Client) -> bool:
    return client.get("/admin/").status_code == 200


def test_sessions_are_listed_and_one_of_them_ended(two: tuple[Client, Client]) -> None:
    here, there = two
    page = here.get("/admin/account/")
    assert "192.0.2.1" in page.text
    assert "192.0.2.2" in page.text
    number = Session.objects.get(address="192.0.2.2").number
    assert f'value="end-{number}"' in page.text
    assert f'value="end-{Session.objects.get(address="192.0.2.1").number}"' not in page.text
    here.post("/admin/account/", {"act": f"end-{number}"})
    assert (is_in(here), is_in(there)) == (True, False)
    assert log()[-1] == "session-ended"


def test_all_others_are_ended(two: tuple[Client, Client]) -> None:
    two[1].post("/admin/account/", {"act": "end"})
    assert (is_in(two[0]), is_in(two[1])) == (False, True)


def test_nobody_ends_the_sessions_of_others_by_their_number(two: tuple[Client, Client]) -> None:
    other = Client()
    other.force_login(somebody("eve"))
    for session in Session.objects.filter(user__username="ann"):
        other.post("/admin/account/", {"act": f"end-{session.number}"})
    assert is_in(two[0])
    assert is_in(two[1])


def test_an_administrator_ends_them_and_it_is_told_by_whom(two: tuple[Client, Client]) -> None:
    boss, user = Client(), somebody("boss")
    boss.force_login(user)
    address = f"/admin/auth/user/{Session.objects.get(address='192.0.2.1').user_id}/account/"
    assert "192.0.2.2" in boss.get(address).text
    boss.post(address, {"act": "end"})
    assert not is_in(two[0])
    assert not is_in(two[1])
    assert "session ended" in boss.get(address).text
    assert is_in(boss)


def test_a_new_password_ends_all_sessions_but_the_one_it_was_changed_in(two: tuple[Client, Client]) -> None:
    new = "another long password"
    sent = {"old_password": PASSWORD, "new_password1": new, "new_password2": new}
    assert two[0].post("/admin/password_change/", sent).status_code == 302
    assert (is_in(two[0]), is_in(two[1])) == (True, False)
    assert [line for line in log() if line in ("password-changed", "session-ended")][-2:] == [
        "password-changed",
        "session-ended",
    ]


def test_a_session_that_is_ended_while_it_is_used_does_not_come_back(two: tuple[Client, Client]) -> None:
    session = two[0].session
    Session.objects.all().delete()
    with pytest.raises(UpdateError):
        session.save()
    assert not is_in(two[0])


@pytest.mark.parametrize(("field", "after"), [("seen_at", UNUSED), ("began_at", LONGEST)])
def test_sessions_end_by_themselves(two: tuple[Client, Client], field: str, after: Any) -> None:
    ago = timezone.now() - after
    Session.objects.filter(address="192.0.2.1").update(**{field: ago + timedelta(minutes=1)})
    Session.objects.filter(address="192.0.2.2").update(**{field: ago - timedelta(minutes=1)})
    assert (is_in(two[0]), is_in(two[1])) == (True, False)
    call_command("accounts", "tidy")
    assert [session.address for session in Session.objects.exclude(user=None)] == ["192.0.2.1"]
    assert log()[-1] == "session-expired"


def test_when_it_was_last_used_is_known_to_the_minute(two: tuple[Client, Client]) -> None:
    Session.objects.update(seen_at=timezone.now() - timedelta(minutes=5))
    two[0].get("/admin/account/")
    assert timezone.now() - Session.objects.get(address="192.0.2.1").seen_at < timedelta(minutes=1)


def test_signing_out_is_told(client: Client) -> None:
    somebody()
    sign_in(client)
    client.post("/admin/logout/")
    assert log()[-1] == "signed-out"
    assert not Session.objects.filter(user__username="ann").exists()
