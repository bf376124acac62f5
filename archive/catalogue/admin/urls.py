"""Where the desk is, and the intake desk in it."""

from django.urls import path

from .desk_site import desk
from .intake import pages

urlpatterns = [
    path("intake/", desk.admin_view(pages.receive_source), name="intake"),
    path("intake/<int:capture_id>/", desk.admin_view(pages.correct_draft), name="intake-draft"),
    path("", desk.urls),
]
