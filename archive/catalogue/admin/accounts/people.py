"""Accounts, groups, and second factors; only who may do everything makes somebody else such a one."""

from typing import Any

from django.contrib import admin
from django.contrib.auth.admin import GroupAdmin, UserAdmin
from django.contrib.auth.models import Group, User
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from archive.accounts.models import Requirement
from archive.catalogue.admin.desk_site import desk

from .account_page import account_page

desk.register(Group, GroupAdmin)


def is_below(account: User | None, by: Any) -> bool:
    """Return whether an account is no mightier than who would change it."""
    return account is None or by.is_superuser or not account.is_superuser


@admin.register(User, site=desk)
class PersonAdmin(UserAdmin):
    """Django's own page of an account, and one for its sessions, its second factor and its log."""

    readonly_fields = ("signed_in",)

    def get_fieldsets(self, request: HttpRequest, obj: User | None = None) -> list[tuple[str | None, dict]]:
        """Return the sections of the page; the way to its sessions comes second."""
        sections = list(super().get_fieldsets(request, obj))
        return [sections[0], (None, {"fields": ("signed_in",)}), *sections[1:]] if obj else sections

    def get_readonly_fields(self, request: HttpRequest, obj: User | None = None) -> tuple[str, ...]:
        """Return what is only shown: to administrators also who may do everything, for they may not."""
        fixed = tuple(super().get_readonly_fields(request, obj))
        return fixed if request.user.is_superuser else (*fixed, "is_superuser")

    def has_change_permission(self, request: HttpRequest, obj: User | None = None) -> bool:
        """Return whether an account may be changed: that of who may do everything only by one who may, too."""
        return super().has_change_permission(request, obj) and is_below(obj, request.user)

    def has_delete_permission(self, request: HttpRequest, obj: User | None = None) -> bool:
        """Return whether an account may be deleted, as it may be changed."""
        return super().has_delete_permission(request, obj) and is_below(obj, request.user)

    def get_urls(self) -> list[URLPattern]:
        """Return the admin's addresses and that of the sessions."""
        page = self.admin_site.admin_view(self.account_view)
        return [path("<int:user_id>/account/", page, name="auth_user_account"), *super().get_urls()]

    def account_view(self, request: HttpRequest, user_id: int) -> HttpResponse:
        """Return the page of an account's sessions, for administrators."""
        user = get_object_or_404(User, pk=user_id) if self.has_change_permission(request) else None
        if user is None or not self.has_change_permission(request, user):
            raise PermissionDenied
        return account_page(request, self.admin_site, user)

    @admin.display(description="signed in")
    def signed_in(self, user: User) -> SafeString:
        """Return the way to the sessions."""
        address = reverse("admin:auth_user_account", args=[user.pk])
        return format_html('<a href="{}">Sessions, second factor and log of this account</a>', address)


@admin.register(Requirement, site=desk)
class RequirementAdmin(admin.ModelAdmin):
    """Who must have a second factor."""

    list_display = ("__str__",)
