create trigger note_append_only before update or delete or truncate on note for each statement execute function refuse_change();

create trigger note_cosign_append_only before update or delete or truncate on note_cosign for each statement execute function refuse_change();

create trigger note_template_append_only before update or delete or truncate on note_template for each statement execute function refuse_change();

create trigger note_draft_stays before delete or truncate on note_draft for each statement execute function refuse_change();

-- A draft that was signed or put aside is closed for ever.
create trigger note_draft_closed before update on note_draft for each row when (old.closed_at is not null) execute function refuse_change();

-- Nobody adds the second signature to a note of their own.
create function refuse_own_cosign() returns trigger language plpgsql as $$
begin
    if exists (select 1 from note n where n.clinic_id = new.clinic_id and n.id = new.note_id and n.signed_by = new.person_id) then
        raise exception 'note-cosign: the second signature is another person''s' using errcode = 'restrict_violation';
    end if;
    return new;
end
$$;

create trigger note_cosign_by_another before insert on note_cosign for each row execute function refuse_own_cosign();
