"""The sheets about the network: bodies, clubs, assistants, courses, supervision, gatherings."""

from __future__ import annotations

from dataclasses import replace

from familieklubb.domain.text import NAME_LIMIT
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

HOURS = (0, 2000)

CLUB = name_column(
    "club",
    "klubb",
    N_("The club's name, the same in every sheet."),
    also=("familieklubb", "klubbnavn", "klubbnamn"),
)
PLACE = name_column("place", "sted", N_("The name of the place."), nn="stad")
FROM = day_column("from", "fra", N_("The first day."), nn="frå", also=("fra dato", "frå dato"))
TO = day_column("to", "til", N_("The last day; it is included."), also=("til dato",))
COUNTRY = Column(
    "country", "land", Kind.country, N_("The country, by name or by two letters such as NO.")
)
COURSE = name_column("course", "kurs", N_("The course, as in the sheet of courses."))
ORGANISATION = line_column("organisation", "organisasjon", N_("The organisation, if any."))
LEADER_TYPE = choice_column(
    "leader_type",
    "ledertype",
    words.LEADER_TYPE,
    N_("Volunteer or professional."),
    nn="leiartype",
    also=("leder", "leiar"),
)
ASSISTANTS_NAMED = Column(
    "assistants",
    "klubbassistenter",
    Kind.names,
    N_("Names of the assistants who came, with ; between them."),
    nn="klubbassistentar",
    also=("assistenter", "assistentar"),
    limit=NAME_LIMIT,
)

BODIES = Sheet(
    "bodies",
    "Organisasjonsledd",
    (
        name_column("body", "ledd", N_("A body of the network, such as a region.")).as_key(),
        choice_column(
            "level", "nivå", words.BODY_LEVEL, N_("Local, regional or national.")
        ).needed(),
        name_column(
            "parent",
            "overordnet ledd",
            N_("The body above it."),
            nn="overordna ledd",
            also=("overordnet", "overordna"),
        ),
        FROM,
        TO,
    ),
    also=("ledd", "nettverk"),
)

CLUBS = Sheet(
    "clubs",
    "Klubber",
    (
        CLUB.as_key(),
        PLACE.needed(),
        Column(
            "municipality_code",
            "kommunenummer",
            Kind.municipality,
            N_("Four digits, valid on the day in status_from; blank: the place's name decides."),
            also=("kommunekode", "kommunenr", "kommune nr"),
        ),
        replace(ORGANISATION, limit=NAME_LIMIT),
        name_column("body", "ledd", N_("The body it belongs to, as in the sheet of bodies.")),
        choice_column(
            "status",
            "status",
            words.CLUB_STATE,
            N_("The state from that day on; one row for each state."),
            also=("tilstand",),
        ).needed(),
        day_column(
            "status_from",
            "status fra",
            N_("The day from which the row holds."),
            nn="status frå",
            also=("fra", "fra dato", "frå", "gjelder fra"),
        ).needed(),
        name_column(
            "parent_club",
            "delt fra",
            N_("The club it was divided from, if any."),
            nn="delt frå",
            also=("morklubb", "utgår fra"),
        ),
        choice_column(
            "weekday", "ukedag", words.WEEKDAY, N_("The day of the meeting."), nn="vekedag"
        ),
        Column(
            "time",
            "klokkeslett",
            Kind.time,
            N_("When the meeting begins, such as 18:00."),
            also=("tid", "kl", "klokka"),
        ),
        line_column(
            "venue", "lokale", N_("Where the club meets."), also=("møtested", "møtelokale")
        ),
        choice_column(
            "open_group",
            "åpen gruppe",
            words.GROUP_ACCESS,
            N_("Whether new people are taken in at any time."),
            nn="open gruppe",
            also=("åpen", "åpen/lukket"),
        ),
        choice_column(
            "led_group",
            "ledet gruppe",
            words.GROUP_LEADING,
            N_("Whether the group has a leader."),
            nn="leia gruppe",
            also=("ledet",),
        ),
        LEADER_TYPE,
    ),
    nn="Klubbar",
    also=("familieklubber", "familieklubbar"),
    several_rows=True,
)

BREAKS = Sheet(
    "breaks",
    "Pauser",
    (
        CLUB.as_key(),
        FROM.as_key(),
        TO.needed(),
        line_column("reason", "årsak", N_("Why, such as summer."), also=("grunn",)),
    ),
    nn="Pausar",
    also=("møtefri", "ferier", "feriar"),
)

COURSES = Sheet(
    "courses",
    "Kurs",
    (
        replace(COURSE, explanation=N_("The course's name, with its year.")).as_key(),
        choice_column(
            "kind",
            "type",
            words.COURSE_KIND,
            N_("What the course is for."),
            also=("slag", "kurstype"),
        ).needed(),
        COUNTRY.needed(),
        line_column("place", "sted", N_("Where it was held."), nn="stad"),
        FROM.needed(),
        TO.needed(),
        number_column("hours", "timer", HOURS, N_("Its length in hours."), nn="timar"),
        line_column("organiser", "arrangør", N_("Who held it.")),
    ),
)

ASSISTANTS = Sheet(
    "assistants",
    "Klubbassistenter",
    (
        name_column(
            "assistant",
            "klubbassistent",
            N_("The assistant's name; one row for each role or certification."),
            also=("assistent", "navn", "namn"),
        ).as_key(),
        replace(PLACE, explanation=N_("Where the assistant lives or works.")).as_key(),
        line_column(
            "person",
            "person",
            N_("A number or e-mail, only to tell two of one name and place apart."),
            also=("e-post", "epost", "nummer"),
        ),
        ORGANISATION,
        LEADER_TYPE,
        replace(CLUB, explanation=N_("A club in which the assistant has a role.")),
        day_column(
            "role_from",
            "rolle fra",
            N_("The first day of the role."),
            nn="rolle frå",
            also=("fra", "frå"),
        ),
        day_column("role_to", "rolle til", N_("The last day of the role."), also=("til",)),
        COURSE,
        day_column(
            "certified_on",
            "godkjent dato",
            N_("The day of the certification."),
            nn="godkjend dato",
            also=("godkjent", "godkjend", "godkjent den", "godkjenningsdato"),
        ),
        day_column(
            "valid_until",
            "gyldig til",
            N_("The last day of the certification; blank: no end."),
            also=("gjelder til", "gjeld til"),
        ),
        day_column(
            "withdrawn_on",
            "trukket dato",
            N_("The day it was withdrawn, if it was."),
            nn="trekt dato",
            also=("trukket", "trekt", "trukket tilbake"),
        ),
    ),
    nn="Klubbassistentar",
    also=("assistenter", "assistentar"),
    several_rows=True,
)

SUPERVISION = Sheet(
    "supervision",
    "Veiledning",
    (
        day_column("date", "dato", N_("The day of the session.")).as_key(),
        replace(PLACE, explanation=N_("Where it was held.")).as_key(),
        choice_column(
            "kind", "type", words.SUPERVISION_KIND, N_("How it was held."), also=("slag",)
        ),
        number_column(
            "hours", "timer", (0, 100), N_("Its length, not times participants."), nn="timar"
        ).needed(),
        line_column(
            "supervisor", "veileder", N_("Who led it."), nn="rettleiar", also=("supervisor",)
        ),
        ASSISTANTS_NAMED,
    ),
    nn="Rettleiing",
    also=("supervisjon", "veiledninger"),
)

GATHERINGS = Sheet(
    "gatherings",
    "Samlinger",
    (
        name_column("gathering", "samling", N_("The gathering's name, with its year.")).as_key(),
        choice_column(
            "scope", "omfang", words.GATHERING_SCOPE, N_("How far people come from.")
        ).needed(),
        choice_column(
            "audience",
            "målgruppe",
            words.GATHERING_AUDIENCE,
            N_("Whom it is for."),
            also=("for hvem", "for kven"),
        ).needed(),
        COUNTRY.needed(),
        line_column("place", "sted", N_("Where it was held."), nn="stad"),
        FROM.needed(),
        TO.needed(),
        number_column(
            "hours", "timer", HOURS, N_("Its length, not times participants."), nn="timar"
        ),
        number_column(
            "participants",
            "deltakere",
            (0, 100_000),
            N_("How many came, counted by head."),
            nn="deltakarar",
            also=("antall deltakere", "antall"),
            whole=True,
        ),
        ASSISTANTS_NAMED,
    ),
    nn="Samlingar",
)
