-- A link that somebody of the clinic handed over ends those before it.
alter table check_up_link add column closed_at timestamptz null;
