create trigger repeat_error_append_only before update or delete or truncate on repeat_error for each statement execute function refuse_change();
