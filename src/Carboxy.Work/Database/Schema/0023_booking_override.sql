-- Which rules an act broke, in the words in which they were shown; its reason says why. Null for nearly every act.
alter table booking_act add column overrides text null;

create index ix_booking_act_overrides on booking_act (clinic_id, at) where overrides is not null;
