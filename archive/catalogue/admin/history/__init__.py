"""Who changed what, when, from what to what: the pages that tell it from the database's own record of changes."""

from .pages import part_history, record_history, removed_page

__all__ = ["part_history", "record_history", "removed_page"]
