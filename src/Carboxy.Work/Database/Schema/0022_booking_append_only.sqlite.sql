create trigger resource_version_no_update before update on resource_version begin select raise(abort, 'append-only: update of table resource_version is refused'); end;

create trigger resource_version_no_delete before delete on resource_version begin select raise(abort, 'append-only: delete of table resource_version is refused'); end;

create trigger working_week_no_update before update on working_week begin select raise(abort, 'append-only: update of table working_week is refused'); end;

create trigger working_week_no_delete before delete on working_week begin select raise(abort, 'append-only: delete of table working_week is refused'); end;

create trigger absence_no_update before update on absence begin select raise(abort, 'append-only: update of table absence is refused'); end;

create trigger absence_no_delete before delete on absence begin select raise(abort, 'append-only: delete of table absence is refused'); end;

create trigger absence_withdrawal_no_update before update on absence_withdrawal begin select raise(abort, 'append-only: update of table absence_withdrawal is refused'); end;

create trigger absence_withdrawal_no_delete before delete on absence_withdrawal begin select raise(abort, 'append-only: delete of table absence_withdrawal is refused'); end;

create trigger booking_act_no_update before update on booking_act begin select raise(abort, 'append-only: update of table booking_act is refused'); end;

create trigger booking_act_no_delete before delete on booking_act begin select raise(abort, 'append-only: delete of table booking_act is refused'); end;

create trigger booking_version_no_update before update on booking_version begin select raise(abort, 'append-only: update of table booking_version is refused'); end;

create trigger booking_version_no_delete before delete on booking_version begin select raise(abort, 'append-only: delete of table booking_version is refused'); end;

create trigger resource_stays before delete on resource begin select raise(abort, 'append-only: delete of table resource is refused'); end;

create trigger booking_stays before delete on booking begin select raise(abort, 'append-only: delete of table booking is refused'); end;
