-- Kinds of messages are words of the program, which writes no others; the list here only stood in the way of new ones. SQLite
-- drops a check in this way alone, short of writing the table anew (its documentation, "Making other kinds of table schema changes").
pragma writable_schema = on;

update sqlite_schema
set sql = substr(sql, 1, instr(sql, 'constraint ck_message_kind') - 1) || substr(sql, instr(sql, 'constraint ck_message_state'))
where type = 'table' and name = 'message' and instr(sql, 'constraint ck_message_kind') > 0 and instr(sql, 'constraint ck_message_state') > instr(sql, 'constraint ck_message_kind');

-- Changes the number by which every open connection knows that it has to read the schema anew.
create table message_kind_step (one integer);

drop table message_kind_step;

pragma writable_schema = reset;
