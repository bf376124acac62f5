"""The forms of signing in: every attempt is written down before it is made, and there are so many of them."""

from typing import Any

from django import forms
from django.contrib.admin.forms import AdminAuthenticationForm
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from archive.accounts.log import What
from archive.accounts.models import AccountEvent
from archive.accounts.second_factor import device_of, shows, use_recovery_code
from archive.accounts.throttle import TooMany, attempt, succeeded

LONGEST = 40


def told(refused: TooMany) -> ValidationError:
    """Return what is said to somebody whose attempt was not looked at."""
    words = ngettext(
        "There were too many failed attempts. What you typed was not looked at; try again in %(number)s minute.",
        "There were too many failed attempts. What you typed was not looked at; try again in %(number)s minutes.",
        refused.minutes,
    )
    return ValidationError(words % {"number": refused.minutes}, code="too-many")


class PasswordForm(AdminAuthenticationForm):
    """Name and password; `event` is the line of the log for an attempt that succeeded."""

    event: AccountEvent

    def clean(self) -> dict[str, Any]:
        """Look at name and password, unless there were too many attempts."""
        if not (self.cleaned_data.get("username") and self.cleaned_data.get("password")):
            return super().clean()
        try:
            event = attempt(self.request, self.cleaned_data["username"], What.PASSWORD_WRONG)
        except TooMany as refused:
            raise told(refused) from refused
        cleaned = super().clean()
        self.event = event
        return cleaned


class CodeField(forms.CharField):
    """A code as it is typed: numbers on the phone's keyboard, and offered by the browser where it knows it."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(max_length=LONGEST, **kwargs)
        self.widget.attrs |= {"autocomplete": "one-time-code", "autocapitalize": "off", "spellcheck": "false"}


class CodeForm(forms.Form):
    """A code of the device of `user`, or a recovery code; `how` tells which it was.

    `signs_in` is False where somebody who is signed in shows it again.
    """

    signs_in = True

    code = CodeField(
        label=gettext_lazy("Code"),
        help_text=gettext_lazy("Six digits from your device, or one of your recovery codes."),
    )

    def __init__(self, request: HttpRequest, user: Any, *args: Any, **kwargs: Any) -> None:
        self.request, self.user, self.how = request, user, ""
        super().__init__(*args, **kwargs)
        self.fields["code"].widget.attrs["autofocus"] = True

    def clean_code(self) -> str:
        """Look at the code, unless there were too many attempts."""
        code: str = self.cleaned_data["code"]
        try:
            event = attempt(self.request, self.user.get_username(), What.CODE_WRONG)
        except TooMany as refused:
            raise told(refused) from refused
        device = device_of(self.user)
        if device and shows(device, code):
            self.how = What.SIGNED_IN
        elif use_recovery_code(self.user, code):
            self.how = What.CODE_USED
        else:
            raise ValidationError(_("This is not the code that the device shows now, nor an unused recovery code."))
        if self.signs_in:
            succeeded(event, self.how, self.user)
        else:
            event.delete()
        return code


class CodeAgainForm(CodeForm):
    """A code of the device, or a recovery code, of somebody who is signed in."""

    signs_in = False


class EnrolForm(forms.Form):
    """The first code of a device that is being set up, and the password: an open desk is not enough."""

    code = CodeField(label=gettext_lazy("Code"), help_text=gettext_lazy("Six digits that the device shows now."))
    password = forms.CharField(
        label=gettext_lazy("Your password"),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )

    def __init__(self, request: HttpRequest, device: Any, *args: Any, **kwargs: Any) -> None:
        self.request, self.device = request, device
        super().__init__(*args, **kwargs)

    def clean_password(self) -> str:
        """Look at the password, unless there were too many attempts."""
        password: str = self.cleaned_data["password"]
        user = self.request.user
        try:
            event = attempt(self.request, user.get_username(), What.PASSWORD_WRONG)
        except TooMany as refused:
            raise told(refused) from refused
        if not user.check_password(password):
            raise ValidationError(_("This is not your password."))
        event.delete()
        return password

    def clean(self) -> dict[str, Any]:
        """Look at the code, when the password is right."""
        data = super().clean()
        if "password" in data and "code" in data and not shows(self.device, data["code"]):
            self.add_error("code", _("This is not the code that the device shows now. Is its clock right?"))
        return data
