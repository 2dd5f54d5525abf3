CREATE TABLE assistant (
	version BIGINT NOT NULL, 
	origin BLOB NOT NULL, 
	id BLOB NOT NULL, 
	name VARCHAR NOT NULL, 
	place VARCHAR NOT NULL, 
	person VARCHAR, 
	organisation VARCHAR, 
	leader_type VARCHAR(12), 
	PRIMARY KEY (id)
)
 WITHOUT ROWID;

CREATE TABLE club (
	version BIGINT NOT NULL, 
	origin BLOB NOT NULL, 
	id BLOB NOT NULL, 
	name VARCHAR NOT NULL, 
	open_group VARCHAR(6), 
	led_group VARCHAR(5), 
	leader_type VARCHAR(12), 
	parent_club_id BLOB, 
	PRIMARY KEY (id), 
	FOREIGN KEY(parent_club_id) REFERENCES club (id)
)
 WITHOUT ROWID;

CREATE INDEX ix_club_parent_club_id ON club (parent_club_id);

CREATE TABLE course (
	version BIGINT NOT NULL, 
	origin BLOB NOT NULL, 
	id BLOB NOT NULL, 
	name VARCHAR NOT NULL, 
	kind VARCHAR(13) NOT NULL, 
	country VARCHAR NOT NULL, 
	place VARCHAR, 
	from_day DATE NOT NULL, 
	last_day DATE NOT NULL, 
	hours FLOAT, 
	organiser VARCHAR, 
	PRIMARY KEY (id)
)
 WITHOUT ROWID;

CREATE TABLE deletion (
	version BIGINT NOT NULL, 
	origin BLOB NOT NULL, 
	table_name VARCHAR NOT NULL, 
	row_id BLOB NOT NULL, 
	PRIMARY KEY (table_name, row_id)
)
 WITHOUT ROWID;

CREATE TABLE draft (
	about VARCHAR NOT NULL, 
	at VARCHAR NOT NULL, 
	content VARCHAR NOT NULL, 
	PRIMARY KEY (about)
)
 WITHOUT ROWID;

CREATE TABLE erased (
	row_id BLOB NOT NULL, 
	PRIMARY KEY (row_id)
)
 WITHOUT ROWID;

CREATE TABLE family (
	version BIGINT NOT NULL, 
	origin BLOB NOT NULL, 
	id BLOB NOT NULL, 
	label VARCHAR NOT NULL, 
	contact_id BLOB, 
	PRIMARY KEY (id)
)
 WITHOUT ROWID;

CREATE TABLE gathering (
	version BIGINT NOT NULL, 
	origin BLOB NOT NULL, 
	id BLOB NOT NULL, 
	name VARCHAR NOT NULL, 
	scope VARCHAR(13) NOT NULL, 
	audience VARCHAR(10) NOT NULL, 
	country VARCHAR NOT NULL, 
	place VARCHAR, 
	from_day DATE NOT NULL, 
	last_day DATE NOT NULL, 
	hours FLOAT, 
	participants INTEGER, 
	PRIMARY KEY (id)
)
 WITHOUT ROWID;

CREATE TABLE history (
	stamp BIGINT NOT NULL, 
	at VARCHAR NOT NULL, 
	act VARCHAR NOT NULL, 
	who_id BLOB, 
	counts VARCHAR NOT NULL, 
	undoable BOOLEAN NOT NULL, 
	undone_by BIGINT, 
	PRIMARY KEY (stamp)
);

CREATE TABLE meta (
	one INTEGER NOT NULL, 
	register_id BLOB NOT NULL, 
	kind VARCHAR(11) NOT NULL, 
	name VARCHAR NOT NULL, 
	created_at VARCHAR NOT NULL, 
	profile_code VARCHAR NOT NULL, 
	owner_id BLOB, 
	recovery_recipient VARCHAR NOT NULL, 
	clock BIGINT NOT NULL, 
	counter BIGINT NOT NULL, 
	fingerprint BLOB NOT NULL, 
	PRIMARY KEY (one)
);

CREATE TABLE migration (
	number INTEGER NOT NULL, 
	at VARCHAR NOT NULL, 
	PRIMARY KEY (number)
);

CREATE TABLE network_body (
	version BIGINT NOT NULL, 
	origin BLOB NOT NULL, 
	id BLOB NOT NULL, 
	name VARCHAR NOT NULL, 
	level VARCHAR(8) NOT NULL, 
	from_day DATE, 
	last_day DATE, 
	parent_id BLOB, 
	PRIMARY KEY (id), 
	FOREIGN KEY(parent_id) REFERENCES network_body (id)
)
 WITHOUT ROWID;

CREATE INDEX ix_network_body_parent_id ON network_body (parent_id);

CREATE TABLE network_profile (
	version BIGINT NOT NULL, 
	origin BLOB NOT NULL, 
	id BLOB NOT NULL, 
	code VARCHAR NOT NULL, 
	numbers VARCHAR NOT NULL, 
	PRIMARY KEY (id), 
	UNIQUE (code)
)
 WITHOUT ROWID;

CREATE TABLE supervision_session (
	version BIGINT NOT NULL, 
	origin BLOB NOT NULL, 
	id BLOB NOT NULL, 
	date DATE NOT NULL, 
	place VARCHAR NOT NULL, 
	kind VARCHAR(10) NOT NULL, 
	hours FLOAT NOT NULL, 
	supervisor VARCHAR, 
	PRIMARY KEY (id)
)
 WITHOUT ROWID;

CREATE TABLE undo_row (
	stamp BIGINT NOT NULL, 
	seq INTEGER NOT NULL, 
	table_name VARCHAR NOT NULL, 
	removed BOOLEAN NOT NULL, 
	"before" VARCHAR NOT NULL, 
	PRIMARY KEY (stamp, seq)
)
 WITHOUT ROWID;

CREATE TABLE assistant_role (
	version BIGINT NOT NULL, 
	origin BLOB NOT NULL, 
	id BLOB NOT NULL, 
	assistant_id BLOB NOT NULL, 
	club_id BLOB NOT NULL, 
	from_day DATE NOT NULL, 
	last_day DATE, 
	PRIMARY KEY (id), 
	FOREIGN KEY(assistant_id) REFERENCES assistant (id), 
	FOREIGN KEY(club_id) REFERENCES club (id)
)
 WITHOUT ROWID;

CREATE INDEX ix_assistant_role_assistant_id ON assistant_role (assistant_id);

CREATE INDEX ix_assistant_role_club_id ON assistant_role (club_id);

CREATE TABLE certification (
	version BIGINT NOT NULL, 
	origin BLOB NOT NULL, 
	id BLOB NOT NULL, 
	certified_on DATE NOT NULL, 
	valid_until DATE, 
	withdrawn_on DATE, 
	country VARCHAR, 
	issuer VARCHAR, 
	assistant_id BLOB NOT NULL, 
	course_id BLOB, 
	PRIMARY KEY (id), 
	FOREIGN KEY(assistant_id) REFERENCES assistant (id), 
	FOREIGN KEY(course_id) REFERENCES course (id)
)
 WITHOUT ROWID;

CREATE INDEX ix_certification_assistant_id ON certification (assistant_id);

CREATE INDEX ix_certification_course_id ON certification (course_id);

CREATE TABLE club_body (
	version BIGINT NOT NULL, 
	origin BLOB NOT NULL, 
	id BLOB NOT NULL, 
	club_id BLOB NOT NULL, 
	from_day DATE NOT NULL, 
	body_id BLOB NOT NULL, 
	PRIMARY KEY (id), 
	FOREIGN KEY(club_id) REFERENCES club (id), 
	FOREIGN KEY(body_id) REFERENCES network_body (id)
)
 WITHOUT ROWID;

CREATE INDEX ix_club_body_body_id ON club_body (body_id);

CREATE INDEX ix_club_body_club_id ON club_body (club_id);

CREATE TABLE club_break (
	version BIGINT NOT NULL, 
	origin BLOB NOT NULL, 
	id BLOB NOT NULL, 
	from_day DATE NOT NULL, 
	last_day DATE NOT NULL, 
	reason VARCHAR, 
	club_id BLOB NOT NULL, 
	PRIMARY KEY (id), 
	FOREIGN KEY(club_id) REFERENCES club (id)
)
 WITHOUT ROWID;

CREATE INDEX ix_club_break_club_id ON club_break (club_id);

CREATE TABLE club_organisation (
	version BIGINT NOT NULL, 
	origin BLOB NOT NULL, 
	id BLOB NOT NULL, 
	club_id BLOB NOT NULL, 
	from_day DATE NOT NULL, 
	organisation VARCHAR NOT NULL, 
	PRIMARY KEY (id), 
	FOREIGN KEY(club_id) REFERENCES club (id)
)
 WITHOUT ROWID;

CREATE INDEX ix_club_organisation_club_id ON club_organisation (club_id);

CREATE TABLE club_place (
	version BIGINT NOT NULL, 
	origin BLOB NOT NULL, 
	id BLOB NOT NULL, 
	from_day DATE NOT NULL, 
	place VARCHAR NOT NULL, 
	municipality_code VARCHAR, 
	club_id BLOB NOT NULL, 
	PRIMARY KEY (id), 
	FOREIGN KEY(club_id) REFERENCES club (id)
)
 WITHOUT ROWID;

CREATE INDEX ix_club_place_club_id ON club_place (club_id);

CREATE TABLE club_slot (
	version BIGINT NOT NULL, 
	origin BLOB NOT NULL, 
	id BLOB NOT NULL, 
	from_day DATE NOT NULL, 
	weekday VARCHAR(9), 
	start VARCHAR, 
	minutes INTEGER NOT NULL, 
	venue VARCHAR, 
	club_id BLOB NOT NULL, 
	PRIMARY KEY (id), 
	FOREIGN KEY(club_id) REFERENCES club (id)
)
 WITHOUT ROWID;

CREATE INDEX ix_club_slot_club_id ON club_slot (club_id);

CREATE TABLE club_state (
	version BIGINT NOT NULL, 
	origin BLOB NOT NULL, 
	id BLOB NOT NULL, 
	from_day DATE NOT NULL, 
	state VARCHAR(8) NOT NULL, 
	club_id BLOB NOT NULL, 
	PRIMARY KEY (id), 
	FOREIGN KEY(club_id) REFERENCES club (id)
)
 WITHOUT ROWID;

CREATE INDEX ix_club_state_club_id ON club_state (club_id);

CREATE TABLE course_participation (
	version BIGINT NOT NULL, 
	origin BLOB NOT NULL, 
	id BLOB NOT NULL, 
	course_id BLOB NOT NULL, 
	assistant_id BLOB, 
	family_id BLOB, 
	club_id BLOB, 
	completed_on DATE, 
	PRIMARY KEY (id), 
	FOREIGN KEY(course_id) REFERENCES course (id), 
	FOREIGN KEY(assistant_id) REFERENCES assistant (id), 
	FOREIGN KEY(family_id) REFERENCES family (id), 
	FOREIGN KEY(club_id) REFERENCES club (id)
)
 WITHOUT ROWID;

CREATE INDEX ix_course_participation_assistant_id ON course_participation (assistant_id);

CREATE INDEX ix_course_participation_club_id ON course_participation (club_id);

CREATE INDEX ix_course_participation_course_id ON course_participation (course_id);

CREATE INDEX ix_course_participation_family_id ON course_participation (family_id);

CREATE TABLE declared_year (
	version BIGINT NOT NULL, 
	origin BLOB NOT NULL, 
	id BLOB NOT NULL, 
	year INTEGER NOT NULL, 
	basis VARCHAR(9) NOT NULL, 
	families INTEGER, 
	members INTEGER, 
	families_joined INTEGER, 
	families_left INTEGER, 
	persons_reached INTEGER, 
	meetings_held INTEGER, 
	meetings_cancelled INTEGER, 
	attendances INTEGER, 
	club_id BLOB NOT NULL, 
	PRIMARY KEY (id), 
	FOREIGN KEY(club_id) REFERENCES club (id)
)
 WITHOUT ROWID;

CREATE INDEX ix_declared_year_club_id ON declared_year (club_id);

CREATE TABLE family_membership (
	version BIGINT NOT NULL, 
	origin BLOB NOT NULL, 
	id BLOB NOT NULL, 
	joined DATE NOT NULL, 
	left_on DATE, 
	left_because VARCHAR(13), 
	family_id BLOB NOT NULL, 
	club_id BLOB NOT NULL, 
	moved_in BOOLEAN NOT NULL, 
	moved_to_id BLOB, 
	PRIMARY KEY (id), 
	FOREIGN KEY(family_id) REFERENCES family (id), 
	FOREIGN KEY(club_id) REFERENCES club (id), 
	FOREIGN KEY(moved_to_id) REFERENCES club (id)
)
 WITHOUT ROWID;

CREATE INDEX ix_family_membership_club_id ON family_membership (club_id);

CREATE INDEX ix_family_membership_family_id ON family_membership (family_id);

CREATE TABLE gathering_participant (
	version BIGINT NOT NULL, 
	origin BLOB NOT NULL, 
	gathering_id BLOB NOT NULL, 
	assistant_id BLOB NOT NULL, 
	PRIMARY KEY (gathering_id, assistant_id), 
	FOREIGN KEY(gathering_id) REFERENCES gathering (id), 
	FOREIGN KEY(assistant_id) REFERENCES assistant (id)
)
 WITHOUT ROWID;

CREATE INDEX ix_gathering_participant_assistant_id ON gathering_participant (assistant_id);

CREATE TABLE member (
	version BIGINT NOT NULL, 
	origin BLOB NOT NULL, 
	id BLOB NOT NULL, 
	label VARCHAR NOT NULL, 
	role VARCHAR(8) NOT NULL, 
	birth_year INTEGER, 
	birth_year_estimated BOOLEAN NOT NULL, 
	consent_on DATE, 
	consent_text VARCHAR, 
	consent_how VARCHAR, 
	consent_guardian VARCHAR, 
	consent_withdrawn_on DATE, 
	family_id BLOB NOT NULL, 
	PRIMARY KEY (id), 
	FOREIGN KEY(family_id) REFERENCES family (id)
)
 WITHOUT ROWID;

CREATE INDEX ix_member_family_id ON member (family_id);

CREATE TABLE supervision_participant (
	version BIGINT NOT NULL, 
	origin BLOB NOT NULL, 
	session_id BLOB NOT NULL, 
	assistant_id BLOB NOT NULL, 
	PRIMARY KEY (session_id, assistant_id), 
	FOREIGN KEY(session_id) REFERENCES supervision_session (id), 
	FOREIGN KEY(assistant_id) REFERENCES assistant (id)
)
 WITHOUT ROWID;

CREATE INDEX ix_supervision_participant_assistant_id ON supervision_participant (assistant_id);

CREATE TABLE announced_absence (
	version BIGINT NOT NULL, 
	origin BLOB NOT NULL, 
	id BLOB NOT NULL, 
	member_id BLOB NOT NULL, 
	from_day DATE NOT NULL, 
	last_day DATE NOT NULL, 
	reason VARCHAR, 
	PRIMARY KEY (id), 
	FOREIGN KEY(member_id) REFERENCES member (id)
)
 WITHOUT ROWID;

CREATE INDEX ix_announced_absence_member_id ON announced_absence (member_id);

CREATE TABLE gathering_visitor (
	version BIGINT NOT NULL, 
	origin BLOB NOT NULL, 
	id BLOB NOT NULL, 
	gathering_id BLOB NOT NULL, 
	member_id BLOB, 
	name VARCHAR, 
	PRIMARY KEY (id), 
	FOREIGN KEY(gathering_id) REFERENCES gathering (id), 
	FOREIGN KEY(member_id) REFERENCES member (id)
)
 WITHOUT ROWID;

CREATE INDEX ix_gathering_visitor_gathering_id ON gathering_visitor (gathering_id);

CREATE INDEX ix_gathering_visitor_member_id ON gathering_visitor (member_id);

CREATE TABLE meeting (
	version BIGINT NOT NULL, 
	origin BLOB NOT NULL, 
	id BLOB NOT NULL, 
	date DATE NOT NULL, 
	n INTEGER NOT NULL, 
	held BOOLEAN NOT NULL, 
	not_held_because VARCHAR(12), 
	start VARCHAR, 
	"end" VARCHAR, 
	theme VARCHAR, 
	guests INTEGER, 
	notes VARCHAR, 
	parallel_groups BOOLEAN NOT NULL, 
	club_id BLOB NOT NULL, 
	chair_member_id BLOB, 
	chair_assistant_id BLOB, 
	minutes_member_id BLOB, 
	minutes_assistant_id BLOB, 
	assistant_id BLOB, 
	PRIMARY KEY (id), 
	FOREIGN KEY(club_id) REFERENCES club (id), 
	FOREIGN KEY(chair_member_id) REFERENCES member (id), 
	FOREIGN KEY(chair_assistant_id) REFERENCES assistant (id), 
	FOREIGN KEY(minutes_member_id) REFERENCES member (id), 
	FOREIGN KEY(minutes_assistant_id) REFERENCES assistant (id), 
	FOREIGN KEY(assistant_id) REFERENCES assistant (id)
)
 WITHOUT ROWID;

CREATE INDEX ix_meeting_assistant_id ON meeting (assistant_id);

CREATE INDEX ix_meeting_chair_assistant_id ON meeting (chair_assistant_id);

CREATE INDEX ix_meeting_chair_member_id ON meeting (chair_member_id);

CREATE INDEX ix_meeting_club_date ON meeting (club_id, date);

CREATE INDEX ix_meeting_minutes_assistant_id ON meeting (minutes_assistant_id);

CREATE INDEX ix_meeting_minutes_member_id ON meeting (minutes_member_id);

CREATE TABLE member_membership (
	version BIGINT NOT NULL, 
	origin BLOB NOT NULL, 
	id BLOB NOT NULL, 
	joined DATE NOT NULL, 
	left_on DATE, 
	left_because VARCHAR(13), 
	member_id BLOB NOT NULL, 
	club_id BLOB NOT NULL, 
	PRIMARY KEY (id), 
	FOREIGN KEY(member_id) REFERENCES member (id), 
	FOREIGN KEY(club_id) REFERENCES club (id)
)
 WITHOUT ROWID;

CREATE INDEX ix_member_membership_club_id ON member_membership (club_id);

CREATE INDEX ix_member_membership_member_id ON member_membership (member_id);

CREATE TABLE attendance (
	version BIGINT NOT NULL, 
	origin BLOB NOT NULL, 
	meeting_id BLOB NOT NULL, 
	member_id BLOB NOT NULL, 
	status VARCHAR(7) NOT NULL, 
	PRIMARY KEY (meeting_id, member_id), 
	FOREIGN KEY(meeting_id) REFERENCES meeting (id), 
	FOREIGN KEY(member_id) REFERENCES member (id)
)
 WITHOUT ROWID;

CREATE INDEX ix_attendance_member_id ON attendance (member_id);
