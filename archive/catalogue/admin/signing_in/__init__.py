"""How one comes in to the desk: name and password, then the code of the second factor."""

from .gate import led_to
from .pages import code_page, sign_in

__all__ = ["code_page", "led_to", "sign_in"]
