"""Addresses of the reading room; they are permanent, so a change here needs a redirect from what was before."""

from django.urls import path, re_path

from archive.reading.exports import SHAPES
from archive.reading.exports.lists import LIST_SHAPES
from archive.reading.kinds import KINDS
from archive.reading.views import editions, entries, home, lists, quotes, robots, suggestions, takeaway

app_name = "reading"

PLACE = f"(?P<place>{'|'.join(kind.place for kind in KINDS)})"
KEY = "(?P<key>[a-z0-9-]+)"
TEXT = "(?P<{}>[A-Za-z0-9-]{{2,20}})"
NUMBER = "(?P<number>[1-9][0-9]{0,8})"
SUFFIX = rf"\.(?P<suffix>{'|'.join(SHAPES)})"
LIST = rf"(?P<place>{'|'.join(kind.place for kind in KINDS)}|search|quotes)"
LIST_SUFFIX = rf"\.(?P<suffix>{'|'.join(LIST_SHAPES)})"

urlpatterns = [
    path("", home.home, name="home"),
    path("search/", lists.search, name="search"),
    path("quotes/", quotes.quotes, name="quotes"),
    path("suggest/", suggestions.suggestions, name="suggest"),
    path("robots.txt", robots.robots, name="robots"),
    path("entries/<slug:key>/", entries.by_key, name="by-key"),
    re_path(rf"^{LIST}{LIST_SUFFIX}$", takeaway.take_away, name="list-shape"),
    re_path(rf"^{PLACE}/$", lists.entries, name="list"),
    re_path(rf"^{PLACE}/{KEY}/$", entries.entry, name="entry"),
    re_path(rf"^{PLACE}/{KEY}/{TEXT.format('one')}/beside/{TEXT.format('other')}/$", entries.beside, name="beside"),
    re_path(rf"^{PLACE}/{KEY}{SUFFIX}$", entries.shape, name="shape"),
    re_path(rf"^{PLACE}/{KEY}/editions/$", editions.editions, name="editions"),
    re_path(rf"^{PLACE}/{KEY}/editions/{NUMBER}/$", editions.edition, name="edition"),
    re_path(rf"^{PLACE}/{KEY}/editions/{NUMBER}{SUFFIX}$", editions.shape, name="edition-shape"),
    re_path(rf"^{PLACE}/{KEY}/editions/{NUMBER}/changes/$", editions.changes, name="changes"),
]
