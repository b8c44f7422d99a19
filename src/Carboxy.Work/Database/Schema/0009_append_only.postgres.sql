-- Records are append-only: a correction is a new row beside the old one.
create function refuse_change() returns trigger language plpgsql as $$
begin
    raise exception 'append-only: % of table % is refused', lower(tg_op), tg_table_name using errcode = 'restrict_violation';
end
$$;

create trigger audit_line_append_only before update or delete or truncate on audit_line for each statement execute function refuse_change();

create trigger patient_version_append_only before update or delete or truncate on patient_version for each statement execute function refuse_change();

create trigger answer_sheet_append_only before update or delete or truncate on answer_sheet for each statement execute function refuse_change();

create trigger screening_append_only before update or delete or truncate on screening for each statement execute function refuse_change();

create trigger decision_append_only before update or delete or truncate on decision for each statement execute function refuse_change();

create trigger clearance_append_only before update or delete or truncate on clearance for each statement execute function refuse_change();

create trigger course_version_append_only before update or delete or truncate on course_version for each statement execute function refuse_change();

create trigger consent_append_only before update or delete or truncate on consent for each statement execute function refuse_change();

create trigger consent_withdrawal_append_only before update or delete or truncate on consent_withdrawal for each statement execute function refuse_change();

create trigger other_procedure_append_only before update or delete or truncate on other_procedure for each statement execute function refuse_change();

create trigger session_event_append_only before update or delete or truncate on session_event for each statement execute function refuse_change();

create trigger same_day_check_append_only before update or delete or truncate on same_day_check for each statement execute function refuse_change();

create trigger adverse_event_append_only before update or delete or truncate on adverse_event for each statement execute function refuse_change();

create trigger measurement_append_only before update or delete or truncate on measurement for each statement execute function refuse_change();

create trigger patient_stays before delete or truncate on patient for each statement execute function refuse_change();

create trigger course_stays before delete or truncate on course for each statement execute function refuse_change();

create trigger session_stays before delete or truncate on session for each statement execute function refuse_change();
