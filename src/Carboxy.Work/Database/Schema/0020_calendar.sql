-- Whoever or whatever a session needs and only one session can have at a time.
create table resource (
    clinic_id   uuid not null,
    id          uuid not null,
    kind        text not null,
    site_id     uuid not null,
    name        text not null,
    tags        text not null,
    person_id   uuid null,
    room_id     uuid null,
    retired_on  date null,
    version     integer not null,
    created_at  timestamptz not null,
    constraint pk_resource primary key (clinic_id, id),
    constraint fk_resource_site foreign key (clinic_id, site_id) references site (clinic_id, id),
    constraint fk_resource_person foreign key (clinic_id, person_id) references person (clinic_id, id),
    constraint fk_resource_room foreign key (clinic_id, room_id) references room (clinic_id, id),
    constraint ck_resource_kind check (kind in ('practitioner', 'room', 'device')),
    constraint ck_resource_person check (person_id is null or kind = 'practitioner'),
    constraint ck_resource_room check (room_id is null or kind = 'room')
);

create index ix_resource_clinic_id_site_id on resource (clinic_id, site_id);

create index ix_resource_clinic_id_person_id on resource (clinic_id, person_id);

create index ix_resource_clinic_id_room_id on resource (clinic_id, room_id);

-- The resource as every save left it.
create table resource_version (
    clinic_id   uuid not null,
    resource_id uuid not null,
    version     integer not null,
    at          timestamptz not null,
    actor       text not null,
    content     text not null,
    constraint pk_resource_version primary key (clinic_id, resource_id, version),
    constraint fk_resource_version_resource foreign key (clinic_id, resource_id) references resource (clinic_id, id)
);

-- From a day on a site or a resource keeps these hours, until a later row says otherwise. Times are the clinic's wall clock.
create table working_week (
    clinic_id   uuid not null,
    id          uuid not null,
    site_id     uuid null,
    resource_id uuid null,
    from_day    date not null,
    content     text not null,
    actor       text not null,
    at          timestamptz not null,
    constraint pk_working_week primary key (clinic_id, id),
    constraint fk_working_week_site foreign key (clinic_id, site_id) references site (clinic_id, id),
    constraint fk_working_week_resource foreign key (clinic_id, resource_id) references resource (clinic_id, id),
    constraint ck_working_week_owner check ((site_id is null) <> (resource_id is null))
);

create index ix_working_week_clinic_id_site_id on working_week (clinic_id, site_id);

create index ix_working_week_clinic_id_resource_id on working_week (clinic_id, resource_id);

-- Leave of one resource, a closed site, or a holiday of the whole clinic (neither site nor resource).
create table absence (
    clinic_id   uuid not null,
    id          uuid not null,
    site_id     uuid null,
    resource_id uuid null,
    kind        text not null,
    from_day    date not null,
    from_minute integer not null,
    to_day      date not null,
    to_minute   integer not null,
    reason      text null,
    actor       text not null,
    at          timestamptz not null,
    constraint pk_absence primary key (clinic_id, id),
    constraint fk_absence_site foreign key (clinic_id, site_id) references site (clinic_id, id),
    constraint fk_absence_resource foreign key (clinic_id, resource_id) references resource (clinic_id, id),
    constraint ck_absence_owner check (site_id is null or resource_id is null),
    constraint ck_absence_kind check (kind in ('leave', 'holiday', 'closure', 'repair')),
    constraint ck_absence_order check (from_day < to_day or (from_day = to_day and from_minute < to_minute))
);

create index ix_absence_clinic_id_site_id on absence (clinic_id, site_id);

create index ix_absence_clinic_id_resource_id on absence (clinic_id, resource_id);

create table absence_withdrawal (
    clinic_id   uuid not null,
    absence_id  uuid not null,
    actor       text not null,
    at          timestamptz not null,
    constraint pk_absence_withdrawal primary key (clinic_id, absence_id),
    constraint fk_absence_withdrawal_absence foreign key (clinic_id, absence_id) references absence (clinic_id, id)
);

-- Counts the changes of resources, hours and absences, so that whoever keeps them in mind knows when to look again.
create table calendar (
    clinic_id   uuid not null,
    version     integer not null,
    mark        uuid not null,
    constraint pk_calendar primary key (clinic_id),
    constraint fk_calendar_clinic foreign key (clinic_id) references clinic (id)
);
