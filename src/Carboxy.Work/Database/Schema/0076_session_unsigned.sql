-- What nobody has signed is found without walking through what everybody has.
create index ix_session_unsigned on session (clinic_id, started_at) where signed_at is null;
