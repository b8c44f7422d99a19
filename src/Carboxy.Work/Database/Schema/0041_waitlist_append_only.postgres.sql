create trigger freed_place_append_only before update or delete or truncate on freed_place for each statement execute function refuse_change();

create trigger waitlist_entry_append_only before update or delete or truncate on waitlist_entry for each statement execute function refuse_change();

create trigger waitlist_end_append_only before update or delete or truncate on waitlist_end for each statement execute function refuse_change();
