create trigger matter_no_update before update on matter begin select raise(abort, 'append-only: update of table matter is refused'); end;

create trigger matter_no_delete before delete on matter begin select raise(abort, 'append-only: delete of table matter is refused'); end;

create trigger matter_act_no_update before update on matter_act begin select raise(abort, 'append-only: update of table matter_act is refused'); end;

create trigger matter_act_no_delete before delete on matter_act begin select raise(abort, 'append-only: delete of table matter_act is refused'); end;
