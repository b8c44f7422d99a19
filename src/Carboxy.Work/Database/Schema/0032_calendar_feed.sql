-- A practitioner's calendar behind a secret address; only the hash of the secret is kept.
create table calendar_feed (
    clinic_id   uuid not null,
    resource_id uuid not null,
    secret_hash bytea not null,
    created_at  timestamptz not null,
    actor       text not null,
    constraint pk_calendar_feed primary key (clinic_id, resource_id),
    constraint fk_calendar_feed_resource foreign key (clinic_id, resource_id) references resource (clinic_id, id)
);

create unique index ux_calendar_feed_secret_hash on calendar_feed (clinic_id, secret_hash);
