create trigger consent_signature_append_only before update or delete or truncate on consent_signature for each statement execute function refuse_change();

create trigger consent_link_stays before delete or truncate on consent_link for each statement execute function refuse_change();

-- No session begins under a consent that was taken back, also where both happen at the same moment: the consent is locked first.
create function refuse_withdrawn_consent() returns trigger language plpgsql as $$
begin
    perform 1 from consent c where c.clinic_id = new.clinic_id and c.id = new.consent_id for update;
    if exists (select 1 from consent_withdrawal w where w.clinic_id = new.clinic_id and w.consent_id = new.consent_id) then
        raise exception 'consent-withdrawn: no session begins under a consent that was taken back' using errcode = 'restrict_violation';
    end if;
    return new;
end
$$;

create trigger session_consent_stands before insert on session for each row execute function refuse_withdrawn_consent();
