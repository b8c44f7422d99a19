-- The link by which a patient moves one visit, or says that they cannot come. It ends with the visit.
create table visit_link (
    clinic_id   uuid not null,
    id          uuid not null,
    booking_id  uuid not null,
    patient_id  uuid not null,
    token_hash  bytea not null,
    created_by  text not null,
    created_at  timestamptz not null,
    closed_at   timestamptz null,
    constraint pk_visit_link primary key (clinic_id, id),
    constraint fk_visit_link_booking foreign key (clinic_id, booking_id) references booking (clinic_id, id),
    constraint fk_visit_link_patient foreign key (clinic_id, patient_id) references patient (clinic_id, id)
);

create unique index ux_visit_link_clinic_id_token_hash on visit_link (clinic_id, token_hash);

create index ix_visit_link_clinic_id_booking_id on visit_link (clinic_id, booking_id);
