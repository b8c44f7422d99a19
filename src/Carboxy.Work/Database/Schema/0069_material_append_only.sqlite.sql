create trigger product_version_no_update before update on product_version begin select raise(abort, 'append-only: update of table product_version is refused'); end;

create trigger product_version_no_delete before delete on product_version begin select raise(abort, 'append-only: delete of table product_version is refused'); end;

create trigger lot_no_update before update on lot begin select raise(abort, 'append-only: update of table lot is refused'); end;

create trigger lot_no_delete before delete on lot begin select raise(abort, 'append-only: delete of table lot is refused'); end;

create trigger lot_mark_no_update before update on lot_mark begin select raise(abort, 'append-only: update of table lot_mark is refused'); end;

create trigger lot_mark_no_delete before delete on lot_mark begin select raise(abort, 'append-only: delete of table lot_mark is refused'); end;

create trigger stock_movement_no_update before update on stock_movement begin select raise(abort, 'append-only: update of table stock_movement is refused'); end;

create trigger stock_movement_no_delete before delete on stock_movement begin select raise(abort, 'append-only: delete of table stock_movement is refused'); end;

create trigger device_version_no_update before update on device_version begin select raise(abort, 'append-only: update of table device_version is refused'); end;

create trigger device_version_no_delete before delete on device_version begin select raise(abort, 'append-only: delete of table device_version is refused'); end;

create trigger device_part_no_update before update on device_part begin select raise(abort, 'append-only: update of table device_part is refused'); end;

create trigger device_part_no_delete before delete on device_part begin select raise(abort, 'append-only: delete of table device_part is refused'); end;

create trigger cylinder_no_update before update on cylinder begin select raise(abort, 'append-only: update of table cylinder is refused'); end;

create trigger cylinder_no_delete before delete on cylinder begin select raise(abort, 'append-only: delete of table cylinder is refused'); end;

create trigger cylinder_reading_no_update before update on cylinder_reading begin select raise(abort, 'append-only: update of table cylinder_reading is refused'); end;

create trigger cylinder_reading_no_delete before delete on cylinder_reading begin select raise(abort, 'append-only: delete of table cylinder_reading is refused'); end;

create trigger product_stays before delete on product begin select raise(abort, 'append-only: delete of table product is refused'); end;

create trigger device_stays before delete on device begin select raise(abort, 'append-only: delete of table device is refused'); end;

create trigger material_use_stays before delete on material_use begin select raise(abort, 'append-only: delete of table material_use is refused'); end;
