"""The second factor: set up, asked for, required, lost; and no page of the desk without it."""

import re
import time
from typing import Any

import pytest
from django.contrib.auth.models import Group, User
from django.core.management import call_command
from django.test import Client

from archive.accounts.models import Device, RecoveryCode, Requirement
from archive.accounts.throttle import MOST_OF_ACCOUNT
from tests.accounts.people import PASSWORD, code, code_at, half_minute, log, next_code, sign_in, somebody

pytestmark = pytest.mark.django_db
ENROL, CODE = "/admin/account/second-factor/", "/admin/login/code/"


def enrol(client: Client, user: User) -> list[str]:
    """Set up a device for whoever is signed in; return the recovery codes shown."""
    client.get(ENROL)
    device = Device.objects.get(user=user)
    page = client.post(ENROL, {"code": code(device), "password": PASSWORD})
    return re.findall(r"<code>([a-z0-9-]{19})</code>", page.text)


@pytest.fixture
def ann() -> User:
    return somebody()


@pytest.fixture
def codes(ann: User, client: Client) -> list[str]:
    """Return the recovery codes of somebody with a device, who is signed in."""
    sign_in(client)
    return enrol(client, ann)


def in_with(typed: str, client: Client | None = None) -> bool:
    """Return whether the right password and this code let one in."""
    client = client or Client()
    assert sign_in(client).url == CODE
    assert client.get("/admin/").status_code == 302
    client.post(CODE, {"code": typed})
    return client.get("/admin/").status_code == 200


def test_it_is_set_up_with_a_code_and_the_password(ann: User, client: Client) -> None:
    sign_in(client)
    page = client.get(ENROL)
    assert "<svg" in page.text
    assert "style=" not in page.text.split("<svg")[1].split("</svg>")[0]
    device = Device.objects.get(user=ann)
    for sent in ({"code": code(device), "password": "wrong"}, {"code": "000000", "password": PASSWORD}):
        assert client.post(ENROL, sent).context["form"].errors
    assert not Device.objects.get().confirmed
    assert len(set(enrol(client, ann))) == 10
    assert Device.objects.get().confirmed


def test_the_code_is_asked_for_and_is_good_once(ann: User, codes: list[str]) -> None:
    device = Device.objects.get()
    assert not in_with("123456")
    shown = next_code(device)
    assert in_with(f"{shown[:3]} {shown[3:]}")
    assert not in_with(shown)
    assert {"factor-set", "codes-made", "password-right", "code-wrong", "signed-in"} <= set(log())


def test_a_code_typed_late_is_good_and_so_is_the_next(ann: User, client: Client) -> None:
    sign_in(client)
    client.get(ENROL)
    Device.objects.update(t0=int(time.time()) - 1000 * 30)  # a half minute begins now: it does not end meanwhile
    device = Device.objects.get()
    gone = code_at(device, half_minute(device) - 1)
    client.post(ENROL, {"code": gone, "password": PASSWORD})
    assert Device.objects.get().drift == -1
    assert in_with(next_code(device))


def test_a_recovery_code_is_good_once_and_kept_as_a_digest(codes: list[str]) -> None:
    assert in_with(codes[0].upper().replace("-", " "))
    assert not in_with(codes[0])
    assert in_with(codes[1])
    kept = str(list(RecoveryCode.objects.values()))
    assert not any(one in kept or one.replace("-", "") in kept for one in codes)
    assert log().count("code-used") == 2


def test_wrong_codes_are_throttled(codes: list[str]) -> None:
    client = Client(REMOTE_ADDR="198.51.100.1")
    sign_in(client)
    for _ in range(MOST_OF_ACCOUNT):
        client.post(CODE, {"code": "000000"})
    assert "too many" in client.post(CODE, {"code": codes[0]}).text
    assert client.get("/admin/").status_code == 302


def test_other_sessions_end_when_it_is_set_up(ann: User, client: Client) -> None:
    other = Client()
    for browser in (client, other):
        sign_in(browser)
    enrol(client, ann)
    assert client.get("/admin/").status_code == 200
    assert other.get("/admin/").status_code == 302


@pytest.mark.parametrize("for_all", [True, False])
def test_an_administrator_requires_it(ann: User, client: Client, for_all: bool) -> None:
    group = Group.objects.create(name="Those who must")
    Requirement.objects.create(group=None if for_all else group)
    sign_in(client)
    assert client.get("/admin/").status_code == (302 if for_all else 200)
    ann.groups.add(group)
    for address in ("/admin/", "/admin/intake/", "/admin/account/", "/admin/catalogue/statement/add/"):
        assert client.get(address).url == ENROL
        assert client.post(address, {"act": "end"}).url == ENROL
    assert "needs a second factor" in client.get(ENROL).text
    enrol(client, ann)
    assert client.get("/admin/").status_code == 200


def test_one_may_leave_without_setting_it_up(ann: User, client: Client) -> None:
    Requirement.objects.create()
    sign_in(client)
    assert client.post("/admin/logout/").status_code == 200
    assert log()[-1] == "signed-out"


def test_a_session_that_did_not_show_it_is_not_let_in(ann: User, codes: list[str]) -> None:
    client = Client()
    client.force_login(ann)
    assert client.get("/admin/").status_code == 302
    assert "_auth_user_id" not in client.session
    client.force_login(ann)
    assert "/admin/login/" in client.get(ENROL).url


def test_a_lost_device_is_removed_by_an_administrator(ann: User, client: Client, codes: list[str]) -> None:
    boss = Client()
    boss.force_login(somebody("boss"))
    address = f"/admin/auth/user/{ann.pk}/account/"
    assert "Remove a lost device" in boss.get(address).text
    boss.post(address, {"act": "reset"})
    assert client.get("/admin/").status_code == 302
    assert sign_in(client).url == "/admin/"
    assert log().count("factor-reset") == 1


def test_nobody_resets_their_own_without_a_code(ann: User, client: Client, codes: list[str]) -> None:
    client.post("/admin/account/", {"act": "reset"})
    client.post(f"/admin/auth/user/{ann.pk}/account/", {"act": "reset"})
    client.post(ENROL, {"act": "remove", "code": "000000"})
    assert Device.objects.filter(confirmed=True).exists()
    client.post(ENROL, {"act": "remove", "code": codes[0]})
    assert not Device.objects.filter(confirmed=True).exists()
    assert client.get("/admin/").status_code == 200


def test_new_recovery_codes_replace_those_before(client: Client, codes: list[str]) -> None:
    page = client.post(ENROL, {"act": "codes", "code": codes[0]})
    assert "no-store" in page["Cache-Control"]
    new = re.findall(r"<code>([a-z0-9-]{19})</code>", page.text)
    assert len(new) == 10
    assert not in_with(codes[1])
    assert in_with(new[0])


def test_the_command_line_helps_the_last_administrator(ann: User, client: Client, codes: list[str]) -> None:
    call_command("accounts", "reset", "ann")
    assert sign_in(client).url == "/admin/"


def test_a_code_is_awaited_for_a_while_and_not_after_a_new_password(ann: User, codes: list[str]) -> None:
    client = Client()
    sign_in(client)
    ann.set_password("another long password")
    ann.save()
    assert client.post(CODE, {"code": codes[0]}).url == "/admin/login/"
    assert Client().get(CODE).url == "/admin/login/"


def test_one_is_led_to_where_one_wanted_to_go_and_not_elsewhere(ann: User, codes: list[str]) -> None:
    for wanted, led in (("/admin/catalogue/", "/admin/catalogue/"), ("https://elsewhere.example/", "/")):
        client = Client()
        client.post("/admin/login/", {"username": "ann", "password": PASSWORD, "next": wanted})
        answer: Any = client.post(CODE, {"code": codes.pop()})
        assert answer.url == led or (led == "/" and answer.url.startswith("/"))
