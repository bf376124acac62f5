"""The secret of a device: never in the database as it is, opened under the keys that are known, and under no other."""

import importlib
from typing import Any

import pytest
from django.apps import apps
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django_otp.plugins.otp_totp.models import TOTPDevice

from archive.accounts.models import Device
from archive.accounts.sealing import SECRET, Unopened, is_of_now, new_secret, opened, sealed
from archive.accounts.second_factor import device_to_set_up, secret, shows
from tests.accounts.people import code, sign_in, somebody

migration = importlib.import_module("archive.accounts.migrations.0002_devices_sealed")


def test_what_is_sealed_is_opened_again_and_never_looks_the_same() -> None:
    one = new_secret()
    first, second = sealed(one), sealed(one)
    assert opened(first) == opened(second) == one
    assert len(one) == SECRET
    assert len(first) == len(second) == 80
    assert first[8:] != second[8:]
    assert one.hex() not in first
    assert len({sealed(bytes(SECRET))[40:] for _ in range(50)}) == 50


def test_a_former_key_still_opens_and_an_unknown_one_does_not(settings: Any) -> None:
    one = new_secret()
    kept = sealed(one)
    former, settings.SECRET_KEY = settings.SECRET_KEY, "another key"
    with pytest.raises(Unopened):
        opened(kept)
    settings.SECRET_KEY_FALLBACKS = ["one more", former]
    assert opened(kept) == one
    assert not is_of_now(kept)
    assert is_of_now(sealed(one))


@pytest.fixture
def device(db: None) -> Device:
    found = device_to_set_up(somebody())
    Device.objects.update(confirmed=True)
    return Device.objects.get(pk=found.pk)


def test_the_database_does_not_hold_the_secret(device: Device) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT row_to_json(d)::text FROM otp_totp_totpdevice d")
        (row,) = cursor.fetchone()
    assert device.bin_key.hex() not in row
    assert secret(device).replace(" ", "") in device.config_url
    assert TOTPDevice.objects.get().verify_token(int(code(device))) is False  # whoever reads it as it is kept
    assert shows(device, code(device))


def test_after_a_change_of_the_key_codes_go_on_and_the_device_is_sealed_anew(device: Device, settings: Any) -> None:
    was = device.bin_key
    settings.SECRET_KEY_FALLBACKS, settings.SECRET_KEY = [settings.SECRET_KEY], "another key"
    assert shows(device, code(device))
    settings.SECRET_KEY_FALLBACKS = []
    assert Device.objects.get().bin_key == was


def test_a_device_whose_key_is_lost_shows_nothing_and_another_can_be_set_up(
    device: Device, settings: Any, client: Client
) -> None:
    now = code(device)
    settings.SECRET_KEY = "another key"
    assert not shows(device, now)
    assert sign_in(client).url == "/admin/login/code/"
    answer = client.post("/admin/login/code/", {"code": now})
    assert answer.context["form"].errors
    Device.objects.update(confirmed=False)
    assert device_to_set_up(User.objects.get()).bin_key


def test_secrets_kept_before_are_sealed_by_the_migration(db: None) -> None:
    plain = new_secret().hex()
    TOTPDevice.objects.create(user=somebody(), key=plain)
    migration.seal(apps, None)
    kept = TOTPDevice.objects.get().key
    assert opened(kept).hex() == plain
    migration.seal(apps, None)
    assert TOTPDevice.objects.get().key == kept
    migration.unseal(apps, None)
    assert TOTPDevice.objects.get().key == plain
