"""How many attempts somebody has: counted in the account log, by account and by network address.

An account that strangers try to get into is closed to strangers only: from an address from which its owner signed in
of late, only what failed there counts. So nobody can lock an administrator out by failing in their name, and every
limit ends by itself; attempts that were refused are not counted.
"""

from datetime import datetime, timedelta

from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.utils import timezone

from .log import note
from .models import AccountEvent
from .whence import address_of, network_of

What = AccountEvent.What
WINDOW = timedelta(minutes=15)
MOST_OF_ACCOUNT, MOST_OF_ADDRESS = 10, 50
FAMILIAR_FOR = timedelta(days=90)
FAILED = (What.PASSWORD_WRONG, What.CODE_WRONG)
CAME_IN = (What.SIGNED_IN, What.CODE_USED)


class TooMany(Exception):
    """There were too many attempts; `until` is when the next one is taken."""

    def __init__(self, until: datetime) -> None:
        super().__init__(until)
        self.until = until

    @property
    def minutes(self) -> int:
        """Return in how many minutes that is, at least one."""
        return max(1, -int(-(self.until - timezone.now()).total_seconds() // 60))


def attempt(request: HttpRequest, name: str, what: str) -> AccountEvent:
    """Write down an attempt as failed before it is made, so that many at once are counted; raises TooMany.

    Whoever makes it and succeeds says so with `succeeded`.
    """
    name, network = name.casefold()[:150], network_of(address_of(request))
    event = note(what, name=name, request=request)
    until = closed_until(name, network)
    if until:
        AccountEvent.objects.filter(pk=event.pk).update(what=What.REFUSED)
        raise TooMany(until)
    return event


def succeeded(event: AccountEvent, what: str, user: object) -> None:
    """Say that an attempt did not fail."""
    event.what, event.user = what, user
    event.save(update_fields=["what", "user"])


def closed_until(name: str, network: str) -> datetime | None:
    """Return until when a name or a network is closed; None where another attempt may be made."""
    now = timezone.now()
    own = AccountEvent.objects.filter(name=name)
    familiar = set(own.filter(what__in=CAME_IN, at__gt=now - FAMILIAR_FOR).values_list("network", flat=True)) - {""}
    failed = AccountEvent.objects.filter(what__in=FAILED, at__gt=now - WINDOW)
    forgiven = own.filter(Q(what=What.UNLOCKED) | Q(what__in=CAME_IN, network=network), at__gt=now - WINDOW)
    last = forgiven.values_list("at", flat=True).first()
    of_account = failed.filter(name=name, **({"at__gt": last} if last else {}))
    if network in familiar:
        return until(of_account.filter(network=network), MOST_OF_ACCOUNT)
    closed = [
        until(of_account.exclude(network__in=familiar), MOST_OF_ACCOUNT),
        until(failed.filter(network=network), MOST_OF_ADDRESS) if network else None,
    ]
    return max(filter(None, closed), default=None)


def until(failed: QuerySet[AccountEvent], most: int) -> datetime | None:
    """Return when fewer than `most` of these failures will count; None where no more than that do."""
    times = list(failed.order_by("-at").values_list("at", flat=True)[: most + 1])
    return times[most] + WINDOW if len(times) > most else None
