"""What the tests of accounts share: somebody with a password, a device that shows codes, and a way in."""

import time
from typing import Any

from django.contrib.auth.models import User
from django.test import Client
from django_otp.oath import TOTP

from archive.accounts.models import AccountEvent, Device

PASSWORD = "a long password"
FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"


def somebody(name: str = "ann") -> User:
    """Return an account that may do everything."""
    return User.objects.create_superuser(name, password=PASSWORD)


def sign_in(client: Client, name: str = "ann", password: str = PASSWORD, **more: Any) -> Any:
    """Return the answer to a name and a password."""
    return client.post("/admin/login/", {"username": name, "password": password, "next": "/admin/"}, **more)


def code(device: Device) -> str:
    """Return the code that a device shows now; it is good until the half minute after this one is over."""
    return code_at(device, half_minute(device))


def next_code(device: Device) -> str:
    """Return the code that a device shows after the last one used; it is good already.

    The half minute may have ended between a code's reading and its use. The program then takes the device's clock
    for a slow one, so the code of half a minute from now could be one too early.
    """
    device = Device.objects.get(pk=device.pk)
    return code_at(device, max(device.last_t + 1, half_minute(device)))


def half_minute(device: Device) -> int:
    """Return the number of the half minute that it is for a device."""
    return (int(time.time()) - device.t0) // device.step


def code_at(device: Device, number: int) -> str:
    """Return the code that a device shows in the half minute of this number."""
    totp = TOTP(device.bin_key, device.step, device.t0, device.digits)
    totp.time = device.t0 + number * device.step
    return f"{totp.token():06d}"


def log(name: str = "ann") -> list[str]:
    """Return what the log tells of an account, the oldest first."""
    return [event.what for event in AccountEvent.objects.filter(name=name).order_by("pk")]
