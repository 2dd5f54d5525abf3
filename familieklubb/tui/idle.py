"""How long the person has left the keyboard alone."""

from __future__ import annotations

import math
import time
from collections.abc import Callable


class IdleClock:
    """Counts from the last touch; ``seconds`` of 0 means never over."""

    def __init__(self, seconds: float, now: Callable[[], float] = time.monotonic) -> None:
        self.seconds = seconds
        self._now = now
        self._touched = now()

    def touch(self) -> None:
        """The person did something."""
        self._touched = self._now()

    def is_over(self) -> bool:
        """Whether it is time to lock."""
        return bool(self.seconds) and self._now() - self._touched >= self.seconds

    def minutes_left(self) -> int:
        """Whole minutes until the lock, rounded up; 0 where it never locks."""
        if not self.seconds:
            return 0
        return max(1, math.ceil((self.seconds - (self._now() - self._touched)) / 60))
