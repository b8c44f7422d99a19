-- The link by which a patient answers on their own phone.
create table intake_link (
    clinic_id   uuid not null,
    id          uuid not null,
    patient_id  uuid not null,
    token_hash  bytea not null,
    wish        text not null,
    created_by  uuid not null,
    created_at  timestamptz not null,
    expires_at  timestamptz not null,
    closed_at   timestamptz null,
    constraint pk_intake_link primary key (clinic_id, id),
    constraint fk_intake_link_patient foreign key (clinic_id, patient_id) references patient (clinic_id, id),
    constraint fk_intake_link_person foreign key (clinic_id, created_by) references person (clinic_id, id)
);

create unique index ux_intake_link_clinic_id_token_hash on intake_link (clinic_id, token_hash);

create index ix_intake_link_clinic_id_patient_id on intake_link (clinic_id, patient_id);

-- A patient's answers as each save left them; the highest version counts.
create table answer_sheet (
    clinic_id       uuid not null,
    patient_id      uuid not null,
    version         integer not null,
    at              timestamptz not null,
    actor           text not null,
    intake_link_id  uuid null,
    content         text not null,
    constraint pk_answer_sheet primary key (clinic_id, patient_id, version),
    constraint fk_answer_sheet_patient foreign key (clinic_id, patient_id) references patient (clinic_id, id),
    constraint fk_answer_sheet_intake_link foreign key (clinic_id, intake_link_id) references intake_link (clinic_id, id)
);

create index ix_answer_sheet_clinic_id_intake_link_id on answer_sheet (clinic_id, intake_link_id);

create table screening (
    clinic_id   uuid not null,
    id          uuid not null,
    patient_id  uuid not null,
    modality    text not null,
    zone        text not null,
    on_day      date not null,
    rule_set    text not null,
    case_json   text not null,
    verdict     text not null,
    result_json text not null,
    constraint pk_screening primary key (clinic_id, id),
    constraint fk_screening_patient foreign key (clinic_id, patient_id) references patient (clinic_id, id),
    constraint ck_screening_modality check (modality in ('injection', 'non_invasive')),
    constraint ck_screening_verdict check (verdict in ('cleared', 'needs_clinician_decision', 'postpone_until', 'excluded'))
);

create index ix_screening_clinic_id_patient_id_on_day on screening (clinic_id, patient_id, on_day);

create index ix_screening_clinic_id_verdict_on_day on screening (clinic_id, verdict, on_day);

create unique index ux_screening_clinic_id_id_verdict on screening (clinic_id, id, verdict);

create unique index ux_screening_clearable on screening (clinic_id, id, patient_id, modality, zone, verdict);

-- Only a screening that needs a physician can be decided; verdict says so and the foreign key holds it to it.
create table decision (
    clinic_id       uuid not null,
    id              uuid not null,
    screening_id    uuid not null,
    physician_id    uuid not null,
    at              timestamptz not null,
    treat           boolean not null,
    reason          text not null,
    verdict         text generated always as ('needs_clinician_decision') stored,
    constraint pk_decision primary key (clinic_id, id),
    constraint fk_decision_screening foreign key (clinic_id, screening_id, verdict) references screening (clinic_id, id, verdict),
    constraint fk_decision_person foreign key (clinic_id, physician_id) references person (clinic_id, id),
    constraint ck_decision_reason check (length(trim(reason)) > 0)
);

create unique index ux_decision_clinic_id_screening_id on decision (clinic_id, screening_id);

create unique index ux_decision_treat on decision (clinic_id, screening_id, id, treat);

create index ix_decision_clinic_id_physician_id on decision (clinic_id, physician_id);

-- The right to treat. Without a decision the screening must be cleared; with one, the screening must have needed it and
-- the decision must say "treat". The generated columns and the foreign keys leave no third way.
create table clearance (
    clinic_id       uuid not null,
    id              uuid not null,
    patient_id      uuid not null,
    modality        text not null,
    zone            text not null,
    granted_on      date not null,
    expires_on      date not null,
    screening_id    uuid not null,
    decision_id     uuid null,
    verdict         text generated always as (case when decision_id is null then 'cleared' else 'needs_clinician_decision' end) stored,
    treat           boolean generated always as (case when decision_id is null then null else true end) stored,
    constraint pk_clearance primary key (clinic_id, id),
    constraint fk_clearance_screening foreign key (clinic_id, screening_id, patient_id, modality, zone, verdict)
        references screening (clinic_id, id, patient_id, modality, zone, verdict),
    constraint fk_clearance_decision foreign key (clinic_id, screening_id, decision_id, treat)
        references decision (clinic_id, screening_id, id, treat),
    constraint ck_clearance_days check (expires_on >= granted_on)
);

create unique index ux_clearance_usable on clearance (clinic_id, id, patient_id, modality, zone);

create index ix_clearance_clinic_id_patient_id_expires_on on clearance (clinic_id, patient_id, expires_on);

create index ix_clearance_clinic_id_screening_id on clearance (clinic_id, screening_id);
