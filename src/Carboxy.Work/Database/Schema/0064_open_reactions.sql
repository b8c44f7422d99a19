-- How many reactions of a session nobody has seen the end of: signed, they keep its follow-up open. Null: none.
alter table session add column open_reactions integer null;
