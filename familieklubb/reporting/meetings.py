"""Figures of meetings: held, expected, and who was there."""

from __future__ import annotations

from familieklubb.domain.periods import THURSDAY
from familieklubb.reporting.model import Part
from familieklubb.reporting.sheet import Sheet
from familieklubb.reporting.stage import Stage

# Every statement goes from club to club in the order of the table, so that SQLite groups the
# rows as they come: sorting them would take a piece of locked memory for each.
_EXPECTED = f"""
SELECT c.grp, sum(x.days)
FROM (SELECT k.id AS club_id, count(*) AS days
      FROM club k
      CROSS JOIN span s ON s.club_id = k.id AND s.state = 'active'
                 AND s.from_day <= :end AND s.last_day >= :start
      CROSS JOIN slot ON slot.club_id = k.id AND slot.from_day <= s.last_day
                 AND slot.last_day >= s.from_day
      CROSS JOIN calendar d ON d.weekday = coalesce(slot.weekday, {THURSDAY})
                 AND d.day BETWEEN max(s.from_day, slot.from_day) AND min(s.last_day, slot.last_day)
      WHERE NOT EXISTS (SELECT 1 FROM club_break b WHERE b.club_id = k.id
                        AND d.day BETWEEN b.from_day AND b.last_day)
        AND NOT EXISTS (SELECT 1 FROM meeting m WHERE m.club_id = k.id AND NOT m.held
                        AND m.not_held_because = 'holiday'
                        AND m.date BETWEEN iif(slot.weekday IS NULL, date(d.day, '-3 days'), d.day)
                                   AND iif(slot.weekday IS NULL, date(d.day, '+3 days'), d.day))
      GROUP BY k.id) x
JOIN cell c ON c.club_id = x.club_id GROUP BY c.grp
"""
_PER_CLUB = """
SELECT c.grp, sum(x.held), sum(x.cancelled), sum(x.guests), sum(x.chairs), sum(x.by_assistant),
       sum(x.chaired)
FROM (SELECT k.id AS club_id, sum(held) AS held, sum(NOT held) AS cancelled,
             sum(CASE WHEN held THEN coalesce(guests, 0) ELSE 0 END) AS guests,
             count(DISTINCT CASE WHEN held THEN chair_member_id END) AS chairs,
             sum(held AND chair_assistant_id IS NOT NULL) AS by_assistant,
             sum(held AND coalesce(chair_assistant_id, chair_member_id) IS NOT NULL) AS chaired
      FROM club k
      CROSS JOIN meeting m ON m.club_id = k.id AND m.date BETWEEN :start AND :end
      GROUP BY k.id) x
JOIN cell c ON c.club_id = x.club_id GROUP BY c.grp
"""
_ATTENDANCE = """
SELECT c.grp, sum(x.present), sum(x.absent), sum(x.excused), sum(x.reached)
FROM (SELECT k.id AS club_id, sum(a.status = 'present') AS present,
             sum(a.status = 'absent') AS absent, sum(a.status = 'excused') AS excused,
             count(DISTINCT CASE WHEN a.status = 'present' THEN a.member_id END) AS reached
      FROM club k
      CROSS JOIN meeting m ON m.club_id = k.id AND m.held AND m.date BETWEEN :start AND :end
      CROSS JOIN attendance a ON a.meeting_id = m.id
      GROUP BY k.id) x
JOIN cell c ON c.club_id = x.club_id GROUP BY c.grp
"""


def add_meetings(stage: Stage, sheet: Sheet) -> None:
    """Everything from ``persons_reached`` to ``chaired_by_assistant``."""
    rows = stage.rows(_PER_CLUB)
    held, cancelled, guests, chairs, by_assistant, chaired = _columns(rows, 6)
    present, absent, excused, reached = _columns(stage.rows(_ATTENDANCE), 4)
    expected = stage.by_group(_EXPECTED)
    marked = {
        group: present.get(group, 0) + absent.get(group, 0) + excused.get(group, 0)
        for group in stage.groups
    }
    aside = {group: [Part("guests", "guests", number)] for group, number in guests.items()}
    sheet.count("persons_reached", reached)
    sheet.count("meetings_held", held)
    sheet.count("meetings_cancelled", cancelled)
    sheet.count("meetings_expected", expected)
    sheet.ratio("meeting_coverage", held, expected)
    sheet.count("attendances", present, beside=aside)
    sheet.ratio("attendance_mean", present, held)
    sheet.ratio("attendance_rate", present, marked)
    sheet.count("chairs_distinct", chairs)
    sheet.ratio("chaired_by_assistant", by_assistant, chaired)


def _columns(rows: list[tuple[int, ...]], number: int) -> list[dict[int, int]]:
    return [{row[0]: row[at] or 0 for row in rows} for at in range(1, number + 1)]
