"""The state of a certification on a day, and of an assistant who has several."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from familieklubb.domain.dated import Span, union
from familieklubb.domain.periods import add_months
from familieklubb.domain.profile import NetworkProfile
from familieklubb.domain.values import CertificationState

COUNTS_AS_CERTIFIED = frozenset(
    {CertificationState.valid, CertificationState.renew, CertificationState.grace}
)
_BEST_FIRST = tuple(CertificationState)


@dataclass(frozen=True, slots=True)
class Certification:
    """The dates of one certification: ``valid_until`` is its last day, inclusive."""

    certified_on: date
    valid_until: date | None = None
    withdrawn_on: date | None = None


def end(certification: Certification, profile: NetworkProfile) -> date | None:
    """Its last day: ``valid_until``, else so many months after ``certified_on``, else None."""
    if certification.valid_until is not None:
        return certification.valid_until
    if profile.validity_months is None:
        return None
    return add_months(certification.certified_on, profile.validity_months)


def state(
    certification: Certification, day: date, profile: NetworkProfile
) -> CertificationState | None:
    """The state on the day, or None before it was given.

    Renew in the last ``notice_days`` days up to its end, grace for ``grace_days`` days after.
    """
    if day < certification.certified_on:
        return None
    if certification.withdrawn_on is not None and certification.withdrawn_on <= day:
        return CertificationState.withdrawn
    last = end(certification, profile)
    if last is None:
        return CertificationState.valid
    days_left = (last - day).days
    if days_left < -profile.grace_days:
        return CertificationState.expired
    if days_left < 0:
        return CertificationState.grace
    return (
        CertificationState.renew if days_left <= profile.notice_days else CertificationState.valid
    )


def overall_state(
    certifications: Iterable[Certification], day: date, profile: NetworkProfile
) -> CertificationState | None:
    """The best state of an assistant's certifications on the day, or None without any."""
    states = [state(certification, day, profile) for certification in certifications]
    return min((found for found in states if found is not None), key=_rank, default=None)


def certified(certifications: Iterable[Certification], day: date, profile: NetworkProfile) -> bool:
    """Whether some certification counts on the day."""
    return overall_state(certifications, day, profile) in COUNTS_AS_CERTIFIED


def renew_by(
    certifications: Iterable[Certification], day: date, profile: NetworkProfile
) -> date | None:
    """The latest end among those that count on the day.

    None when one of them has no end, or when none counts. In the grace period it is past.
    """
    ends = [
        end(certification, profile)
        for certification in certifications
        if state(certification, day, profile) in COUNTS_AS_CERTIFIED
    ]
    known = [last for last in ends if last is not None]
    return max(known, default=None) if len(known) == len(ends) else None


def certified_span(certification: Certification, profile: NetworkProfile) -> Span | None:
    """The days on which it counts: to the end of grace, or the day before it was withdrawn."""
    counts = Span.before(certification.certified_on, certification.withdrawn_on)
    last = end(certification, profile)
    if counts is None or last is None:
        return counts
    after_grace = _days_after(last, profile.grace_days)
    if after_grace < certification.certified_on:
        return None
    return counts.overlap(Span(certification.certified_on, after_grace))


def certified_spans(
    certifications: Iterable[Certification], profile: NetworkProfile
) -> tuple[Span, ...]:
    """The days on which an assistant counts as certified, as separate spans in order."""
    spans = (certified_span(certification, profile) for certification in certifications)
    return union(span for span in spans if span is not None)


def _rank(found: CertificationState) -> int:
    return _BEST_FIRST.index(found)


def _days_after(day: date, days: int) -> date:
    """That many days later; people type 9999-12-31 for "for ever", and no day comes after it."""
    return day + min(timedelta(days=days), date.max - day)
