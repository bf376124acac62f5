"""Accounts, groups, and which of them must have a second factor."""

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


@admin.register(User, site=desk)
class PersonAdmin(UserAdmin):
    """Django's own page of an account, and one for its sessions, its second factor and its log."""

    readonly_fields = ("signed_in",)

    def get_fieldsets(self, request: HttpRequest, obj: User | None = None) -> list[tuple[str | None, dict]]:
        """Return the sections of the page; the way to its sessions comes second."""
        sections = list(super().get_fieldsets(request, obj))
        return [sections[0], (None, {"fields": ("signed_in",)}), *sections[1:]] if obj else sections

    def get_urls(self) -> list[URLPattern]:
        """Return the admin's addresses and that of the sessions."""
        page = self.admin_site.admin_view(self.account_view)
        return [path("<int:user_id>/account/", page, name="auth_user_account"), *super().get_urls()]

    def account_view(self, request: HttpRequest, user_id: int) -> HttpResponse:
        """Return the page of an account's sessions, for administrators."""
        if not self.has_change_permission(request):
            raise PermissionDenied
        return account_page(request, self.admin_site, get_object_or_404(User, pk=user_id))

    @admin.display(description="signed in")
    def signed_in(self, user: User) -> SafeString:
        """Return the way to the sessions."""
        address = reverse("admin:auth_user_account", args=[user.pk])
        return format_html('<a href="{}">Sessions, second factor and log of this account</a>', address)


@admin.register(Requirement, site=desk)
class RequirementAdmin(admin.ModelAdmin):
    """Who must have a second factor."""

    list_display = ("__str__",)
