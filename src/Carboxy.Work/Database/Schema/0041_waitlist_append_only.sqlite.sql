create trigger freed_place_no_update before update on freed_place begin select raise(abort, 'append-only: update of table freed_place is refused'); end;

create trigger freed_place_no_delete before delete on freed_place begin select raise(abort, 'append-only: delete of table freed_place is refused'); end;

create trigger waitlist_entry_no_update before update on waitlist_entry begin select raise(abort, 'append-only: update of table waitlist_entry is refused'); end;

create trigger waitlist_entry_no_delete before delete on waitlist_entry begin select raise(abort, 'append-only: delete of table waitlist_entry is refused'); end;

create trigger waitlist_end_no_update before update on waitlist_end begin select raise(abort, 'append-only: update of table waitlist_end is refused'); end;

create trigger waitlist_end_no_delete before delete on waitlist_end begin select raise(abort, 'append-only: delete of table waitlist_end is refused'); end;
