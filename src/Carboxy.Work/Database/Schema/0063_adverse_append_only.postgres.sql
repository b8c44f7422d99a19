create trigger check_up_append_only before update or delete or truncate on check_up for each statement execute function refuse_change();

create trigger check_up_link_stays before delete or truncate on check_up_link for each statement execute function refuse_change();
