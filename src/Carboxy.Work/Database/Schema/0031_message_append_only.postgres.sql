create trigger message_attempt_append_only before update or delete or truncate on message_attempt for each statement execute function refuse_change();

create trigger contact_choice_append_only before update or delete or truncate on contact_choice for each statement execute function refuse_change();

create trigger message_stays before delete or truncate on message for each statement execute function refuse_change();
