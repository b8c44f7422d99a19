-- Reception asks whoever may to plan the course that a clearance allows; answered once there is one.
create table course_request (
    clinic_id     uuid not null,
    clearance_id  uuid not null,
    patient_id    uuid not null,
    actor         text not null,
    at            timestamptz not null,
    constraint pk_course_request primary key (clinic_id, clearance_id),
    constraint fk_course_request_clearance foreign key (clinic_id, clearance_id) references clearance (clinic_id, id),
    constraint fk_course_request_patient foreign key (clinic_id, patient_id) references patient (clinic_id, id)
);

create index ix_course_request_clinic_id_at on course_request (clinic_id, at);

create index ix_course_request_clinic_id_patient_id on course_request (clinic_id, patient_id);

create trigger course_request_no_update before update on course_request begin select raise(abort, 'append-only: update of table course_request is refused'); end;

create trigger course_request_no_delete before delete on course_request begin select raise(abort, 'append-only: delete of table course_request is refused'); end;
