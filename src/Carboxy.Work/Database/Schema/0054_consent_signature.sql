-- What a permit is for, in the words of the knowledge base, and which wording and evidence were signed.
alter table consent add column permit text null;

alter table consent add column rule_set text null;

alter table consent add column edition text null;

alter table consent add column evidence text null;

-- How each party signed: lines that a pen drew, or the typed name where nobody could draw.
create table consent_signature (
    clinic_id   uuid not null,
    consent_id  uuid not null,
    party       text not null,
    patient_id  uuid not null,
    name        text not null,
    manner      text not null,
    lines       text null,
    actor       text not null,
    at          timestamptz not null,
    constraint pk_consent_signature primary key (clinic_id, consent_id, party),
    constraint fk_consent_signature_consent foreign key (clinic_id, consent_id, patient_id) references consent (clinic_id, id, patient_id),
    constraint ck_consent_signature_party check (party in ('patient', 'guardian', 'explainer')),
    constraint ck_consent_signature_manner check (manner in ('drawn', 'typed')),
    constraint ck_consent_signature_lines check ((manner = 'drawn') = (lines is not null))
);

create index ix_consent_signature_clinic_id_patient_id on consent_signature (clinic_id, patient_id);

-- A link by which a patient signs, permits or takes back on their own phone; it serves once.
create table consent_link (
    clinic_id    uuid not null,
    id           uuid not null,
    patient_id   uuid not null,
    about        text not null,
    course_id    uuid null,
    consent_id   uuid null,
    beyond       boolean not null,
    token_hash   bytea not null,
    texts        text not null,
    explained_by uuid not null,
    lines        text null,
    created_at   timestamptz not null,
    expires_at   timestamptz not null,
    opened_at    timestamptz null,
    used_at      timestamptz null,
    revoked_at   timestamptz null,
    made_id      uuid null,
    constraint pk_consent_link primary key (clinic_id, id),
    constraint fk_consent_link_patient foreign key (clinic_id, patient_id) references patient (clinic_id, id),
    constraint fk_consent_link_course foreign key (clinic_id, course_id, patient_id) references course (clinic_id, id, patient_id),
    constraint fk_consent_link_consent foreign key (clinic_id, consent_id, patient_id) references consent (clinic_id, id, patient_id),
    constraint fk_consent_link_made foreign key (clinic_id, made_id, patient_id) references consent (clinic_id, id, patient_id),
    constraint fk_consent_link_person foreign key (clinic_id, explained_by) references person (clinic_id, id),
    constraint ck_consent_link_about check (about in ('treatment', 'permits', 'withdrawal')),
    constraint ck_consent_link_treatment check (about <> 'treatment' or course_id is not null),
    constraint ck_consent_link_withdrawal check (about <> 'withdrawal' or consent_id is not null)
);

create unique index ux_consent_link_clinic_id_token_hash on consent_link (clinic_id, token_hash);

create index ix_consent_link_clinic_id_patient_id on consent_link (clinic_id, patient_id);

create index ix_consent_link_clinic_id_course_id on consent_link (clinic_id, course_id);

create index ix_consent_link_clinic_id_consent_id on consent_link (clinic_id, consent_id);

create index ix_consent_link_clinic_id_made_id on consent_link (clinic_id, made_id);

create index ix_consent_link_clinic_id_explained_by on consent_link (clinic_id, explained_by);
