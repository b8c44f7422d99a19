create trigger repeat_error_no_update before update on repeat_error begin select raise(abort, 'append-only: update of table repeat_error is refused'); end;

create trigger repeat_error_no_delete before delete on repeat_error begin select raise(abort, 'append-only: delete of table repeat_error is refused'); end;
