create trigger consent_signature_no_update before update on consent_signature begin select raise(abort, 'append-only: update of table consent_signature is refused'); end;

create trigger consent_signature_no_delete before delete on consent_signature begin select raise(abort, 'append-only: delete of table consent_signature is refused'); end;

create trigger consent_link_stays before delete on consent_link begin select raise(abort, 'append-only: delete of table consent_link is refused'); end;

-- No session begins under a consent that was taken back.
create trigger session_consent_stands before insert on session
when exists (select 1 from consent_withdrawal w where w.clinic_id = new.clinic_id and w.consent_id = new.consent_id)
begin select raise(abort, 'consent-withdrawn: no session begins under a consent that was taken back'); end;
