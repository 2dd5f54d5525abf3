"""Which club a club's register is about."""

from __future__ import annotations

from sqlmodel import Session

_LAST_MET = """
SELECT k.id FROM club k
LEFT JOIN meeting m ON m.club_id = k.id
LEFT JOIN family_membership f ON f.club_id = k.id
GROUP BY k.id
ORDER BY max(m.date) DESC NULLS LAST, count(f.id) DESC, k.name LIMIT 1
"""


def own_club(session: Session) -> bytes | None:
    """The club in which the owner has the newest role, else the one that met last.

    None in a register without clubs.
    """
    connection = session.connection()
    owned = connection.exec_driver_sql(
        "SELECT r.club_id FROM assistant_role r JOIN meta ON meta.owner_id = r.assistant_id "
        "ORDER BY r.last_day IS NOT NULL, r.from_day DESC LIMIT 1"
    ).first()
    found = owned or connection.exec_driver_sql(_LAST_MET).first()
    return bytes(found[0]) if found else None
