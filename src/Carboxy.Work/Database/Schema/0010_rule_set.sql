-- The texts of each rule set that has judged somebody, so that every verdict can be replayed.
create table rule_set (
    clinic_id   uuid not null,
    version     text not null,
    files       text not null,
    at          timestamptz not null,
    constraint pk_rule_set primary key (clinic_id, version),
    constraint fk_rule_set_clinic foreign key (clinic_id) references clinic (id)
);
