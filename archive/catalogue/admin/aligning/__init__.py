"""Two language versions side by side at the desk: paired by the program first, and put right by hand."""

from .pages import PAGES

__all__ = ["PAGES"]
