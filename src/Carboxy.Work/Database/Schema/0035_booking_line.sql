-- What is new in the bookings since a line of audit, without a walk through the lines of everybody who only looked.
create index ix_audit_line_of_booking on audit_line (clinic_id, sequence) where record = 'booking' and kind <> 'read';
