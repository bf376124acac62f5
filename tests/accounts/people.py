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


def code(device: Device, steps: int = 0) -> str:
    """Return the code that a device shows, `steps` half minutes from now; it is good for a minute, and then no more."""
    totp = TOTP(device.bin_key, device.step, device.t0, device.digits)
    totp.time = time.time() + steps * device.step
    return f"{totp.token():06d}"


def log(name: str = "ann") -> list[str]:
    """Return what the log tells of an account, the oldest first."""
    return [event.what for event in AccountEvent.objects.filter(name=name).order_by("pk")]
