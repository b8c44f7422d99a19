-- Five minutes of a resource, or of a patient, belong to one booking. This key is what no two bookings get past.
create table booking_tick (
    clinic_id   uuid not null,
    resource_id uuid not null,
    tick        integer not null,
    booking_id  uuid not null,
    constraint pk_booking_tick primary key (clinic_id, resource_id, tick),
    constraint fk_booking_tick_booking foreign key (clinic_id, booking_id) references booking (clinic_id, id) deferrable initially deferred
);

create index ix_booking_tick_clinic_id_booking_id on booking_tick (clinic_id, booking_id);
