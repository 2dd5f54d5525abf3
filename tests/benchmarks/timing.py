"""Measuring several ways of doing a thing in the same run, turn by turn."""

from __future__ import annotations

import gc
import os
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from statistics import median


@dataclass(frozen=True)
class Times:
    """How long one thing took, in seconds, in order of the rounds."""

    seconds: tuple[float, ...]

    @property
    def first(self) -> float:
        """The first round, with nothing read or prepared yet."""
        return self.seconds[0]

    @property
    def median(self) -> float:
        """The middle one."""
        return median(self.seconds)

    def __str__(self) -> str:
        shown = (("median", self.median), ("least", min(self.seconds)), ("first", self.first))
        return "  ".join(f"{name} {1000 * value:8.1f} ms" for name, value in shown)


def in_turn(ways: Mapping[str, Callable[[], object]], rounds: int) -> dict[str, Times]:
    """The times of each way; every round has each of them once, so that all see the same load."""
    seconds: dict[str, list[float]] = {name: [] for name in ways}
    for _round in range(rounds):
        for name, way in ways.items():
            gc.collect()
            start = time.perf_counter()
            way()
            seconds[name].append(time.perf_counter() - start)
    return {name: Times(tuple(found)) for name, found in seconds.items()}


def verdict(seconds: float, target: float) -> str:
    """A time beside its target, in words."""
    return f"target {1000 * target:.0f} ms: {'met' if seconds <= target else 'MISSED'}"


def load() -> str:
    """How busy the machine is: those waiting for a processor in the last minute, and how many."""
    return f"load {os.getloadavg()[0]:.1f} on {os.cpu_count()} processors"
