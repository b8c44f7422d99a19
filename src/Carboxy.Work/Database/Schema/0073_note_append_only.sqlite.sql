create trigger note_no_update before update on note begin select raise(abort, 'append-only: update of table note is refused'); end;

create trigger note_no_delete before delete on note begin select raise(abort, 'append-only: delete of table note is refused'); end;

create trigger note_cosign_no_update before update on note_cosign begin select raise(abort, 'append-only: update of table note_cosign is refused'); end;

create trigger note_cosign_no_delete before delete on note_cosign begin select raise(abort, 'append-only: delete of table note_cosign is refused'); end;

create trigger note_template_no_update before update on note_template begin select raise(abort, 'append-only: update of table note_template is refused'); end;

create trigger note_template_no_delete before delete on note_template begin select raise(abort, 'append-only: delete of table note_template is refused'); end;

create trigger note_draft_stays before delete on note_draft begin select raise(abort, 'append-only: delete of table note_draft is refused'); end;

-- A draft that was signed or put aside is closed for ever.
create trigger note_draft_closed before update on note_draft when old.closed_at is not null begin select raise(abort, 'append-only: update of a closed note_draft is refused'); end;

-- Nobody adds the second signature to a note of their own.
create trigger note_cosign_by_another before insert on note_cosign
when exists (select 1 from note n where n.clinic_id = new.clinic_id and n.id = new.note_id and n.signed_by = new.person_id)
begin select raise(abort, 'note-cosign: the second signature is another person''s'); end;
