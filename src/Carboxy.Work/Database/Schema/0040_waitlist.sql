-- A place that a firm booking gave back, as it stood; whether it is still free is asked when somebody looks.
create table freed_place (
    clinic_id       uuid not null,
    id              uuid not null,
    booking_id      uuid not null,
    act_id          uuid not null,
    practitioner_id uuid not null,
    room_id         uuid not null,
    on_day          date not null,
    start_minute    integer not null,
    minutes         integer not null,
    at              timestamptz not null,
    constraint pk_freed_place primary key (clinic_id, id),
    constraint fk_freed_place_booking foreign key (clinic_id, booking_id) references booking (clinic_id, id),
    constraint fk_freed_place_act foreign key (clinic_id, act_id) references booking_act (clinic_id, id),
    constraint fk_freed_place_practitioner foreign key (clinic_id, practitioner_id) references resource (clinic_id, id),
    constraint fk_freed_place_room foreign key (clinic_id, room_id) references resource (clinic_id, id)
);

create index ix_freed_place_clinic_id_on_day on freed_place (clinic_id, on_day);

-- Somebody who waits for a place, or for an earlier one than they have.
create table waitlist_entry (
    clinic_id       uuid not null,
    id              uuid not null,
    course_id       uuid not null,
    patient_id      uuid not null,
    weekdays        text not null,
    time            text not null,
    practitioner_id uuid null,
    not_before      date null,
    until_day       date null,
    before_day      date null,
    actor           text not null,
    at              timestamptz not null,
    constraint pk_waitlist_entry primary key (clinic_id, id),
    constraint fk_waitlist_entry_course foreign key (clinic_id, course_id, patient_id) references course (clinic_id, id, patient_id),
    constraint fk_waitlist_entry_practitioner foreign key (clinic_id, practitioner_id) references resource (clinic_id, id),
    constraint ck_waitlist_entry_time check (time in ('any', 'morning', 'afternoon', 'evening'))
);

create index ix_waitlist_entry_clinic_id_course_id on waitlist_entry (clinic_id, course_id);

create table waitlist_end (
    clinic_id   uuid not null,
    entry_id    uuid not null,
    reason      text not null,
    actor       text not null,
    at          timestamptz not null,
    constraint pk_waitlist_end primary key (clinic_id, entry_id),
    constraint fk_waitlist_end_entry foreign key (clinic_id, entry_id) references waitlist_entry (clinic_id, id),
    constraint ck_waitlist_end_reason check (reason in ('booked', 'earlier', 'replaced', 'withdrawn'))
);
