"""Numbers by which other catalogues know people, bodies and places: their form and, where there are, check digits.

No database here.
"""

import re

_FORMS = {
    "wikidata": re.compile(r"Q[1-9]\d*"),
    "viaf": re.compile(r"[1-9]\d{0,21}"),
    "isni": re.compile(r"\d{15}[\dX]"),
    "orcid": re.compile(r"\d{4}-\d{4}-\d{4}-\d{3}[\dX]"),
    "gnd": re.compile(r"[\dX-]{3,12}"),
    "lccn": re.compile(r"[a-z]{1,3}\d{6,12}"),
    "geonames": re.compile(r"[1-9]\d*"),
}
CALLED = {"wikidata": "Wikidata", "viaf": "VIAF", "isni": "ISNI", "orcid": "ORCID", "gnd": "GND", "lccn": "LCCN",
          "geonames": "GeoNames"}  # fmt: skip
_CHECKED = ("isni", "orcid")
_ADDRESS = re.compile(r"https?://[^\s]*?/([^/\s#?]+)/?(?:[#?].*)?")


def normal(scheme: str, value: str) -> str:
    """Return a number in its usual form, taken out of an address where it stands in one.

    Raise ValueError, which says what is wrong, where it cannot be a number of that scheme. Schemes that are not
    known here are taken as they are.
    """
    value = value.strip()
    address = _ADDRESS.fullmatch(value)
    if address and scheme in _FORMS:
        value = address[1]
    if scheme == "isni":
        value = re.sub(r"[\s-]|^ISNI:?", "", value.upper())
    form = _FORMS.get(scheme)
    if form and not form.fullmatch(value):
        raise ValueError(f"“{value[:60]}” is no number of {CALLED[scheme]}")
    if scheme in _CHECKED and check_digit(value.replace("-", "")[:15]) != value[-1]:
        raise ValueError(f"“{value}” is no number of {CALLED[scheme]}: its check digit is wrong")
    return value


def check_digit(digits: str) -> str:
    """Return the check digit of the first digits of an ISNI or ORCID (ISO 7064, MOD 11-2)."""
    total = 0
    for digit in digits:
        total = (total + int(digit)) * 2 % 11
    rest = (12 - total) % 11
    return "X" if rest == 10 else str(rest)
