create trigger product_version_append_only before update or delete or truncate on product_version for each statement execute function refuse_change();

create trigger lot_append_only before update or delete or truncate on lot for each statement execute function refuse_change();

create trigger lot_mark_append_only before update or delete or truncate on lot_mark for each statement execute function refuse_change();

create trigger stock_movement_append_only before update or delete or truncate on stock_movement for each statement execute function refuse_change();

create trigger device_version_append_only before update or delete or truncate on device_version for each statement execute function refuse_change();

create trigger device_part_append_only before update or delete or truncate on device_part for each statement execute function refuse_change();

create trigger cylinder_append_only before update or delete or truncate on cylinder for each statement execute function refuse_change();

create trigger cylinder_reading_append_only before update or delete or truncate on cylinder_reading for each statement execute function refuse_change();

create trigger product_stays before delete or truncate on product for each statement execute function refuse_change();

create trigger device_stays before delete or truncate on device for each statement execute function refuse_change();

create trigger material_use_stays before delete or truncate on material_use for each statement execute function refuse_change();
