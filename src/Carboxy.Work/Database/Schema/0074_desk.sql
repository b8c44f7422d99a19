-- A physician clears under conditions, or postpones until a day.
alter table decision add column conditions text null;

alter table decision add column until date null;

-- Before deciding a physician asks for more; the case stays open and says what is missing.
create table decision_request (
    clinic_id     uuid not null,
    id            uuid not null,
    screening_id  uuid not null,
    patient_id    uuid not null,
    words         text not null,
    person_id     uuid not null,
    at            timestamptz not null,
    constraint pk_decision_request primary key (clinic_id, id),
    constraint fk_decision_request_screening foreign key (clinic_id, screening_id) references screening (clinic_id, id),
    constraint fk_decision_request_patient foreign key (clinic_id, patient_id) references patient (clinic_id, id),
    constraint fk_decision_request_person foreign key (clinic_id, person_id) references person (clinic_id, id)
);

create index ix_decision_request_clinic_id_screening_id on decision_request (clinic_id, screening_id);

create index ix_decision_request_clinic_id_patient_id on decision_request (clinic_id, patient_id);

create index ix_decision_request_clinic_id_person_id on decision_request (clinic_id, person_id);

create index ix_decision_clinic_id_at on decision (clinic_id, at);

-- Where a session departed from its protocol or its days; the event beside which it stands is the record.
create table session_deviation (
    clinic_id   uuid not null,
    session_id  uuid not null,
    sequence    integer not null,
    patient_id  uuid not null,
    kind        text not null,
    words_ru    text not null,
    words_en    text not null,
    at          timestamptz not null,
    constraint pk_session_deviation primary key (clinic_id, session_id, sequence),
    constraint fk_session_deviation_event foreign key (clinic_id, session_id, sequence) references session_event (clinic_id, session_id, sequence),
    constraint fk_session_deviation_session foreign key (clinic_id, session_id, patient_id) references session (clinic_id, id, patient_id),
    constraint ck_session_deviation_kind check (kind in ('dose', 'step', 'timer', 'stopped', 'gap'))
);

create index ix_session_deviation_clinic_id_at on session_deviation (clinic_id, at);

create index ix_session_deviation_clinic_id_patient_id on session_deviation (clinic_id, patient_id);

insert into session_deviation (clinic_id, session_id, sequence, patient_id, kind, words_ru, words_en, at)
select e.clinic_id, e.session_id, e.sequence, s.patient_id,
    case e.kind when 'point_treated' then 'dose' when 'timer_stopped' then 'timer' else 'stopped' end,
    case e.kind when 'point_treated' then 'доза выше опубликованной, причина в сеансе' when 'timer_stopped' then 'время вне пределов, причина в сеансе' else 'сеанс остановлен, причина в сеансе' end,
    case e.kind when 'point_treated' then 'dose above the published, the reason is in the session' when 'timer_stopped' then 'time outside the range, the reason is in the session' else 'the session was stopped, the reason is in the session' end,
    e.at
from session_event e join session s on s.clinic_id = e.clinic_id and s.id = e.session_id
where e.kind = 'stopped_early' or (e.kind in ('point_treated', 'timer_stopped') and e.content like '%"reason":"%');

-- Who answers for the clinic has looked at an override or a deviation.
create table desk_review (
    clinic_id   uuid not null,
    about       text not null,
    record_id   uuid not null,
    sequence    integer not null,
    patient_id  uuid not null,
    person_id   uuid not null,
    at          timestamptz not null,
    constraint pk_desk_review primary key (clinic_id, about, record_id, sequence),
    constraint fk_desk_review_patient foreign key (clinic_id, patient_id) references patient (clinic_id, id),
    constraint fk_desk_review_person foreign key (clinic_id, person_id) references person (clinic_id, id),
    constraint ck_desk_review_about check (about in ('override', 'deviation'))
);

create index ix_desk_review_clinic_id_patient_id on desk_review (clinic_id, patient_id);

create index ix_desk_review_clinic_id_person_id on desk_review (clinic_id, person_id);
