create trigger decision_request_no_update before update on decision_request begin select raise(abort, 'append-only: update of table decision_request is refused'); end;

create trigger decision_request_no_delete before delete on decision_request begin select raise(abort, 'append-only: delete of table decision_request is refused'); end;

create trigger session_deviation_no_update before update on session_deviation begin select raise(abort, 'append-only: update of table session_deviation is refused'); end;

create trigger session_deviation_no_delete before delete on session_deviation begin select raise(abort, 'append-only: delete of table session_deviation is refused'); end;

create trigger desk_review_no_update before update on desk_review begin select raise(abort, 'append-only: update of table desk_review is refused'); end;

create trigger desk_review_no_delete before delete on desk_review begin select raise(abort, 'append-only: delete of table desk_review is refused'); end;
