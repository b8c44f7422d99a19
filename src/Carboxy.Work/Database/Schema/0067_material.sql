-- What the clinic uses up: products, their lots, and every movement of a lot. Amounts are thousandths of the product's unit;
-- how much there is, is the sum of the movements.
create table product (
    clinic_id           uuid not null,
    id                  uuid not null,
    kind                text not null,
    name                text not null,
    maker               text null,
    catalogue_number    text null,
    gtin                text null,
    unit                text not null,
    per_use             bigint not null,
    order_at            bigint null,
    days_once_open      integer null,
    retired             boolean not null,
    version             integer not null,
    created_at          timestamptz not null,
    constraint pk_product primary key (clinic_id, id),
    constraint fk_product_clinic foreign key (clinic_id) references clinic (id),
    constraint ck_product_per_use check (per_use > 0),
    constraint ck_product_order_at check (order_at is null or order_at >= 0),
    constraint ck_product_days_once_open check (days_once_open is null or days_once_open > 0)
);

create unique index ux_product_clinic_id_gtin on product (clinic_id, gtin) where gtin is not null;

-- The product as every save left it.
create table product_version (
    clinic_id   uuid not null,
    product_id  uuid not null,
    version     integer not null,
    at          timestamptz not null,
    actor       text not null,
    content     text not null,
    constraint pk_product_version primary key (clinic_id, product_id, version),
    constraint fk_product_version_product foreign key (clinic_id, product_id) references product (clinic_id, id)
);

create table lot (
    clinic_id       uuid not null,
    id              uuid not null,
    product_id      uuid not null,
    number          text not null,
    number_key      text not null,
    expires_on      date null,
    certificate     text null,
    file_reference  text null,
    actor           text not null,
    at              timestamptz not null,
    constraint pk_lot primary key (clinic_id, id),
    constraint fk_lot_product foreign key (clinic_id, product_id) references product (clinic_id, id),
    constraint ck_lot_number_key check (number_key <> '')
);

-- A batch of a product is one lot, however its number was typed.
create unique index ux_lot_clinic_id_product_id_number_key on lot (clinic_id, product_id, number_key);

create index ix_lot_clinic_id_number_key on lot (clinic_id, number_key);

-- A lot was opened, recalled, or released again; the latest of a kind counts.
create table lot_mark (
    clinic_id   uuid not null,
    lot_id      uuid not null,
    number      integer not null,
    kind        text not null,
    on_day      date not null,
    reason      text null,
    actor       text not null,
    at          timestamptz not null,
    constraint pk_lot_mark primary key (clinic_id, lot_id, number),
    constraint fk_lot_mark_lot foreign key (clinic_id, lot_id) references lot (clinic_id, id),
    constraint ck_lot_mark_kind check (kind in ('opened', 'recalled', 'released'))
);

create table stock_movement (
    clinic_id   uuid not null,
    id          uuid not null,
    lot_id      uuid not null,
    kind        text not null,
    thousandths bigint not null,
    reason      text null,
    session_id  uuid null,
    place       text null,
    sequence    integer null,
    actor       text not null,
    at          timestamptz not null,
    constraint pk_stock_movement primary key (clinic_id, id),
    constraint fk_stock_movement_lot foreign key (clinic_id, lot_id) references lot (clinic_id, id),
    constraint fk_stock_movement_session foreign key (clinic_id, session_id) references session (clinic_id, id),
    constraint ck_stock_movement_kind check (kind in ('receipt', 'use', 'reversal', 'write_off', 'count')),
    constraint ck_stock_movement_sign check (case kind when 'receipt' then thousandths > 0 when 'reversal' then thousandths > 0 when 'count' then thousandths <> 0 else thousandths < 0 end),
    constraint ck_stock_movement_session check ((session_id is null) = (place is null) and (session_id is null) = (sequence is null))
);

create index ix_stock_movement_clinic_id_lot_id on stock_movement (clinic_id, lot_id);

-- One event of a session moves a lot once.
create unique index ux_stock_movement_session on stock_movement (clinic_id, session_id, sequence, place, lot_id) where session_id is not null;

-- What touched a patient in a session: read off the session's events, so that a recall is one question.
create table material_use (
    clinic_id   uuid not null,
    session_id  uuid not null,
    place       text not null,
    batch_key   text not null,
    patient_id  uuid not null,
    on_day      date not null,
    at          timestamptz not null,
    kind        text null,
    name        text not null,
    batch       text not null,
    expires_on  date null,
    thousandths bigint null,
    lot_id      uuid null,
    device_id   uuid null,
    cylinder_id uuid null,
    gone        boolean not null,
    constraint pk_material_use primary key (clinic_id, session_id, place, batch_key),
    constraint fk_material_use_session foreign key (clinic_id, session_id, patient_id) references session (clinic_id, id, patient_id),
    constraint fk_material_use_lot foreign key (clinic_id, lot_id) references lot (clinic_id, id),
    constraint fk_material_use_device foreign key (clinic_id, device_id) references resource (clinic_id, id)
);

create index ix_material_use_clinic_id_batch_key on material_use (clinic_id, batch_key, on_day);

create index ix_material_use_clinic_id_lot_id on material_use (clinic_id, lot_id, on_day);

create index ix_material_use_clinic_id_device_id on material_use (clinic_id, device_id, on_day);

create index ix_material_use_clinic_id_cylinder_id on material_use (clinic_id, cylinder_id, on_day);

create index ix_material_use_clinic_id_patient_id on material_use (clinic_id, patient_id, on_day);

-- How many events of a session have been read for what it used; nothing where nobody has read it yet.
alter table session add column materials integer null;

create index ix_session_materials_unread on session (clinic_id, id) where materials is null;
