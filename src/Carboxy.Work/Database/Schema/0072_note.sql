-- A note while it is being written. It is kept as somebody types; once signed or put aside it never changes again.
create table note_draft (
    clinic_id     uuid not null,
    id            uuid not null,
    patient_id    uuid not null,
    course_id     uuid null,
    session_id    uuid null,
    booking_id    uuid null,
    amends_id     uuid null,
    carried_id    uuid null,
    template      text null,
    title         text not null,
    text          text not null,
    author_id     uuid not null,
    version       integer not null,
    created_at    timestamptz not null,
    changed_at    timestamptz not null,
    closed_at     timestamptz null,
    outcome       text null,
    constraint pk_note_draft primary key (clinic_id, id),
    constraint fk_note_draft_patient foreign key (clinic_id, patient_id) references patient (clinic_id, id),
    constraint fk_note_draft_course foreign key (clinic_id, course_id, patient_id) references course (clinic_id, id, patient_id),
    constraint fk_note_draft_session foreign key (clinic_id, session_id, patient_id) references session (clinic_id, id, patient_id),
    constraint fk_note_draft_booking foreign key (clinic_id, booking_id) references booking (clinic_id, id),
    constraint fk_note_draft_author foreign key (clinic_id, author_id) references person (clinic_id, id),
    constraint ck_note_draft_version check (version > 0),
    constraint ck_note_draft_outcome check (outcome in ('signed', 'set_aside')),
    constraint ck_note_draft_closed check ((closed_at is null) = (outcome is null))
);

create unique index ux_note_draft_of_patient on note_draft (clinic_id, id, patient_id);

create index ix_note_draft_clinic_id_patient_id on note_draft (clinic_id, patient_id);

create index ix_note_draft_open on note_draft (clinic_id, created_at) where closed_at is null;

create index ix_note_draft_clinic_id_course_id on note_draft (clinic_id, course_id);

create index ix_note_draft_clinic_id_session_id on note_draft (clinic_id, session_id);

create index ix_note_draft_clinic_id_booking_id on note_draft (clinic_id, booking_id);

create index ix_note_draft_clinic_id_author_id on note_draft (clinic_id, author_id);

-- A signed note, for ever as it was signed. A correction is another note that names it.
create table note (
    clinic_id     uuid not null,
    id            uuid not null,
    patient_id    uuid not null,
    course_id     uuid null,
    session_id    uuid null,
    booking_id    uuid null,
    amends_id     uuid null,
    carried_id    uuid null,
    template      text null,
    title         text not null,
    text          text not null,
    sha256        text not null,
    signed_by     uuid not null,
    signed_at     timestamptz not null,
    asks_cosign   boolean not null,
    constraint pk_note primary key (clinic_id, id),
    constraint fk_note_draft foreign key (clinic_id, id, patient_id) references note_draft (clinic_id, id, patient_id),
    constraint fk_note_course foreign key (clinic_id, course_id, patient_id) references course (clinic_id, id, patient_id),
    constraint fk_note_session foreign key (clinic_id, session_id, patient_id) references session (clinic_id, id, patient_id),
    constraint fk_note_booking foreign key (clinic_id, booking_id) references booking (clinic_id, id),
    constraint fk_note_signer foreign key (clinic_id, signed_by) references person (clinic_id, id),
    constraint ux_note_of_patient unique (clinic_id, id, patient_id),
    constraint fk_note_amends foreign key (clinic_id, amends_id, patient_id) references note (clinic_id, id, patient_id),
    constraint fk_note_carried foreign key (clinic_id, carried_id, patient_id) references note (clinic_id, id, patient_id),
    constraint ck_note_amends check (amends_id <> id)
);

create index ix_note_clinic_id_patient_id_signed_at on note (clinic_id, patient_id, signed_at);

create index ix_note_asks_cosign on note (clinic_id, signed_at) where asks_cosign;

create index ix_note_clinic_id_amends_id on note (clinic_id, amends_id);

create index ix_note_clinic_id_carried_id on note (clinic_id, carried_id);

create index ix_note_clinic_id_course_id on note (clinic_id, course_id);

create index ix_note_clinic_id_session_id on note (clinic_id, session_id);

create index ix_note_clinic_id_booking_id on note (clinic_id, booking_id);

create index ix_note_clinic_id_signed_by on note (clinic_id, signed_by);

-- A physician's second signature, or the reason why it was not given; one for each note.
create table note_cosign (
    clinic_id   uuid not null,
    note_id     uuid not null,
    patient_id  uuid not null,
    agreed      boolean not null,
    reason      text null,
    sha256      text not null,
    person_id   uuid not null,
    at          timestamptz not null,
    constraint pk_note_cosign primary key (clinic_id, note_id),
    constraint fk_note_cosign_note foreign key (clinic_id, note_id, patient_id) references note (clinic_id, id, patient_id),
    constraint fk_note_cosign_person foreign key (clinic_id, person_id) references person (clinic_id, id),
    constraint ck_note_cosign_reason check (agreed or reason is not null)
);

create index ix_note_cosign_clinic_id_patient_id on note_cosign (clinic_id, patient_id);

create index ix_note_cosign_clinic_id_person_id on note_cosign (clinic_id, person_id);

-- The clinic's own beginnings of notes; the highest version counts.
create table note_template (
    clinic_id   uuid not null,
    id          uuid not null,
    version     integer not null,
    about       text not null,
    modality    text null,
    title       text not null,
    body        text not null,
    retired     boolean not null,
    actor       text not null,
    at          timestamptz not null,
    constraint pk_note_template primary key (clinic_id, id, version),
    constraint ck_note_template_about check (about in ('patient', 'session', 'course')),
    constraint ck_note_template_modality check (modality in ('injection', 'non_invasive'))
);
