"""The second factor: a device that shows a code of its own every half minute (TOTP, RFC 6238), and recovery codes."""

import base64
import hashlib
import secrets
from typing import Any

import segno
from django.db import transaction
from django.db.models import Q, Value
from django.http import HttpRequest
from django.utils import timezone

from .log import What, note
from .models import Device, RecoveryCode, Requirement
from .sealing import Unopened, new_secret, opened, sealed
from .sessions_of import end_sessions

PASSED = "second_factor"  # in the session: whoever holds it has shown the second factor
CODES = 10
LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"  # none that is read as another
LENGTH = 16  # letters of a code: 79 bits, so a plain digest of it gives nothing away


def device_of(user: Any) -> Device | None:
    """Return the device that a user has set up."""
    return Device.objects.filter(user=user, confirmed=True).first()


def must_show(request: HttpRequest) -> str:
    """Return what keeps a session out: "enrol" (a device is required, there is none), "code" (not shown), or ""."""
    if request.session.get(PASSED):
        return ""
    user = request.user
    devices = Device.objects.filter(user=user, confirmed=True).values_list(Value("code"))
    rules = Requirement.objects.filter(Q(group=None) | Q(group__user=user)).values_list(Value("enrol"))
    found = {row[0] for row in devices.union(rules)}
    return "code" if "code" in found else "enrol" if found else ""


def device_to_set_up(user: Any) -> Device:
    """Return the device that is being set up; its secret stays the same until that is done."""
    secret = {"key": sealed(new_secret())}
    device, _ = Device.objects.get_or_create(user=user, confirmed=False, defaults={"name": "TOTP", **secret})
    try:
        opened(device.key)
    except Unopened:
        Device.objects.filter(pk=device.pk).update(**secret)
        device.refresh_from_db()
    return device


def picture(device: Device) -> str:
    """Return the device's secret as a picture to be scanned: SVG for a page, made here."""
    return segno.make(device.config_url, error="m").svg_inline(scale=5, border=4, dark="#000", light="#fff")


def secret(device: Device) -> str:
    """Return the secret in letters, in groups of four, to be typed where nothing can be scanned."""
    letters = base64.b32encode(device.bin_key).decode()
    return " ".join(letters[at : at + 4] for at in range(0, len(letters), 4))


def shows(device: Device, code: str) -> bool:
    """Return whether a code is the one that the device shows now; each is good once.

    A device whose secret cannot be opened shows none: a recovery code, or an administrator, lets one in.
    """
    digits = "".join(code.split())
    if not (digits.isascii() and digits.isdecimal() and len(digits) == device.digits):
        return False
    with transaction.atomic():
        try:
            return bool(Device.objects.select_for_update().get(pk=device.pk).verify_token(digits))
        except Unopened:
            return False


@transaction.atomic
def set_up(request: HttpRequest, device: Device) -> list[str]:
    """Let the device be the user's second factor from now on; other sessions end. Return new recovery codes."""
    Device.objects.filter(user=request.user).exclude(pk=device.pk).delete()
    Device.objects.filter(pk=device.pk).update(confirmed=True)
    request.session[PASSED] = True
    note(What.FACTOR_SET, request.user, request)
    end_sessions(request.user, but=request.session.get("number"), request=request)
    return new_codes(request)


@transaction.atomic
def new_codes(request: HttpRequest) -> list[str]:
    """Return new recovery codes of the user, to be shown once; those before are good no more."""
    codes = ["".join(secrets.choice(LETTERS) for _ in range(LENGTH)) for _ in range(CODES)]
    RecoveryCode.objects.filter(user=request.user).delete()
    RecoveryCode.objects.bulk_create(
        [RecoveryCode(user=request.user, digest=digest(request.user, one)) for one in codes]
    )
    note(What.CODES_MADE, request.user, request)
    return ["-".join(code[at : at + 4] for at in range(0, LENGTH, 4)) for code in codes]


def use_recovery_code(user: Any, code: str) -> bool:
    """Return whether a recovery code is good; now it is used."""
    plain = "".join(letter for letter in code.casefold() if letter.isalnum())
    unused = RecoveryCode.objects.filter(user=user, digest=digest(user, plain), used_at=None)
    return unused.update(used_at=timezone.now()) == 1


def digest(user: Any, code: str) -> str:
    """Return what is kept of a code."""
    return hashlib.sha256(f"{user.pk}:{code}".encode()).hexdigest()


@transaction.atomic
def reset(user: Any, by: Any = None, request: HttpRequest | None = None, but: int | None = None) -> None:
    """Remove a lost device and its recovery codes, and end the user's sessions but one."""
    Device.objects.filter(user=user).delete()
    RecoveryCode.objects.filter(user=user).delete()
    note(What.FACTOR_RESET, user, request, by=by)
    end_sessions(user, but=but, request=request, by=by)
