create trigger session_event_origin_no_update before update on session_event_origin begin select raise(abort, 'append-only: update of table session_event_origin is refused'); end;

create trigger session_event_origin_no_delete before delete on session_event_origin begin select raise(abort, 'append-only: delete of table session_event_origin is refused'); end;

create trigger session_conflict_no_update before update on session_conflict begin select raise(abort, 'append-only: update of table session_conflict is refused'); end;

create trigger session_conflict_no_delete before delete on session_conflict begin select raise(abort, 'append-only: delete of table session_conflict is refused'); end;

create trigger session_settlement_no_update before update on session_settlement begin select raise(abort, 'append-only: update of table session_settlement is refused'); end;

create trigger session_settlement_no_delete before delete on session_settlement begin select raise(abort, 'append-only: delete of table session_settlement is refused'); end;
