create table person (
    clinic_id               uuid not null,
    id                      uuid not null,
    display_name            text not null,
    language                text not null,
    is_active               boolean not null,
    created_at              timestamptz not null,
    user_name               text not null,
    normalized_user_name    text not null,
    email                   text null,
    normalized_email        text null,
    email_confirmed         boolean not null,
    password_hash           text null,
    security_stamp          text null,
    concurrency_stamp       text null,
    phone_number            text null,
    phone_number_confirmed  boolean not null,
    two_factor_enabled      boolean not null,
    lockout_end             timestamptz null,
    lockout_enabled         boolean not null,
    access_failed_count     integer not null,
    constraint pk_person primary key (clinic_id, id),
    constraint fk_person_clinic foreign key (clinic_id) references clinic (id)
);

create unique index ux_person_clinic_id_normalized_user_name on person (clinic_id, normalized_user_name);

create index ix_person_clinic_id_normalized_email on person (clinic_id, normalized_email);

create table person_role (
    clinic_id   uuid not null,
    person_id   uuid not null,
    role        text not null,
    constraint pk_person_role primary key (clinic_id, person_id, role),
    constraint fk_person_role_person foreign key (clinic_id, person_id) references person (clinic_id, id),
    constraint ck_person_role_role check (role in ('owner', 'physician', 'practitioner', 'reception'))
);

create index ix_person_role_clinic_id_role on person_role (clinic_id, role);

create table person_claim (
    clinic_id   uuid not null,
    person_id   uuid not null,
    claim_type  text not null,
    claim_value text not null,
    constraint pk_person_claim primary key (clinic_id, person_id, claim_type, claim_value),
    constraint fk_person_claim_person foreign key (clinic_id, person_id) references person (clinic_id, id)
);

create table person_login (
    clinic_id               uuid not null,
    login_provider          text not null,
    provider_key            text not null,
    provider_display_name   text null,
    person_id               uuid not null,
    constraint pk_person_login primary key (clinic_id, login_provider, provider_key),
    constraint fk_person_login_person foreign key (clinic_id, person_id) references person (clinic_id, id)
);

create index ix_person_login_clinic_id_person_id on person_login (clinic_id, person_id);

-- Authenticator keys and recovery codes of the second factor.
create table person_token (
    clinic_id       uuid not null,
    person_id       uuid not null,
    login_provider  text not null,
    name            text not null,
    value           text null,
    constraint pk_person_token primary key (clinic_id, person_id, login_provider, name),
    constraint fk_person_token_person foreign key (clinic_id, person_id) references person (clinic_id, id)
);

-- A one-time link: of the first owner (no person yet), or of a person who sets the first password.
create table invitation (
    clinic_id   uuid not null,
    id          uuid not null,
    token_hash  bytea not null,
    person_id   uuid null,
    created_at  timestamptz not null,
    expires_at  timestamptz not null,
    used_at     timestamptz null,
    constraint pk_invitation primary key (clinic_id, id),
    constraint fk_invitation_clinic foreign key (clinic_id) references clinic (id),
    constraint fk_invitation_person foreign key (clinic_id, person_id) references person (clinic_id, id)
);

create unique index ux_invitation_clinic_id_token_hash on invitation (clinic_id, token_hash);

create index ix_invitation_clinic_id_person_id on invitation (clinic_id, person_id);
