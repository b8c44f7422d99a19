create trigger message_attempt_no_update before update on message_attempt begin select raise(abort, 'append-only: update of table message_attempt is refused'); end;

create trigger message_attempt_no_delete before delete on message_attempt begin select raise(abort, 'append-only: delete of table message_attempt is refused'); end;

create trigger contact_choice_no_update before update on contact_choice begin select raise(abort, 'append-only: update of table contact_choice is refused'); end;

create trigger contact_choice_no_delete before delete on contact_choice begin select raise(abort, 'append-only: delete of table contact_choice is refused'); end;

create trigger message_stays before delete on message begin select raise(abort, 'append-only: delete of table message is refused'); end;
