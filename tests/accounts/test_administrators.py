"""An administrator keeps accounts, and gets no further by it than administrators do."""

from typing import Any

import pytest
from django.contrib.auth.models import Group, User
from django.test import Client

from archive.catalogue.roles import ADMINISTRATORS
from tests.accounts.people import PASSWORD, somebody

pytestmark = pytest.mark.django_db


@pytest.fixture
def administrator(client: Client) -> User:
    user = User.objects.create_user("administrator", password=PASSWORD, is_staff=True)
    user.groups.set(Group.objects.filter(name=ADMINISTRATORS))
    client.force_login(user)
    return user


def sent(user: User, **more: Any) -> dict[str, Any]:
    """Return the form of an account as a browser sends it."""
    groups = list(user.groups.values_list("pk", flat=True))
    joined = {"date_joined_0": "2026-01-01", "date_joined_1": "10:00:00"}
    return {"username": user.username, "is_active": "on", "is_staff": "on", "groups": groups, **joined, **more}


def page(user: User, name: str = "change") -> str:
    return f"/admin/auth/user/{user.pk}/{name}/"


def test_an_administrator_keeps_the_accounts_of_others(client: Client, administrator: User) -> None:
    other = User.objects.create_user("other")
    assert client.post(page(other), sent(other, first_name="Ann")).status_code == 302
    other.refresh_from_db()
    assert (other.first_name, other.is_staff) == ("Ann", True)
    assert client.get(page(other, "account")).status_code == 200


def test_nobody_who_may_not_do_everything_lets_anybody_do_so(client: Client, administrator: User) -> None:
    for user in (administrator, User.objects.create_user("other")):
        assert client.post(page(user), sent(user, is_superuser="on")).status_code == 302
        user.refresh_from_db()
        assert not user.is_superuser
    client.force_login(somebody())
    client.post(page(administrator), sent(administrator, is_superuser="on"))
    administrator.refresh_from_db()
    assert administrator.is_superuser


@pytest.mark.parametrize("name", ["change", "password", "account", "delete"])
def test_who_may_do_everything_is_out_of_an_administrators_reach(
    client: Client, administrator: User, name: str
) -> None:
    ann = somebody()
    before = User.objects.filter(pk=ann.pk).values().get()
    typed = {"password1": "another long one", "password2": "another long one", "usable_password": "true", "post": "yes"}
    assert client.post(page(ann, name), sent(ann, act="reset", **typed)).status_code == 403
    chosen = {"action": "delete_selected", "_selected_action": [ann.pk], "post": "yes"}
    client.post("/admin/auth/user/", chosen)
    assert User.objects.filter(pk=ann.pk).values().get() == before
