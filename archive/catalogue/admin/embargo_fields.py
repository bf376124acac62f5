"""The two fields of an embargo: a day and a minute as they are where it was set, and the time zone that they are of."""

from datetime import UTC
from functools import cache
from typing import Any
from zoneinfo import ZoneInfo, available_timezones

from django import forms
from django.core.exceptions import ValidationError
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

# What most embargoes are given in; any other name of the time zone database can be typed.
OFFERED = (
    "UTC", "Europe/Moscow", "Europe/Kyiv", "Asia/Shanghai", "Europe/London", "Europe/Paris", "Europe/Berlin",
    "Europe/Brussels", "Europe/Vienna", "Europe/Zurich", "America/New_York", "Asia/Tokyo", "Asia/Almaty", "Asia/Dubai",
)  # fmt: skip


@cache
def zones() -> dict[str, str]:
    """Return the names of time zones by what may be typed for them."""
    return {name.lower(): name for name in available_timezones()}


class ZoneInput(forms.TextInput):
    """A field of text that offers the common time zones."""

    def render(self, name: str, value: Any, attrs: dict[str, Any] | None = None, renderer: Any = None) -> SafeString:
        """Return the field and the list of what it offers."""
        listed = f"{name}-offered"
        field = super().render(name, value, {**(attrs or {}), "list": listed}, renderer)
        offered = format_html_join("", '<option value="{}"></option>', ((zone,) for zone in OFFERED))
        return format_html('{}<datalist id="{}">{}</datalist>', field, listed, offered)


def begin_embargo(form: Any) -> None:
    """Show the moment of a record's embargo as it is in its time zone."""
    day, hour = form.fields["embargo_until"].widget.widgets
    day.attrs["aria-label"], hour.attrs["aria-label"] = _("Embargo until: day"), _("Embargo until: hour")
    form.fields["embargo_until"].help_text = _("Not to be published before this moment, in the time zone beside it.")
    there = form.instance.embargo_there()
    if there is not None:
        # The field reads and shows moments in UTC; what it is given here is the same hour, called UTC.
        form.initial["embargo_until"] = there.replace(tzinfo=UTC)
    if "embargo_zone" in form.fields:
        form.fields["embargo_zone"].widget = ZoneInput(attrs={"size": 24, "autocomplete": "off"})


def end_embargo(form: Any, data: dict[str, Any]) -> None:
    """Make of the day and hour that were typed the moment that they are in the time zone that was typed."""
    zone = zones().get((data.get("embargo_zone") or "UTC").strip().lower().replace(" ", "_"))
    if zone is None:
        form.add_error("embargo_zone", _("There is no such time zone. Write one as Europe/Moscow, Asia/Shanghai, UTC."))
        return
    typed = data["embargo_until"].astimezone(UTC).replace(tzinfo=None)
    there = typed.replace(tzinfo=ZoneInfo(zone))
    if there.astimezone(UTC).astimezone(there.tzinfo).replace(tzinfo=None) != typed:
        problem = _("There is no such hour on that day in %(zone)s: the clocks are put forward over it.")
    elif there.utcoffset() != there.replace(fold=1).utcoffset():
        problem = _("That hour comes twice on that day in %(zone)s: write the moment in UTC.")
    else:
        data["embargo_until"], data["embargo_zone"] = there.astimezone(UTC), zone
        return
    form.add_error("embargo_until", ValidationError(problem % {"zone": zone}))
