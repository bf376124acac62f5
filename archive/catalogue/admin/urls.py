"""Where the desk is, the intake desk in it, and how one comes in."""

from django.urls import path
from django.views.decorators.cache import never_cache

from .accounts.account_page import own_account
from .accounts.second_factor import second_factor
from .attaching import attachment_view
from .desk_site import desk
from .history import removed_page
from .intake import pages, runs
from .signing_in import code_page
from .tables import pages as tables

SITE = {"site": desk}
urlpatterns = [
    path("intake/", desk.admin_view(pages.receive_source), name="intake"),
    path("intake/runs/", desk.admin_view(runs.list_runs), name="intake-runs"),
    path("intake/runs/<slug:name>/", desk.admin_view(runs.one_run), name="intake-run"),
    path("intake/<int:capture_id>/", desk.admin_view(pages.correct_draft), name="intake-draft"),
    path("files/<int:attachment_id>/", desk.admin_view(attachment_view), SITE, name="attachment"),
    path("login/code/", code_page, SITE, name="sign-in-code"),
    path("account/", desk.admin_view(own_account), SITE, name="account"),
    # Whoever must set up a second factor may come here, and nowhere else.
    path("account/second-factor/", never_cache(second_factor), SITE, name="account-second-factor"),
    path("removed/", desk.admin_view(removed_page), SITE, name="removed"),
    path("tables/", desk.admin_view(tables.front), name="tables"),
    path("tables/<int:change_id>/", desk.admin_view(tables.one_change), name="tables-change"),
    path("tables/<int:change_id>/report.csv", desk.admin_view(tables.report), name="tables-report"),
    path("tables/<slug:slug>.<str:form>", desk.admin_view(tables.write_out), name="tables-file"),
    path("tables/<slug:slug>/many/", desk.admin_view(tables.many), name="tables-many"),
    path("", desk.urls),
]
