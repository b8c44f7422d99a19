create table clinic (
    id          uuid not null,
    name        text not null,
    language    text not null,
    time_zone   text not null,
    is_demo     boolean not null,
    created_at  timestamptz not null,
    constraint pk_clinic primary key (id)
);

create table site (
    clinic_id   uuid not null,
    id          uuid not null,
    name        text not null,
    address     text null,
    constraint pk_site primary key (clinic_id, id),
    constraint fk_site_clinic foreign key (clinic_id) references clinic (id)
);

create table room (
    clinic_id   uuid not null,
    id          uuid not null,
    site_id     uuid not null,
    name        text not null,
    constraint pk_room primary key (clinic_id, id),
    constraint fk_room_site foreign key (clinic_id, site_id) references site (clinic_id, id)
);

create index ix_room_clinic_id_site_id on room (clinic_id, site_id);

-- What the clinic says of itself in consents and on sheets: its telephone, how its devices are registered.
create table clinic_detail (
    clinic_id   uuid not null,
    name        text not null,
    ru          text not null,
    en          text not null,
    constraint pk_clinic_detail primary key (clinic_id, name),
    constraint fk_clinic_detail_clinic foreign key (clinic_id) references clinic (id)
);

-- A form carries a key; the same form sent twice is stored once.
create table submission (
    clinic_id   uuid not null,
    key         text not null,
    record      text not null,
    record_id   uuid not null,
    at          timestamptz not null,
    constraint pk_submission primary key (clinic_id, key),
    constraint fk_submission_clinic foreign key (clinic_id) references clinic (id)
);
