"""How the catalogue's history is written: by triggers, once a statement, however many rows it writes."""

from typing import Any, Self

import pghistory


class Trackers(tuple[Any, ...]):
    """What is recorded of every model: what was added, changed and removed.

    pghistory copies this for each model, and a copied operation is no longer known as the one it was; so
    new trackers are given instead.
    """

    def __new__(cls) -> Self:
        return super().__new__(cls, (pghistory.InsertEvent(), pghistory.UpdateEvent(), pghistory.DeleteEvent()))

    def __deepcopy__(self, memo: dict[int, Any]) -> Self:
        return type(self)()
