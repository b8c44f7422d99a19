create trigger check_up_no_update before update on check_up begin select raise(abort, 'append-only: update of table check_up is refused'); end;

create trigger check_up_no_delete before delete on check_up begin select raise(abort, 'append-only: delete of table check_up is refused'); end;

create trigger check_up_link_stays before delete on check_up_link begin select raise(abort, 'append-only: delete of table check_up_link is refused'); end;
