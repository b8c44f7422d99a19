create trigger rule_set_append_only before update or delete or truncate on rule_set for each statement execute function refuse_change();
