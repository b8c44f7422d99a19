-- What is to be said to a patient, and what became of it. Written in the transaction of what it speaks of; the words are
-- made when it is sent.
create table message (
    clinic_id       uuid not null,
    id              uuid not null,
    patient_id      uuid not null,
    kind            text not null,
    about           text not null,
    course_id       uuid not null,
    booking_id      uuid null,
    session_id      uuid null,
    from_version    integer null,
    told_version    integer null,
    due_at          timestamptz not null,
    state           text not null,
    why             text null,
    channel         text null,
    attempts        integer not null,
    lease           uuid null,
    leased_until    timestamptz null,
    created_at      timestamptz not null,
    ended_at        timestamptz null,
    constraint pk_message primary key (clinic_id, id),
    constraint fk_message_course foreign key (clinic_id, course_id, patient_id) references course (clinic_id, id, patient_id),
    constraint fk_message_booking foreign key (clinic_id, booking_id) references booking (clinic_id, id),
    constraint fk_message_session foreign key (clinic_id, session_id) references session (clinic_id, id),
    constraint ck_message_kind check (kind in ('booking', 'reminder_days', 'reminder_hours', 'aftercare')),
    constraint ck_message_state check (state in ('waiting', 'sending', 'sent', 'failed', 'dropped')),
    constraint ck_message_channel check (channel in ('mail', 'text', 'call')),
    constraint ck_message_lease check ((state = 'sending') = (lease is not null) and (lease is null) = (leased_until is null)),
    constraint ck_message_ended check ((state in ('sent', 'failed', 'dropped')) = (ended_at is not null))
);

-- The same act, the same visit at the same time, the same session: one message of a kind.
create unique index ux_message_about on message (clinic_id, kind, about);

create index ix_message_due on message (clinic_id, due_at) where state in ('waiting', 'sending');

create index ix_message_clinic_id_course_id on message (clinic_id, course_id);

create index ix_message_clinic_id_patient_id on message (clinic_id, patient_id);

create index ix_message_clinic_id_ended_at on message (clinic_id, ended_at);

-- Each try to send, and how it ended.
create table message_attempt (
    clinic_id   uuid not null,
    message_id  uuid not null,
    number      integer not null,
    at          timestamptz not null,
    channel     text not null,
    outcome     text not null,
    code        text null,
    constraint pk_message_attempt primary key (clinic_id, message_id, number),
    constraint fk_message_attempt_message foreign key (clinic_id, message_id) references message (clinic_id, id),
    constraint ck_message_attempt_outcome check (outcome in ('accepted', 'refused', 'put_off'))
);

-- How a patient wants to hear from the clinic, as each choice left it; the latest counts.
create table contact_choice (
    clinic_id   uuid not null,
    patient_id  uuid not null,
    version     integer not null,
    way         text not null,
    reminders   boolean not null,
    aftercare   boolean not null,
    at          timestamptz not null,
    actor       text not null,
    constraint pk_contact_choice primary key (clinic_id, patient_id, version),
    constraint fk_contact_choice_patient foreign key (clinic_id, patient_id) references patient (clinic_id, id),
    constraint ck_contact_choice_way check (way in ('any', 'mail', 'text', 'none'))
);

-- How the clinic sends messages. Passwords in it are encrypted.
create table message_setting (
    clinic_id   uuid not null,
    version     integer not null,
    content     text not null,
    constraint pk_message_setting primary key (clinic_id),
    constraint fk_message_setting_clinic foreign key (clinic_id) references clinic (id)
);
