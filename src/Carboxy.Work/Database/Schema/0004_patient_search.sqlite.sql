-- What finds a patient: a letter for the kind of key, then the key itself. Compared byte by byte.
create table patient_search_key (
    clinic_id   uuid not null,
    key         text not null,
    patient_id  uuid not null,
    constraint pk_patient_search_key primary key (clinic_id, key, patient_id),
    constraint fk_patient_search_key_patient foreign key (clinic_id, patient_id) references patient (clinic_id, id)
) without rowid;

create index ix_patient_search_key_clinic_id_patient_id_key on patient_search_key (clinic_id, patient_id, key);
