"""Files kept under the SHA-256 of their bytes, for the desk and for readers: neither knows where they lie."""

from .keeping import Missing, Store, Unreachable
from .store import store

__all__ = ["Missing", "Store", "Unreachable", "store"]
