"""Who may sit at the desk: accounts and groups, who needs a second factor, and the log."""

from . import log, people

__all__ = ["log", "people"]
