create trigger session_event_origin_append_only before update or delete or truncate on session_event_origin for each statement execute function refuse_change();

create trigger session_conflict_append_only before update or delete or truncate on session_conflict for each statement execute function refuse_change();

create trigger session_settlement_append_only before update or delete or truncate on session_settlement for each statement execute function refuse_change();
