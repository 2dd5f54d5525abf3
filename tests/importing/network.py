"""A small network with something in every sheet, in English and in Norwegian."""

from __future__ import annotations

SHEETS = {
    "bodies": (
        "body;level;parent;from;to\n"
        "Nettet;national;;1999-01-01;\n"
        "Vest;regional;Nettet;2000-01-01;\n"
    ),
    "clubs": (
        "club;place;municipality_code;organisation;body;status;status_from;parent_club;weekday;"
        "time;venue;open_group;led_group;leader_type\n"
        "Hitra;Hitra;;IOGT;Vest;active;2003-01-07;;tuesday;18:00;Bedehuset;open;led;volunteer\n"
        "Hitra;Hitra;;;;paused;2004-01-01;;;;Skolen;;;\n"
        "Hitra;Hitra;;;;active;2004-06-01;;wednesday;;;;;\n"
        "Sauda;Sauda;1135;Blå Kors;;active;2003-02-11;Hitra;;;;closed;unled;professional\n"
    ),
    "breaks": "club;from;to;reason\nHitra;2003-07-01;2003-08-15;ferie\n",
    "courses": (
        "course;kind;country;place;from;to;hours;organiser\n"
        "Trieste;certification;IT;Trieste;2002-01-21;2002-01-26;50;AICAT\n"
        "Trinn 1;module_1;NO;Hitra;2003-03-01;2003-03-02;7,5;\n"
    ),
    "assistants": (
        "assistant;place;person;organisation;leader_type;club;role_from;role_to;course;"
        "certified_on;valid_until;withdrawn_on\n"
        "Åse Næss;Hitra;;IOGT;volunteer;Hitra;2003-01-07;2003-12-31;Trieste;2002-01-26;;\n"
        "Åse Næss;Hitra;;;;Sauda;2003-02-11;;;;;\n"
        "Per;Sauda;1;;;Sauda;2003-02-11;;Trieste;2002-01-26;2005-01-26;2004-05-05\n"
        "Per;Sauda;2;;;;;;;2002-02-02;;\n"
    ),
    "families": (
        "club;family;joined;left;left_because;moved_to;contact_person\n"
        "Hitra;Berg;2003-01-07;2003-05-06;moved;Sauda;Kari\n"
        "Sauda;Berg;2003-05-06;;;;\n"
        "Hitra;Lie;2003-01-14;2003-03-04;lost_interest;;\n"
        "Hitra;Lie;2003-06-03;;;;\n"
    ),
    "members": (
        "club;family;member;role;birth_year;joined;left;left_because;consent_on\n"
        "Hitra;Berg;Kari;own_use;1961;2003-01-07;2003-05-06;moved;2003-01-07\n"
        "Sauda;Berg;Kari;own_use;;2003-05-06;;;\n"
        "Hitra;Berg;Nils;child;6–12;2003-01-07;2003-05-06;;\n"
        "Sauda;Berg;Nils;child;;2003-05-06;;;\n"
        "Hitra;Lie;Odd;relative;ca. 1955;2003-01-14;2003-03-04;other;\n"
        "Hitra;Lie;Odd;relative;;2003-06-03;;;\n"
        "Hitra;Lie;Eva;contact;;2003-06-03;;;\n"
    ),
    "meetings": (
        "club;date;n;held;not_held_because;start;end;theme;chair;minute_taker;assistant;guests;"
        "notes\n"
        "Hitra;2003-01-14;;yes;;18:00;19:30;Å be om hjelp;Berg/Kari;Lie/Odd;Åse Næss;2;Fint\n"
        "Hitra;2003-01-14;2;yes;;;;;Åse Næss;Åse Næss;;;\n"
        "Hitra;2003-01-21;;no;weather;;;;;;;;\n"
        "Sauda;2003-05-13;;yes;;;;;Berg/Nils;Per (1);Per (1);;\n"
    ),
    "attendance": (
        "club;date;n;family;member;status\n"
        "Hitra;2003-01-14;;Berg;Kari;present\n"
        "Hitra;2003-01-14;;Lie;Odd;absent\n"
        "Hitra;2003-01-14;2;Berg;Kari;excused\n"
        "Sauda;2003-05-13;;Berg;Nils;unknown\n"
    ),
    "attendance_matrix": (
        "Hitra;;2003-01-14;2003-01-28\nBerg;Kari;;x\nBerg;Nils;-;e\nLie;Odd;;ukjent\n"
    ),
    "supervision": (
        "date;place;kind;hours;supervisor;assistants\n"
        '2003-03-03;Oslo;group;1,5;Renzo;"Åse Næss; Per (2)"\n'
        "2003-04-04;Oslo;;2;;\n"
    ),
    "gatherings": (
        "gathering;scope;audience;country;place;from;to;hours;participants;assistants\n"
        "Vårsamling;national;assistants;NO;Hamar;2003-05-23;2003-05-25;12;17;Åse Næss\n"
    ),
    "course_participation": (
        "course;assistant;club;family;completed_on\n"
        "Trieste;Åse Næss;;;2002-01-27\n"
        "Trinn 1;;Sauda;Berg;2003-06-01\n"
        "Trinn 1;;Hitra;Lie;\n"
    ),
}
"""Each sheet as the text of a CSV file."""

COUNTS = {
    name: text.count("\n") - 1 for name, text in SHEETS.items() if name != "attendance_matrix"
} | {"meetings": 5, "attendance_matrix": 4}
"""What is counted of each sheet; of meetings also the one that a date of the matrix makes."""

# As a Norwegian spreadsheet program would save the same sheets.
_TITLES = {
    "bodies": "organisasjonsledd",
    "clubs": "klubber",
    "breaks": "pauser",
    "courses": "kurs",
    "assistants": "klubbassistenter",
    "families": "familier",
    "members": "medlemmer",
    "meetings": "møter",
    "attendance": "oppmøte",
    "attendance_matrix": "oppmøtetabell",
    "supervision": "veiledning",
    "gatherings": "samlinger",
    "course_participation": "kursdeltakelse",
}
_WORDS = {
    "yes": "ja",
    "no": "nei",
    "active": "aktiv",
    "paused": "på pause",
    "present": "x",
    "absent": "borte",
    "excused": "forfall",
    "unknown": "ukjent",
    "own_use": "egen bruk",
    "child": "barn",
    "relative": "pårørende",
    "contact": "kontaktperson",
    "moved": "flyttet",
    "tuesday": "tirsdag",
    "wednesday": "onsdag",
    "IT": "Italia",
}


def norwegian() -> dict[str, str]:
    """The same sheets with titles, headings, words and dates in bokmål."""
    from familieklubb.importing.sheets import sheet_called

    found = {}
    for name, text in SHEETS.items():
        sheet = sheet_called(name)
        assert sheet is not None
        lines = [line.split(";") for line in text.splitlines()]
        if not sheet.matrix:
            lines[0] = [sheet.column(heading).heading("nb").title() for heading in lines[0]]
        found[_TITLES[name]] = "".join(";".join(map(_word, line)) + "\r\n" for line in lines)
    return found


def _word(cell: str) -> str:
    year, _one, rest = cell.partition("-")
    month, _two, day = rest.partition("-")
    if len(year) == 4 and day.isdigit():
        return f"{int(day)}.{int(month)}.{year}"
    if len(cell) == 5 and cell[2] == ":":
        return cell.replace(":", ".")
    return _WORDS.get(cell, cell)
