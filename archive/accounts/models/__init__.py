"""What is kept of accounts besides their names and passwords."""

from .device import Device
from .event import AccountEvent
from .second_factor import RecoveryCode, Requirement
from .session import Session

__all__ = ["AccountEvent", "Device", "RecoveryCode", "Requirement", "Session"]
