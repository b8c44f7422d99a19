-- How far a measurement differs from itself when it is taken again in this clinic; a null value takes an earlier one back.
create table repeat_error (
    clinic_id   uuid not null,
    measure     text not null,
    score       text not null,
    version     integer not null,
    value       numeric null,
    actor       text not null,
    at          timestamptz not null,
    constraint pk_repeat_error primary key (clinic_id, measure, score, version),
    constraint fk_repeat_error_clinic foreign key (clinic_id) references clinic (id),
    constraint ck_repeat_error_value check (value > 0)
);
