-- One score of one instrument; a correction is a new row that names the one it replaces.
create table measurement (
    clinic_id   uuid not null,
    id          uuid not null,
    patient_id  uuid not null,
    course_id   uuid null,
    session_id  uuid null,
    measure     text not null,
    zone        text null,
    side        text null,
    moment      text not null,
    on_day      date not null,
    value       numeric null,
    content     text not null,
    rater       text not null,
    actor       text not null,
    at          timestamptz not null,
    replaces_id uuid null,
    constraint pk_measurement primary key (clinic_id, id),
    constraint fk_measurement_patient foreign key (clinic_id, patient_id) references patient (clinic_id, id),
    constraint fk_measurement_course foreign key (clinic_id, course_id, patient_id) references course (clinic_id, id, patient_id),
    constraint fk_measurement_session foreign key (clinic_id, session_id, patient_id) references session (clinic_id, id, patient_id),
    constraint fk_measurement_replaced foreign key (clinic_id, replaces_id) references measurement (clinic_id, id)
);

create index ix_measurement_clinic_id_patient_id_measure_on_day on measurement (clinic_id, patient_id, measure, on_day);

create index ix_measurement_clinic_id_course_id on measurement (clinic_id, course_id);

create index ix_measurement_clinic_id_session_id on measurement (clinic_id, session_id);

create index ix_measurement_clinic_id_replaces_id on measurement (clinic_id, replaces_id);
