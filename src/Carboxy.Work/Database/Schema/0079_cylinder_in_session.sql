-- When a cylinder was fitted and taken off within a session, and what its gauge showed: thousandths of a bar. Nothing where it stood from
-- before the session to after it.
alter table material_use add column fitted_at timestamptz null;
alter table material_use add column fitted_thousandths bigint null;
alter table material_use add column removed_at timestamptz null;
alter table material_use add column removed_thousandths bigint null;
