"""What was done to the catalogue, from the database's own record of it: undone, and shown as it was."""

from .reach import reach_of
from .undoing import Refused, Undone, undo

__all__ = ["Refused", "Undone", "reach_of", "undo"]
