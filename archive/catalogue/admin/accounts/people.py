"""Accounts, groups, and second factors; only who may do everything makes somebody else such a one."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.auth.admin import UserAdmin
from django.contrib.auth.models import Group, User
from django.core.exceptions import PermissionDenied
from django.db.models import ForeignKey, ManyToManyField
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from archive.accounts.models import Requirement
from archive.catalogue.admin.deleting import Told, told_before
from archive.catalogue.admin.desk_site import desk

from .account_page import account_page
from .rights import ROLES, RoleField, RolesField, table_of


def is_below(account: User | None, by: Any) -> bool:
    """Return whether an account is no mightier than who would change it."""
    return account is None or by.is_superuser or not account.is_superuser


@admin.register(User, site=desk)
class PersonAdmin(UserAdmin):
    """Django's own page of an account, with roles in place of single rights, and one for its sessions and its log."""

    readonly_fields = ("signed_in",)
    filter_horizontal = ()

    def get_fieldsets(self, request: HttpRequest, obj: User | None = None) -> list[tuple[str | None, dict]]:
        """Return the sections of the page; single rights, which nobody is given here, only where somebody has any."""
        if obj is None:
            return list(super().get_fieldsets(request, obj))
        single = ("user_permissions",) if obj.user_permissions.exists() else ()
        may = ("is_active", "is_staff", "groups", "is_superuser", *single)
        return [
            (None, {"fields": ("username", "password")}),
            (None, {"fields": ("signed_in",)}),
            (_("Personal info"), {"fields": ("first_name", "last_name", "email")}),
            (_("What they may do"), {"fields": may}),
            (_("Important dates"), {"fields": ("last_login", "date_joined")}),
        ]

    def get_form(self, request: HttpRequest, obj: User | None = None, **kwargs: Any) -> Any:
        """Return the form; single rights can be taken away in it, and none be given."""
        form = super().get_form(request, obj, **kwargs)
        if "groups" in form.base_fields:
            form.base_fields["groups"].widget.can_add_related = False
        single = form.base_fields.get("user_permissions")
        if single is not None and obj is not None:
            single.queryset = obj.user_permissions.select_related("content_type")
        return form

    def formfield_for_manytomany(self, db_field: ManyToManyField, request: HttpRequest, **kwargs: Any) -> Any:
        """Return the roles with what each may do; rights as boxes to tick."""
        if db_field.name == "groups":
            kwargs |= {"form_class": RolesField, "widget": forms.CheckboxSelectMultiple, "label": _("Roles")}
            kwargs |= {
                "help_text": _("Each may do what those before it may."),
                "queryset": Group.objects.order_by("pk"),
            }
            return db_field.formfield(**kwargs)
        field = super().formfield_for_manytomany(db_field, request, **kwargs)
        field.widget = forms.CheckboxSelectMultiple(choices=field.choices)
        field.label, field.help_text = _("Single rights"), _("Given before; they can only be taken away here.")
        return field

    def get_readonly_fields(self, request: HttpRequest, obj: User | None = None) -> tuple[str, ...]:
        """Return what is only shown: to administrators also who may do everything, for they may not."""
        fixed = (*super().get_readonly_fields(request, obj), "last_login", "date_joined")
        return fixed if request.user.is_superuser else (*fixed, "is_superuser")

    def get_deleted_objects(self, objs: Iterable[Any], request: HttpRequest) -> Told:
        """Return what is told before accounts are deleted."""
        return told_before(objs, request, self.admin_site)

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

    @admin.display(description=gettext_lazy("signed in"))
    def signed_in(self, user: User) -> SafeString:
        """Return the way to the sessions."""
        address = reverse("admin:auth_user_account", args=[user.pk])
        return format_html('<a href="{}">{}</a>', address, _("Sessions, second factor and log of this account"))


@admin.register(Group, site=desk)
class GroupOfAccounts(admin.ModelAdmin):
    """Groups: the roles, which nobody changes here, and others, made for rules about the second factor."""

    fields = ("name", "may", "rights")
    readonly_fields = ("may", "rights")
    ordering = ("pk",)
    list_display = ("name", "may")
    actions = None

    def get_fields(self, request: HttpRequest, obj: Group | None = None) -> tuple[str, ...]:
        """Return what is shown; a group that is not there yet may do nothing."""
        return self.fields if obj else ("name",)

    def has_change_permission(self, request: HttpRequest, obj: Group | None = None) -> bool:
        """Return whether a group may be renamed: a role never, what it may do is given with the program."""
        return super().has_change_permission(request, obj) and (obj is None or obj.name not in ROLES)

    def has_delete_permission(self, request: HttpRequest, obj: Group | None = None) -> bool:
        """Return whether a group may be deleted: a role never."""
        return super().has_delete_permission(request, obj) and (obj is None or obj.name not in ROLES)

    @admin.display(description=gettext_lazy("what they may do"))
    def may(self, group: Group) -> str:
        """Return what a role may do in words."""
        return str(ROLES[group.name][1]) if group.name in ROLES else _("What the roles of its members allow.")

    @admin.display(description=gettext_lazy("rights"))
    def rights(self, group: Group) -> SafeString | str:
        """Return what may be done with each noun, as a table."""
        return table_of(group.permissions.select_related("content_type"))


@admin.register(Requirement, site=desk)
class RequirementAdmin(admin.ModelAdmin):
    """Who must have a second factor."""

    list_display = ("__str__",)

    def formfield_for_foreignkey(self, db_field: ForeignKey, request: HttpRequest, **kwargs: Any) -> Any:
        """Return the field of the group."""
        return super().formfield_for_foreignkey(db_field, request, form_class=RoleField, **kwargs)
