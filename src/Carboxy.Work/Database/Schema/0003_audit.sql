-- One line for each read and each write of a patient's record; each line carries the hash of the one before.
create table audit_line (
    clinic_id       uuid not null,
    sequence        bigint not null,
    at              timestamptz not null,
    actor           text not null,
    kind            text not null,
    record          text not null,
    record_id       uuid null,
    patient_id      uuid null,
    why             text null,
    previous_hash   bytea not null,
    hash            bytea not null,
    constraint pk_audit_line primary key (clinic_id, sequence),
    constraint fk_audit_line_clinic foreign key (clinic_id) references clinic (id)
);

create index ix_audit_line_clinic_id_patient_id_sequence on audit_line (clinic_id, patient_id, sequence);

-- The end of each chain: tells that the last lines are missing, and lets one writer at a time go on.
create table audit_head (
    clinic_id   uuid not null,
    sequence    bigint not null,
    hash        bytea not null,
    constraint pk_audit_head primary key (clinic_id),
    constraint fk_audit_head_clinic foreign key (clinic_id) references clinic (id)
);
