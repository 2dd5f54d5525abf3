"""The first lines of sheets, and small sheets that are right."""

from __future__ import annotations

CLUBS = "club;place;status;status_from\n"
HITRA = CLUBS + "Hitra;Hitra;active;2003-01-07\n"
TWO_CLUBS = HITRA + "Sauda;Sauda;active;2003-02-11\n"
FAMILIES = "club;family;joined;left;left_because;moved_to;contact_person\n"
BERG = FAMILIES + "Hitra;Berg;2003-01-07;;;;\n"
MEMBERS = "club;family;member;role;joined;left\n"
KARI = MEMBERS + "Hitra;Berg;Kari;own_use;2003-01-07;\n"
MEETINGS = "club;date;held;start;end;chair;minute_taker;assistant\n"
MET = MEETINGS + "Hitra;2003-01-14;yes;;;;;\n"
ATTENDANCE = "club;date;family;member;status\n"
COURSES = "course;kind;country;from;to\n"
TRIESTE = COURSES + "Trieste;certification;IT;2002-01-21;2002-01-26\n"
ASSISTANTS = (
    "assistant;place;person;club;role_from;role_to;course;certified_on;valid_until;withdrawn_on\n"
)
OLA = ASSISTANTS + "Ola;Hitra;;;;;;;;\n"
BREAKS = "club;from;to\n"
BODIES = "body;level;parent;from;to\n"
SUPERVISION = "date;place;hours;assistants\n"
GATHERINGS = "gathering;scope;audience;country;from;to;assistants\n"
PARTICIPATION = "course;assistant;club;family\n"
PEOPLE = {"clubs": HITRA, "families": BERG, "members": KARI}

ENDS = "The end is before the beginning."
ALREADY = "The same stands in row 2 already."
UNKNOWN = "“Nobody” is not known here."

Sheets = dict[str, str]
Expected = dict[tuple[str, int | None, str], str]
