-- Something that a physician has to look at or decide: why, by which rules, how soon. What was done stands in matter_act.
create table matter (
    clinic_id   uuid not null,
    id          uuid not null,
    patient_id  uuid not null,
    course_id   uuid null,
    session_id  uuid null,
    kind        text not null,
    urgency     text not null,
    why_ru      text not null,
    why_en      text not null,
    rules       text not null,
    words       text null,
    record_id   uuid not null,
    actor       text not null,
    at          timestamptz not null,
    constraint pk_matter primary key (clinic_id, id),
    constraint fk_matter_patient foreign key (clinic_id, patient_id) references patient (clinic_id, id),
    constraint fk_matter_course foreign key (clinic_id, course_id, patient_id) references course (clinic_id, id, patient_id),
    constraint fk_matter_session foreign key (clinic_id, session_id, patient_id) references session (clinic_id, id, patient_id),
    constraint ck_matter_urgency check (urgency in ('routine', 'today', 'now'))
);

create unique index ux_matter_of_patient on matter (clinic_id, id, patient_id);

-- One record opens one matter of a kind, however often it is sent.
create unique index ux_matter_clinic_id_kind_record_id on matter (clinic_id, kind, record_id);

create index ix_matter_clinic_id_patient_id on matter (clinic_id, patient_id);

create index ix_matter_clinic_id_course_id on matter (clinic_id, course_id);

create index ix_matter_clinic_id_session_id on matter (clinic_id, session_id);

create table matter_act (
    clinic_id   uuid not null,
    matter_id   uuid not null,
    sequence    integer not null,
    patient_id  uuid not null,
    kind        text not null,
    words       text not null,
    actor       text not null,
    at          timestamptz not null,
    constraint pk_matter_act primary key (clinic_id, matter_id, sequence),
    constraint fk_matter_act_matter foreign key (clinic_id, matter_id, patient_id) references matter (clinic_id, id, patient_id),
    constraint ck_matter_act_kind check (kind in ('noted', 'settled', 'resumed', 'ended'))
);

-- A matter is closed once.
create unique index ux_matter_act_closed on matter_act (clinic_id, matter_id) where kind <> 'noted';

create index ix_matter_act_clinic_id_patient_id on matter_act (clinic_id, patient_id);
