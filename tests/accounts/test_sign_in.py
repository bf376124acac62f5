"""Signing in: so many attempts, by account and by address; and nobody locked out for ever."""

from datetime import timedelta
from typing import Any

import pytest
from django.core.management import call_command
from django.test import Client, RequestFactory
from django.utils import timezone

from archive.accounts.models import AccountEvent, Session
from archive.accounts.throttle import MOST_OF_ACCOUNT, MOST_OF_ADDRESS, WINDOW
from archive.accounts.whence import address_of, browser_of, network_of
from tests.accounts.people import FIREFOX, PASSWORD, log, sign_in, somebody

pytestmark = pytest.mark.django_db
TOO_MANY = "too many failed attempts"


def fail(client: Client, times: int, name: str = "ann", **more: Any) -> Any:
    """Return the last answer to some wrong passwords."""
    return [sign_in(client, name, "wrong", **more) for _ in range(times)][-1]


def test_a_session_tells_whose_it_is_and_from_where(client: Client) -> None:
    user = somebody()
    assert sign_in(client, HTTP_USER_AGENT=FIREFOX, REMOTE_ADDR="192.0.2.7").url == "/admin/"
    assert client.get("/admin/").status_code == 200
    session = Session.objects.get(user=user)
    assert (session.address, session.browser) == ("192.0.2.7", "Firefox 140, Linux")
    assert log()[-1] == "signed-in"


def test_an_account_is_closed_to_a_stranger_and_opens_by_itself(client: Client) -> None:
    somebody()
    assert TOO_MANY not in fail(client, MOST_OF_ACCOUNT).text
    refused = sign_in(client)
    assert TOO_MANY in refused.text
    assert "15 minutes" in refused.text
    assert log()[-1] == "refused"
    AccountEvent.objects.update(at=timezone.now() - WINDOW - timedelta(seconds=1))
    assert sign_in(client).status_code == 302


def test_attempts_that_were_refused_do_not_prolong_it(client: Client) -> None:
    somebody()
    fail(client, MOST_OF_ACCOUNT)
    AccountEvent.objects.update(at=timezone.now() - WINDOW + timedelta(minutes=2))
    assert "2 minutes" in fail(client, 3).text
    AccountEvent.objects.exclude(what="refused").update(at=timezone.now() - WINDOW)
    assert sign_in(client).status_code == 302


def test_strangers_do_not_lock_the_owner_out(client: Client) -> None:
    somebody()
    sign_in(client, REMOTE_ADDR="192.0.2.7")
    for host in range(3):
        fail(Client(), MOST_OF_ACCOUNT, REMOTE_ADDR=f"198.51.100.{host}")
    assert TOO_MANY in sign_in(Client(), REMOTE_ADDR="198.51.100.9").text
    assert sign_in(Client(), REMOTE_ADDR="192.0.2.7").status_code == 302
    assert TOO_MANY in fail(Client(), MOST_OF_ACCOUNT + 1, REMOTE_ADDR="192.0.2.7").text


def test_success_forgives_what_was_mistyped_there(client: Client) -> None:
    somebody()
    for _ in range(3):
        fail(client, MOST_OF_ACCOUNT - 1)
        assert sign_in(client).status_code == 302


def test_an_address_has_so_many_attempts_whatever_the_names(client: Client) -> None:
    somebody()
    for number in range(MOST_OF_ADDRESS):
        fail(client, 1, f"nobody{number}", REMOTE_ADDR="2001:db8::1")
    assert TOO_MANY in sign_in(client, REMOTE_ADDR="2001:db8::2").text
    assert sign_in(client, REMOTE_ADDR="2001:db8:1::2").status_code == 302


def test_a_name_that_nobody_has_is_answered_alike(client: Client) -> None:
    somebody()
    known, unknown = fail(client, 1), fail(client, 1, "nobody")
    assert known.context["form"].errors == unknown.context["form"].errors
    known, unknown = fail(client, MOST_OF_ACCOUNT), fail(client, MOST_OF_ACCOUNT, "nobody")
    assert known.context["form"].errors == unknown.context["form"].errors


def test_an_administrator_and_the_command_line_forgive(client: Client) -> None:
    user = somebody()
    boss = Client()
    boss.force_login(somebody("boss"))
    fail(client, MOST_OF_ACCOUNT)
    boss.post(f"/admin/auth/user/{user.pk}/account/", {"act": "forgive"})
    assert TOO_MANY not in fail(client, MOST_OF_ACCOUNT).text
    assert TOO_MANY in fail(client, 1).text
    call_command("accounts", "unlock", "ann")
    assert sign_in(client).status_code == 302


def test_behind_proxies_the_address_is_what_the_outermost_of_ours_saw(settings: Any, rf: RequestFactory) -> None:
    sent = {"REMOTE_ADDR": "10.0.0.2", "HTTP_X_FORWARDED_FOR": "6.6.6.6, 192.0.2.7, 10.0.0.1"}
    for proxies, seen in ((0, "10.0.0.2"), (1, "10.0.0.1"), (2, "192.0.2.7"), (9, "10.0.0.2")):
        settings.PROXIES = proxies
        assert address_of(rf.get("/", **sent)) == seen
    settings.PROXIES = 1
    assert address_of(rf.get("/", HTTP_X_FORWARDED_FOR="<script>")) == ""
    assert network_of("2001:db8:1:2:3::9") == "2001:0db8:0001:0002"


@pytest.mark.parametrize(
    ("told", "read"),
    [
        (FIREFOX, "Firefox 140, Linux"),
        (FIREFOX.replace("X11; Linux x86_64", "Windows NT 10.0"), "Firefox 140, Windows"),
        ("Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15) Chrome/140.0 Safari/537.36 Edg/140.0", "Edge 140, macOS"),
        ("Mozilla/5.0 (iPhone) Version/18.1 Mobile/15E148 Safari/604.1", "Safari 18, iPhone"),
        ("curl/8.0\x00<b>", "curl/8.0<b>"),
        ("", ""),
    ],
)
def test_browsers_in_a_few_words(rf: RequestFactory, told: str, read: str) -> None:
    assert browser_of(rf.get("/", HTTP_USER_AGENT=told)) == read


def test_public_pages_know_nobody(client: Client) -> None:
    somebody()
    sign_in(client)
    answer = client.get("/")
    assert not answer.cookies
    assert "Cookie" not in answer.get("Vary", "")
    assert PASSWORD not in str(AccountEvent.objects.values())
