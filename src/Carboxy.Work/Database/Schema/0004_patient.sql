create table patient (
    clinic_id   uuid not null,
    id          uuid not null,
    family_name text not null,
    given_name  text not null,
    middle_name text null,
    birth_date  date null,
    sex         text not null,
    phone       text null,
    email       text null,
    language    text not null,
    version     integer not null,
    created_at  timestamptz not null,
    constraint pk_patient primary key (clinic_id, id),
    constraint fk_patient_clinic foreign key (clinic_id) references clinic (id),
    constraint ck_patient_sex check (sex in ('unknown', 'female', 'male', 'other')),
    constraint ck_patient_language check (language in ('russian', 'english'))
);

create index ix_patient_clinic_id_created_at on patient (clinic_id, created_at);

-- The patient as every save left them.
create table patient_version (
    clinic_id   uuid not null,
    patient_id  uuid not null,
    version     integer not null,
    at          timestamptz not null,
    actor       text not null,
    content     text not null,
    constraint pk_patient_version primary key (clinic_id, patient_id, version),
    constraint fk_patient_version_patient foreign key (clinic_id, patient_id) references patient (clinic_id, id)
);
