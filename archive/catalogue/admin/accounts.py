"""Who may sit at the desk: Django's own accounts and groups."""

from django.contrib.auth.admin import GroupAdmin, UserAdmin
from django.contrib.auth.models import Group, User

from .desk_site import desk

desk.register(User, UserAdmin)
desk.register(Group, GroupAdmin)
