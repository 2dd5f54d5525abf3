"""The sheets about families, members and their meetings, which never leave a club in a report."""

from __future__ import annotations

from dataclasses import replace

from familieklubb.domain.text import NOTE_LIMIT
from familieklubb.i18n import N_
from familieklubb.importing import words
from familieklubb.importing.columns import (
    Column,
    Kind,
    Sheet,
    choice_column,
    day_column,
    line_column,
    name_column,
    number_column,
)
from familieklubb.importing.network_sheets import CLUB, COURSE

FAMILY = name_column(
    "family", "familie", N_("The family's name or label, the same in every sheet.")
)
MEMBER = name_column(
    "member",
    "medlem",
    N_("The member's name or label within the family."),
    also=("navn", "namn", "fornavn"),
)
JOINED = day_column(
    "joined",
    "begynte",
    N_("The first day in the club."),
    nn="byrja",
    also=("begynt", "startet", "starta", "med fra", "innmeldt"),
)
LEFT = day_column(
    "left",
    "sluttet",
    N_("The day from which they are no longer in the club."),
    nn="slutta",
    also=("utmeldt",),
)
LEFT_BECAUSE = choice_column(
    "left_because",
    "sluttet fordi",
    words.LEFT_BECAUSE,
    N_("Why they left."),
    nn="slutta fordi",
    also=("sluttårsak",),
)
DATE = day_column("date", "dato", N_("The day of the meeting."))
NUMBER = replace(
    number_column(
        "n",
        "nr",
        (1, 99),
        N_("Only where a club has two meetings on one day: 1, 2."),
        also=("nummer", "møte nr", "møtenummer"),
        whole=True,
    ),
    default=1,
)
STATUS = choice_column(
    "status",
    "status",
    words.ATTENDANCE,
    N_("Whether the member was there."),
    also=("oppmøte", "frammøte", "merke"),
)
ATTENDANCE_COLUMNS = (
    CLUB.as_key(),
    DATE.as_key(),
    NUMBER.as_key(required=False),
    FAMILY.as_key(),
    MEMBER.as_key(),
    STATUS.needed(),
)

FAMILIES = Sheet(
    "families",
    "Familier",
    (
        CLUB.as_key(),
        FAMILY.as_key(),
        JOINED.needed(),
        LEFT,
        LEFT_BECAUSE,
        name_column(
            "moved_to",
            "flyttet til",
            N_("The club where the same family goes on, which has a row for it too."),
            nn="flytta til",
        ),
        name_column("contact_person", "kontaktperson", N_("The label of a member of the family.")),
    ),
    nn="Familiar",
    several_rows=True,
)

MEMBERS = Sheet(
    "members",
    "Medlemmer",
    (
        CLUB.as_key(),
        FAMILY.as_key(),
        MEMBER.as_key(),
        choice_column("role", "rolle", words.MEMBER_ROLE, N_("Why the person comes.")).needed(),
        Column(
            "birth_year",
            "fødselsår",
            Kind.birth_year,
            N_("The year only, or an age band such as 30–49."),
            also=("født", "fødd", "år født", "aldersgruppe", "age band"),
        ),
        JOINED.needed(),
        LEFT,
        LEFT_BECAUSE,
        day_column(
            "consent_on",
            "samtykke dato",
            N_("The day of the consent to being kept here."),
            also=("samtykke", "samtykket"),
        ),
    ),
    nn="Medlemer",
    also=("medlemmar",),
    several_rows=True,
)

MEETINGS = Sheet(
    "meetings",
    "Møter",
    (
        CLUB.as_key(),
        DATE.as_key(),
        NUMBER.as_key(required=False),
        Column(
            "held",
            "holdt",
            Kind.yes_no,
            N_("Yes, or no with the reason in the next column."),
            nn="halde",
            also=("avholdt",),
        ).needed(),
        choice_column(
            "not_held_because",
            "ikke holdt fordi",
            words.NOT_HELD,
            N_("Why the meeting was not held."),
            nn="ikkje halde fordi",
            also=("avlyst fordi", "avlysningsgrunn"),
        ),
        Column(
            "start",
            "start",
            Kind.time,
            N_("When it began, such as 18:00."),
            also=("starttid", "begynte kl"),
        ),
        Column("end", "slutt", Kind.time, N_("When it ended."), also=("sluttid", "sluttet kl")),
        line_column("theme", "tema", N_("What the meeting was about.")),
        line_column(
            "chair",
            "møteleder",
            N_("family/member, or an assistant's name."),
            nn="møteleiar",
        ),
        line_column("minute_taker", "referent", N_("family/member, or an assistant's name.")),
        name_column(
            "assistant",
            "klubbassistent",
            N_("The assistant who took part."),
            also=("assistent",),
        ),
        number_column(
            "guests",
            "gjester",
            (0, 999),
            N_("How many came beside the members."),
            nn="gjester",
            also=("antall gjester",),
            whole=True,
        ),
        Column(
            "notes",
            "notater",
            Kind.note,
            N_("A few lines."),
            nn="notat",
            also=("referat", "merknader", "merknad"),
            limit=NOTE_LIMIT,
        ),
    ),
    nn="Møte",
    also=("klubbmøter", "klubbmøte"),
)

ATTENDANCE = Sheet(
    "attendance", "Oppmøte", ATTENDANCE_COLUMNS, nn="Frammøte", also=("frammøter", "oppmøter")
)

MATRIX = Sheet(
    "attendance_matrix",
    "Oppmøtetabell",
    (*ATTENDANCE_COLUMNS, line_column("cell", "celle", N_("The cell of the mark."))),
    nn="Frammøtetabell",
    also=("oppmøtematrise", "frammøtematrise", "oppmøteskjema", "frammøteskjema"),
    matrix=True,
)

COURSE_PARTICIPATION = Sheet(
    "course_participation",
    "Kursdeltakelse",
    (
        COURSE.as_key(),
        name_column(
            "assistant",
            "klubbassistent",
            N_("An assistant who took the course."),
            also=("assistent",),
        ).as_key(required=False),
        replace(CLUB, explanation=N_("The club of a family that took the course.")).as_key(
            required=False
        ),
        replace(FAMILY, explanation=N_("A family that took the course.")).as_key(required=False),
        day_column(
            "completed_on",
            "fullført dato",
            N_("The day it was finished."),
            also=("fullført", "fullført den"),
        ),
    ),
    nn="Kursdeltaking",
    also=("kursdeltakere", "kursdeltakarar"),
)
