"""The device of a second factor: that of django-otp, with its secret sealed in the database."""

from django_otp.plugins.otp_totp.models import TOTPDevice

from archive.accounts.sealing import is_of_now, opened, sealed


class Device(TOTPDevice):
    """A device that shows codes; `key` is kept sealed, and opened only to compare a code or to be scanned once."""

    class Meta:
        proxy = True
        default_permissions = ()
        verbose_name = "device"

    @property
    def bin_key(self) -> bytes:
        """Return the secret; raise Unopened."""
        return opened(self.key)

    def save(self, *args: object, **kwargs: object) -> None:
        """Save the device, its secret sealed under the key of now."""
        if not is_of_now(self.key):
            self.key = sealed(self.bin_key)
        super().save(*args, **kwargs)
