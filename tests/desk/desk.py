"""What the tests of the desk share: who sits at it, the records that the seed names, and its words."""

from typing import Any

from django.conf import settings
from django.contrib.auth.models import Permission, User
from django.test import Client

from archive.catalogue.models import Entry, Name
from tests.factory import make_entry

SEED = settings.BASE_DIR / "fixtures" / "seed" / "000_9c3469c8acea615d.txt"
KEY = "mid-ru-243-14-02-2022"


def curator_at(client: Client, name: str = "curator") -> Client:
    """Return the client, signed in as somebody who may do everything."""
    client.force_login(curator_user(name))
    return client


def curator_user(name: str = "curator") -> User:
    """Return somebody who may do everything."""
    return User.objects.create_superuser(name, password="a long password")


def helper_at(client: Client, *permissions: str) -> Client:
    """Return the client, signed in as somebody with these permissions only."""
    user, _ = User.objects.get_or_create(username="helper", is_staff=True)
    user.user_permissions.set(Permission.objects.filter(codename__in=permissions))
    client.force_login(user)
    return client


def make_cast() -> dict[str, Entry]:
    """Return the people, place and organization of the seed, with their Chinese names."""
    chinese = {
        ("person", "Sergey Lavrov"): ["谢尔盖·拉夫罗夫"],
        ("person", "Vladimir Putin"): ["弗拉基米尔·普京"],
        ("person", "Antony Blinken"): ["安东尼·布林肯"],
        ("place", "Moscow"): ["莫斯科"],
        ("organization", "NATO"): ["北约"],
    }
    cast = {}
    for (kind, name), names in chinese.items():
        entry = make_entry(kind, name, key=name.lower().replace(" ", "-"))
        for text in names:
            Name.objects.create(entry=entry, text=text, language="zh")
        cast[entry.key] = entry
    return cast


def inline(prefix: str, *rows: dict[str, Any], initial: int = 0) -> dict[str, Any]:
    """Return the fields of an inline table as a browser sends them."""
    sent: dict[str, Any] = {f"{prefix}-TOTAL_FORMS": len(rows), f"{prefix}-INITIAL_FORMS": initial}
    for number, row in enumerate(rows):
        sent.update({f"{prefix}-{number}-{name}": value for name, value in row.items()})
    return sent


def form_of(response: Any) -> dict[str, Any]:
    """Return what the form of a page would send if nothing were typed."""
    form = response.context["form"]
    values = {name: form[name].value() for name in form.fields}
    return {name: value for name, value in values.items() if value not in (None, "", False)}
