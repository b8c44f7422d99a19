create trigger resource_version_append_only before update or delete or truncate on resource_version for each statement execute function refuse_change();

create trigger working_week_append_only before update or delete or truncate on working_week for each statement execute function refuse_change();

create trigger absence_append_only before update or delete or truncate on absence for each statement execute function refuse_change();

create trigger absence_withdrawal_append_only before update or delete or truncate on absence_withdrawal for each statement execute function refuse_change();

create trigger booking_act_append_only before update or delete or truncate on booking_act for each statement execute function refuse_change();

create trigger booking_version_append_only before update or delete or truncate on booking_version for each statement execute function refuse_change();

create trigger resource_stays before delete or truncate on resource for each statement execute function refuse_change();

create trigger booking_stays before delete or truncate on booking for each statement execute function refuse_change();
