-- Somebody has told the patient what the physician decided.
create table decision_told (
    clinic_id     uuid not null,
    decision_id   uuid not null,
    patient_id    uuid not null,
    actor         text not null,
    at            timestamptz not null,
    constraint pk_decision_told primary key (clinic_id, decision_id),
    constraint fk_decision_told_decision foreign key (clinic_id, decision_id) references decision (clinic_id, id),
    constraint fk_decision_told_patient foreign key (clinic_id, patient_id) references patient (clinic_id, id)
);

create index ix_decision_told_clinic_id_patient_id on decision_told (clinic_id, patient_id);

create trigger decision_told_no_update before update on decision_told begin select raise(abort, 'append-only: update of table decision_told is refused'); end;

create trigger decision_told_no_delete before delete on decision_told begin select raise(abort, 'append-only: delete of table decision_told is refused'); end;
