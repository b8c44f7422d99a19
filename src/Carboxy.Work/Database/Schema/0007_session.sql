-- A session that has begun. Its clearance is for this patient, modality and zone, or the row cannot be.
create table session (
    clinic_id       uuid not null,
    id              uuid not null,
    patient_id      uuid not null,
    course_id       uuid not null,
    number          integer not null,
    clearance_id    uuid not null,
    modality        text not null,
    zone            text not null,
    side            text null,
    consent_id      uuid not null,
    practitioner_id uuid not null,
    room_id         uuid null,
    on_day          date not null,
    started_at      timestamptz not null,
    ended_at        timestamptz null,
    state           text not null,
    signed_by       uuid null,
    signed_at       timestamptz null,
    events          integer not null,
    constraint pk_session primary key (clinic_id, id),
    constraint fk_session_course foreign key (clinic_id, course_id, patient_id) references course (clinic_id, id, patient_id),
    constraint fk_session_clearance foreign key (clinic_id, clearance_id, patient_id, modality, zone)
        references clearance (clinic_id, id, patient_id, modality, zone),
    constraint fk_session_consent foreign key (clinic_id, consent_id, patient_id) references consent (clinic_id, id, patient_id),
    constraint fk_session_practitioner foreign key (clinic_id, practitioner_id) references person (clinic_id, id),
    constraint fk_session_signer foreign key (clinic_id, signed_by) references person (clinic_id, id),
    constraint fk_session_room foreign key (clinic_id, room_id) references room (clinic_id, id),
    constraint ck_session_number check (number > 0),
    constraint ck_session_end check (ended_at is null or ended_at >= started_at),
    constraint ck_session_signed check ((signed_by is null) = (signed_at is null))
);

create unique index ux_session_of_patient on session (clinic_id, id, patient_id);

create unique index ux_session_clinic_id_course_id_number on session (clinic_id, course_id, number);

create index ix_session_clinic_id_patient_id_on_day on session (clinic_id, patient_id, on_day);

create index ix_session_clinic_id_on_day on session (clinic_id, on_day);

create index ix_session_clinic_id_clearance_id on session (clinic_id, clearance_id);

create index ix_session_clinic_id_consent_id on session (clinic_id, consent_id);

create index ix_session_clinic_id_practitioner_id on session (clinic_id, practitioner_id);

create index ix_session_clinic_id_signed_by on session (clinic_id, signed_by);

create index ix_session_clinic_id_room_id on session (clinic_id, room_id);

-- What happened, in order; the session is whatever its events say, also after a power cut.
create table session_event (
    clinic_id   uuid not null,
    session_id  uuid not null,
    sequence    integer not null,
    at          timestamptz not null,
    actor       text not null,
    kind        text not null,
    content     text not null,
    constraint pk_session_event primary key (clinic_id, session_id, sequence),
    constraint fk_session_event_session foreign key (clinic_id, session_id) references session (clinic_id, id)
);

create table adverse_event (
    clinic_id   uuid not null,
    id          uuid not null,
    patient_id  uuid not null,
    session_id  uuid null,
    kind        text not null,
    grade       integer null,
    started_at  timestamptz not null,
    ended_at    timestamptz null,
    content     text not null,
    actor       text not null,
    at          timestamptz not null,
    replaces_id uuid null,
    constraint pk_adverse_event primary key (clinic_id, id),
    constraint fk_adverse_event_patient foreign key (clinic_id, patient_id) references patient (clinic_id, id),
    constraint fk_adverse_event_session foreign key (clinic_id, session_id, patient_id) references session (clinic_id, id, patient_id),
    constraint fk_adverse_event_replaced foreign key (clinic_id, replaces_id) references adverse_event (clinic_id, id),
    constraint ck_adverse_event_end check (ended_at is null or ended_at >= started_at)
);

create index ix_adverse_event_clinic_id_patient_id on adverse_event (clinic_id, patient_id);

create index ix_adverse_event_clinic_id_session_id on adverse_event (clinic_id, session_id);

create index ix_adverse_event_clinic_id_replaces_id on adverse_event (clinic_id, replaces_id);

-- A check before a session as it was judged; one that stopped the session has no session.
create table same_day_check (
    clinic_id   uuid not null,
    id          uuid not null,
    patient_id  uuid not null,
    course_id   uuid not null,
    number      integer not null,
    on_day      date not null,
    at          timestamptz not null,
    actor       text not null,
    outcome     text not null,
    content     text not null,
    constraint pk_same_day_check primary key (clinic_id, id),
    constraint fk_same_day_check_course foreign key (clinic_id, course_id, patient_id) references course (clinic_id, id, patient_id),
    constraint ck_same_day_check_outcome check (outcome in ('cleared', 'stopped'))
);

create index ix_same_day_check_clinic_id_course_id_on_day on same_day_check (clinic_id, course_id, on_day);

create index ix_same_day_check_clinic_id_patient_id on same_day_check (clinic_id, patient_id);
