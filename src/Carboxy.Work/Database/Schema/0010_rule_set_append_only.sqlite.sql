create trigger rule_set_no_update before update on rule_set begin select raise(abort, 'append-only: update of table rule_set is refused'); end;

create trigger rule_set_no_delete before delete on rule_set begin select raise(abort, 'append-only: delete of table rule_set is refused'); end;
