create trigger matter_append_only before update or delete or truncate on matter for each statement execute function refuse_change();

create trigger matter_act_append_only before update or delete or truncate on matter_act for each statement execute function refuse_change();
