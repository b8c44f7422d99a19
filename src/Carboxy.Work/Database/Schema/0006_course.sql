create table course (
    clinic_id       uuid not null,
    id              uuid not null,
    patient_id      uuid not null,
    clearance_id    uuid not null,
    modality        text not null,
    zone            text not null,
    side            text null,
    indication      text not null,
    protocol        text not null,
    rule_set        text not null,
    sessions        integer not null,
    starts_on       date not null,
    state           text not null,
    content         text not null,
    version         integer not null,
    created_at      timestamptz not null,
    constraint pk_course primary key (clinic_id, id),
    constraint fk_course_patient foreign key (clinic_id, patient_id) references patient (clinic_id, id),
    constraint fk_course_clearance foreign key (clinic_id, clearance_id, patient_id, modality, zone)
        references clearance (clinic_id, id, patient_id, modality, zone),
    constraint ck_course_sessions check (sessions > 0)
);

create unique index ux_course_of_patient on course (clinic_id, id, patient_id);

create index ix_course_clinic_id_patient_id on course (clinic_id, patient_id);

create index ix_course_clinic_id_state on course (clinic_id, state);

create index ix_course_clinic_id_clearance_id on course (clinic_id, clearance_id);

-- The course as every save left it.
create table course_version (
    clinic_id   uuid not null,
    course_id   uuid not null,
    version     integer not null,
    at          timestamptz not null,
    actor       text not null,
    content     text not null,
    constraint pk_course_version primary key (clinic_id, course_id, version),
    constraint fk_course_version_course foreign key (clinic_id, course_id) references course (clinic_id, id)
);

-- A date of a course, booked or only wished; the session itself is made when it starts.
create table planned_session (
    clinic_id       uuid not null,
    course_id       uuid not null,
    number          integer not null,
    patient_id      uuid not null,
    on_day          date not null,
    starts_at       timestamptz null,
    minutes         integer not null,
    practitioner_id uuid null,
    room_id         uuid null,
    state           text not null,
    session_id      uuid null,
    constraint pk_planned_session primary key (clinic_id, course_id, number),
    constraint fk_planned_session_course foreign key (clinic_id, course_id, patient_id) references course (clinic_id, id, patient_id),
    constraint fk_planned_session_person foreign key (clinic_id, practitioner_id) references person (clinic_id, id),
    constraint fk_planned_session_room foreign key (clinic_id, room_id) references room (clinic_id, id),
    constraint ck_planned_session_minutes check (minutes > 0)
);

create index ix_planned_session_clinic_id_on_day on planned_session (clinic_id, on_day);

create index ix_planned_session_clinic_id_patient_id_on_day on planned_session (clinic_id, patient_id, on_day);

create index ix_planned_session_clinic_id_practitioner_id_on_day on planned_session (clinic_id, practitioner_id, on_day);

create index ix_planned_session_clinic_id_room_id_on_day on planned_session (clinic_id, room_id, on_day);

-- Signed words, kept as they were read; a withdrawal stands beside, the consent stays.
create table consent (
    clinic_id       uuid not null,
    id              uuid not null,
    patient_id      uuid not null,
    course_id       uuid null,
    purpose         text not null,
    modality        text null,
    zone            text null,
    first_session   integer null,
    last_session    integer null,
    language        text not null,
    text_version    text not null,
    content         text not null,
    signature       text not null,
    guardian        text null,
    copy_given      boolean not null,
    explained_by    uuid not null,
    signed_at       timestamptz not null,
    constraint pk_consent primary key (clinic_id, id),
    constraint fk_consent_patient foreign key (clinic_id, patient_id) references patient (clinic_id, id),
    constraint fk_consent_course foreign key (clinic_id, course_id, patient_id) references course (clinic_id, id, patient_id),
    constraint fk_consent_person foreign key (clinic_id, explained_by) references person (clinic_id, id),
    constraint ck_consent_purpose check (purpose in ('treatment', 'photograph', 'data')),
    constraint ck_consent_sessions check (purpose <> 'treatment' or (first_session >= 1 and last_session >= first_session))
);

create unique index ux_consent_of_patient on consent (clinic_id, id, patient_id);

create index ix_consent_clinic_id_patient_id on consent (clinic_id, patient_id);

create index ix_consent_clinic_id_course_id on consent (clinic_id, course_id);

create index ix_consent_clinic_id_explained_by on consent (clinic_id, explained_by);

create table consent_withdrawal (
    clinic_id   uuid not null,
    consent_id  uuid not null,
    patient_id  uuid not null,
    at          timestamptz not null,
    actor       text not null,
    reason      text null,
    constraint pk_consent_withdrawal primary key (clinic_id, consent_id),
    constraint fk_consent_withdrawal_consent foreign key (clinic_id, consent_id, patient_id) references consent (clinic_id, id, patient_id)
);

create index ix_consent_withdrawal_clinic_id_patient_id on consent_withdrawal (clinic_id, patient_id);

-- What was done to a zone besides carboxytherapy; the spacing table looks here.
create table other_procedure (
    clinic_id   uuid not null,
    id          uuid not null,
    patient_id  uuid not null,
    kind        text not null,
    zone        text null,
    on_day      date not null,
    released    boolean null,
    note        text null,
    actor       text not null,
    at          timestamptz not null,
    replaces_id uuid null,
    constraint pk_other_procedure primary key (clinic_id, id),
    constraint fk_other_procedure_patient foreign key (clinic_id, patient_id) references patient (clinic_id, id),
    constraint fk_other_procedure_replaced foreign key (clinic_id, replaces_id) references other_procedure (clinic_id, id)
);

create index ix_other_procedure_clinic_id_patient_id_on_day on other_procedure (clinic_id, patient_id, on_day);

create index ix_other_procedure_clinic_id_replaces_id on other_procedure (clinic_id, replaces_id);
