"""What programs that walk the web are asked to leave alone: questions without end; every record is reached by lists."""

from django.http import HttpRequest, HttpResponse

# Of two rules that fit the longer one holds (RFC 9309): lists may be turned page by page, and not filtered.
_RULES = """\
User-agent: *
Disallow: /admin/
Disallow: /*/admin/
Disallow: /search
Disallow: /*/search
Disallow: /quotes
Disallow: /*/quotes
Disallow: /suggest/
Disallow: /*/suggest/
Disallow: /*?
Allow: /*?page=
Disallow: /*?page=*&
"""


def robots(request: HttpRequest) -> HttpResponse:
    """Give robots.txt."""
    return HttpResponse(_RULES, content_type="text/plain; charset=utf-8")
