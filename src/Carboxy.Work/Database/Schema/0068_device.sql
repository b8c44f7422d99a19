-- The papers of a device of the calendar.
create table device (
    clinic_id       uuid not null,
    resource_id     uuid not null,
    model           text null,
    serial          text null,
    serial_key      text null,
    service_due_on  date null,
    version         integer not null,
    constraint pk_device primary key (clinic_id, resource_id),
    constraint fk_device_resource foreign key (clinic_id, resource_id) references resource (clinic_id, id)
);

create unique index ux_device_clinic_id_serial_key on device (clinic_id, serial_key) where serial_key is not null;

create table device_version (
    clinic_id   uuid not null,
    resource_id uuid not null,
    version     integer not null,
    at          timestamptz not null,
    actor       text not null,
    content     text not null,
    constraint pk_device_version primary key (clinic_id, resource_id, version),
    constraint fk_device_version_device foreign key (clinic_id, resource_id) references device (clinic_id, resource_id)
);

-- A filter or a tube that was fitted; the latest of a kind is the one that is there.
create table device_part (
    clinic_id       uuid not null,
    resource_id     uuid not null,
    number          integer not null,
    kind            text not null,
    batch           text null,
    fitted_on       date not null,
    due_on          date null,
    uses_allowed    integer null,
    actor           text not null,
    at              timestamptz not null,
    constraint pk_device_part primary key (clinic_id, resource_id, number),
    constraint fk_device_part_device foreign key (clinic_id, resource_id) references device (clinic_id, resource_id),
    constraint ck_device_part_kind check (kind in ('filter', 'tube')),
    constraint ck_device_part_uses check (uses_allowed is null or uses_allowed > 0),
    constraint ck_device_part_due check (due_on is null or due_on >= fitted_on)
);

-- A cylinder of gas with what was filled in, in grams; its batch, expiry and certificate are those of its lot.
create table cylinder (
    clinic_id           uuid not null,
    id                  uuid not null,
    lot_id              uuid not null,
    number              text not null,
    filled_grams        integer not null,
    empty_grams         integer null,
    water_millilitres   integer null,
    filled_at           timestamptz not null,
    actor               text not null,
    constraint pk_cylinder primary key (clinic_id, id),
    constraint fk_cylinder_lot foreign key (clinic_id, lot_id) references lot (clinic_id, id),
    constraint ck_cylinder_filled check (filled_grams > 0),
    constraint ck_cylinder_empty check (empty_grams is null or empty_grams > 0),
    constraint ck_cylinder_water check (water_millilitres is null or water_millilitres > 0)
);

create index ix_cylinder_clinic_id_lot_id on cylinder (clinic_id, lot_id);

-- Weighed, read at the gauge, fitted to a device, or found empty.
create table cylinder_reading (
    clinic_id   uuid not null,
    cylinder_id uuid not null,
    number      integer not null,
    kind        text not null,
    thousandths bigint null,
    tenths      integer null,
    device_id   uuid null,
    actor       text not null,
    at          timestamptz not null,
    constraint pk_cylinder_reading primary key (clinic_id, cylinder_id, number),
    constraint fk_cylinder_reading_cylinder foreign key (clinic_id, cylinder_id) references cylinder (clinic_id, id),
    constraint fk_cylinder_reading_device foreign key (clinic_id, device_id) references resource (clinic_id, id),
    constraint ck_cylinder_reading_kind check (kind in ('weight', 'pressure', 'fitted', 'empty')),
    constraint ck_cylinder_reading_value check ((kind in ('weight', 'pressure')) = (thousandths is not null)),
    constraint ck_cylinder_reading_device check ((kind = 'fitted') = (device_id is not null))
);
