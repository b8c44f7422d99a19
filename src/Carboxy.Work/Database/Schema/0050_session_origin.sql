-- Every event that a device recorded by itself and sent, word for word, and what became of it.
create table session_event_origin (
    clinic_id       uuid not null,
    session_id      uuid not null,
    event_id        uuid not null,
    device_id       uuid not null,
    number          integer not null,
    seen            integer not null,
    device_at       timestamptz not null,
    at              timestamptz not null,
    received_at     timestamptz not null,
    behind_seconds  integer not null,
    outcome         text not null,
    sequence        integer null,
    actor           text not null,
    content         text not null,
    constraint pk_session_event_origin primary key (clinic_id, session_id, event_id),
    constraint fk_session_event_origin_session foreign key (clinic_id, session_id) references session (clinic_id, id),
    constraint fk_session_event_origin_event foreign key (clinic_id, session_id, sequence) references session_event (clinic_id, session_id, sequence),
    constraint ck_session_event_origin_outcome check (outcome in ('kept', 'echoed', 'open')),
    constraint ck_session_event_origin_sequence check ((outcome = 'kept') = (sequence is not null))
);

create unique index ux_session_event_origin_sequence on session_event_origin (clinic_id, session_id, sequence);

-- What contradicts the record waits beside it until somebody decides.
create table session_conflict (
    clinic_id   uuid not null,
    session_id  uuid not null,
    event_id    uuid not null,
    patient_id  uuid not null,
    kind        text not null,
    content     text not null,
    at          timestamptz not null,
    constraint pk_session_conflict primary key (clinic_id, session_id, event_id),
    constraint fk_session_conflict_origin foreign key (clinic_id, session_id, event_id) references session_event_origin (clinic_id, session_id, event_id),
    constraint fk_session_conflict_session foreign key (clinic_id, session_id, patient_id) references session (clinic_id, id, patient_id)
);

create index ix_session_conflict_clinic_id_patient_id on session_conflict (clinic_id, patient_id);

create table session_settlement (
    clinic_id   uuid not null,
    session_id  uuid not null,
    event_id    uuid not null,
    choice      text not null,
    reason      text not null,
    sequence    integer null,
    actor       text not null,
    at          timestamptz not null,
    constraint pk_session_settlement primary key (clinic_id, session_id, event_id),
    constraint fk_session_settlement_conflict foreign key (clinic_id, session_id, event_id) references session_conflict (clinic_id, session_id, event_id),
    constraint fk_session_settlement_event foreign key (clinic_id, session_id, sequence) references session_event (clinic_id, session_id, sequence),
    constraint ck_session_settlement_choice check (choice in ('taken', 'left')),
    constraint ck_session_settlement_sequence check ((choice = 'taken') = (sequence is not null))
);
