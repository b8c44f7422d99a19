-- Counts the changes of a course's bookings; whoever looked at an older count looks again before changing them.
create table course_booking (
    clinic_id   uuid not null,
    course_id   uuid not null,
    patient_id  uuid not null,
    version     integer not null,
    constraint pk_course_booking primary key (clinic_id, course_id),
    constraint fk_course_booking_course foreign key (clinic_id, course_id, patient_id) references course (clinic_id, id, patient_id)
);

-- A session of a course at its place in the calendar. Day and minute are the clinic's wall clock.
create table booking (
    clinic_id       uuid not null,
    id              uuid not null,
    course_id       uuid not null,
    number          integer not null,
    patient_id      uuid not null,
    template        text not null,
    practitioner_id uuid not null,
    room_id         uuid not null,
    device_id       uuid null,
    on_day          date not null,
    start_minute    integer not null,
    minutes         integer not null,
    steps           text not null,
    state           text not null,
    hold_until      timestamptz null,
    reason          text null,
    version         integer not null,
    constraint pk_booking primary key (clinic_id, id),
    constraint fk_booking_course foreign key (clinic_id, course_id, patient_id) references course (clinic_id, id, patient_id),
    constraint fk_booking_practitioner foreign key (clinic_id, practitioner_id) references resource (clinic_id, id),
    constraint fk_booking_room foreign key (clinic_id, room_id) references resource (clinic_id, id),
    constraint fk_booking_device foreign key (clinic_id, device_id) references resource (clinic_id, id),
    constraint ck_booking_number check (number > 0),
    constraint ck_booking_time check (start_minute >= 0 and minutes > 0 and start_minute + minutes <= 1440),
    constraint ck_booking_state check (state in ('held', 'booked', 'confirmed', 'arrived', 'done', 'no_show', 'cancelled', 'displaced', 'expired')),
    constraint ck_booking_hold check ((state = 'held') = (hold_until is not null))
);

-- One place at a time for each session of a course.
create unique index ux_booking_session on booking (clinic_id, course_id, number) where state in ('held', 'booked', 'confirmed', 'arrived', 'done');

create index ix_booking_clinic_id_course_id on booking (clinic_id, course_id);

create index ix_booking_clinic_id_on_day on booking (clinic_id, on_day);

create index ix_booking_clinic_id_patient_id on booking (clinic_id, patient_id);

create index ix_booking_clinic_id_practitioner_id_on_day on booking (clinic_id, practitioner_id, on_day);

create index ix_booking_clinic_id_room_id_on_day on booking (clinic_id, room_id, on_day);

create index ix_booking_clinic_id_device_id_on_day on booking (clinic_id, device_id, on_day);

create index ix_booking_holds on booking (clinic_id, on_day) where state = 'held';

-- One atomic change of a course's bookings: booked, moved, cancelled, displaced.
create table booking_act (
    clinic_id   uuid not null,
    id          uuid not null,
    course_id   uuid not null,
    patient_id  uuid not null,
    version     integer not null,
    kind        text not null,
    reason      text null,
    content     text not null,
    at          timestamptz not null,
    actor       text not null,
    constraint pk_booking_act primary key (clinic_id, id),
    constraint fk_booking_act_course foreign key (clinic_id, course_id, patient_id) references course (clinic_id, id, patient_id)
);

create unique index ux_booking_act_version on booking_act (clinic_id, course_id, version);

-- The booking as each act left it.
create table booking_version (
    clinic_id   uuid not null,
    booking_id  uuid not null,
    version     integer not null,
    act_id      uuid not null,
    state       text not null,
    content     text not null,
    constraint pk_booking_version primary key (clinic_id, booking_id, version),
    constraint fk_booking_version_booking foreign key (clinic_id, booking_id) references booking (clinic_id, id),
    constraint fk_booking_version_act foreign key (clinic_id, act_id) references booking_act (clinic_id, id)
);

create index ix_booking_version_clinic_id_act_id on booking_version (clinic_id, act_id);
