"""The secrets of devices that were kept as they are become sealed."""

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from archive.accounts.sealing import SECRET, opened, sealed


def seal(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Seal what is no longer than a secret; what is sealed is twice as long."""
    for device in apps.get_model("otp_totp", "TOTPDevice").objects.all():
        if len(device.key) == 2 * SECRET:
            device.key = sealed(bytes.fromhex(device.key))
            device.save(update_fields=["key"])


def unseal(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Keep the secrets as they are again."""
    for device in apps.get_model("otp_totp", "TOTPDevice").objects.all():
        device.key = opened(device.key).hex()
        device.save(update_fields=["key"])


class Migration(migrations.Migration):
    dependencies = [("accounts", "0001_initial"), ("otp_totp", "0003_add_timestamps")]

    operations = [
        migrations.CreateModel(
            name="Device",
            fields=[],
            options={
                "verbose_name": "device",
                "proxy": True,
                "default_permissions": (),
                "indexes": [],
                "constraints": [],
            },
            bases=("otp_totp.totpdevice",),
        ),
        migrations.RunPython(seal, unseal),
    ]
