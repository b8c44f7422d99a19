-- Where an entry comes from, what was said in free words, and the first entry of its chain. What was noted by mistake is
-- retracted by another entry, and stays.
alter table adverse_event add column root_id uuid null;

alter table adverse_event add column source text not null default 'session';

alter table adverse_event add column words text null;

alter table adverse_event add column retracted boolean not null default false;

create index ix_adverse_event_clinic_id_at on adverse_event (clinic_id, at);

-- A link by which a patient says how they are a day or two after a session. Several may lead to one session: each try to send makes its own.
create table check_up_link (
    clinic_id   uuid not null,
    id          uuid not null,
    session_id  uuid not null,
    patient_id  uuid not null,
    token_hash  bytea not null,
    created_at  timestamptz not null,
    expires_at  timestamptz not null,
    opened_at   timestamptz null,
    constraint pk_check_up_link primary key (clinic_id, id),
    constraint fk_check_up_link_session foreign key (clinic_id, session_id, patient_id) references session (clinic_id, id, patient_id)
);

create unique index ux_check_up_link_clinic_id_token_hash on check_up_link (clinic_id, token_hash);

create index ix_check_up_link_clinic_id_session_id on check_up_link (clinic_id, session_id);

-- What the patient said, word for word; who feels worse later says so again.
create table check_up (
    clinic_id   uuid not null,
    session_id  uuid not null,
    number      integer not null,
    patient_id  uuid not null,
    at          timestamptz not null,
    actor       text not null,
    well        boolean not null,
    words       text null,
    content     text not null,
    constraint pk_check_up primary key (clinic_id, session_id, number),
    constraint fk_check_up_session foreign key (clinic_id, session_id, patient_id) references session (clinic_id, id, patient_id)
);

create index ix_check_up_clinic_id_patient_id on check_up (clinic_id, patient_id);
