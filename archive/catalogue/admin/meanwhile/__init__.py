"""Two curators at once: the second is told what the first changed, and nothing that either of them typed is lost."""

from .meeting import Clash, Side, meet
from .records import Watched
from .versions import Meanwhile, since, version_of

__all__ = ["Clash", "Meanwhile", "Side", "Watched", "meet", "since", "version_of"]
