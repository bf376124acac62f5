"""Whether the register is whole: what was altered, removed, added or put in another order shows in the chain."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from .models import GENESIS, Edition


@dataclass(frozen=True)
class Fault:
    """The first edition at which the chain breaks, and how."""

    number: int
    why: str


@dataclass(frozen=True)
class Link:
    """What the next edition must follow: the number and the digest before it."""

    number: int = 0
    digest: str = GENESIS


def walk(editions: Iterable[Edition], start: Link | None = None) -> Iterator[Link | Fault]:
    """Yield a Link for every edition that is as it was published; at the first that is not, a Fault, and stop.

    `editions` come in the order of their numbers.
    """
    before = start or Link()
    for edition in editions:
        fault = fault_of(edition, before)
        if fault:
            yield fault
            return
        before = Link(edition.number, edition.digest)
        yield before


def fault_of(edition: Edition, before: Link) -> Fault | None:
    """Return what is wrong with an edition that should follow `before`."""
    if edition.number != before.number + 1:
        return Fault(before.number + 1, "removed: the register has no edition of this number")
    if edition.sealed() != edition.digest:
        return Fault(edition.number, f"altered: what {edition} holds is not what was published")
    if edition.previous != before.digest:
        return Fault(edition.number, f"out of order: {edition} does not follow the edition before it")
    return None
