"""The log of accounts, to be read and not to be changed."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.utils.translation import gettext_lazy

from archive.accounts.models import AccountEvent
from archive.catalogue.admin.desk_site import desk


@admin.register(AccountEvent, site=desk)
class AccountEventAdmin(admin.ModelAdmin):
    """Who signed in, failed, was ended."""

    list_display = ("at", "what", "name", "address", "browser", "by")
    list_filter = ("what",)
    list_select_related = ("by",)
    list_per_page = 50
    show_full_result_count = False
    search_fields = ("name__startswith", "address__startswith")
    search_help_text = gettext_lazy("The beginning of a name or of a network address")

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Return False: it is written by what happens."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Return False."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Return False."""
        return False
