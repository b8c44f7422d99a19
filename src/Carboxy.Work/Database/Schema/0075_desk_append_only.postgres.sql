create trigger decision_request_append_only before update or delete or truncate on decision_request for each statement execute function refuse_change();

create trigger session_deviation_append_only before update or delete or truncate on session_deviation for each statement execute function refuse_change();

create trigger desk_review_append_only before update or delete or truncate on desk_review for each statement execute function refuse_change();
