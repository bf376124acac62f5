"""Yes, no and not known, as signs that are said in the language of the page: Django's own say True, False and None."""

from django.contrib.admin.templatetags import admin_list
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

SIGNS = {True: ("yes", _("Yes")), False: ("no", _("No")), None: ("unknown", _("Unknown"))}


def sign(value: bool | None) -> SafeString:
    """Return the sign of a value, with the word for it."""
    picture, word = SIGNS[value]
    return format_html('<img src="{}" alt="{}">', static(f"admin/img/icon-{picture}.svg"), word)


def say_signs() -> None:
    """Let the admin's lists and pages show these signs; it has no setting for it."""
    admin_list._boolean_icon = sign
