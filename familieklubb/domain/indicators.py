"""The catalogue of indicators: every figure that leaves the program.

The codes, their order and their definitions are those of the design (domain, section 4, with
its fine print); the figures of goals, measures, groups and partnerships are not in it.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from familieklubb.domain.club_indicators import FAMILIES_AND_MEMBERS, LIFE_OF_CLUBS, MEETINGS
from familieklubb.domain.figures import Ground, Indicator, IndicatorKind
from familieklubb.domain.network_indicators import ASSISTANTS, GATHERINGS, REPORTING

__all__ = ["CATALOGUE", "Ground", "Indicator", "IndicatorKind"]

CATALOGUE: Mapping[str, Indicator] = MappingProxyType(
    {
        indicator.code: indicator
        for indicator in (
            *LIFE_OF_CLUBS,
            *FAMILIES_AND_MEMBERS,
            *MEETINGS,
            *ASSISTANTS,
            *GATHERINGS,
            *REPORTING,
        )
    }
)
"""Every indicator by its code, in the order in which reports show them."""
