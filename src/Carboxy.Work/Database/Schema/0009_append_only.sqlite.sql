-- Records are append-only: a correction is a new row beside the old one.
create trigger audit_line_no_update before update on audit_line begin select raise(abort, 'append-only: update of table audit_line is refused'); end;

create trigger audit_line_no_delete before delete on audit_line begin select raise(abort, 'append-only: delete of table audit_line is refused'); end;

create trigger patient_version_no_update before update on patient_version begin select raise(abort, 'append-only: update of table patient_version is refused'); end;

create trigger patient_version_no_delete before delete on patient_version begin select raise(abort, 'append-only: delete of table patient_version is refused'); end;

create trigger answer_sheet_no_update before update on answer_sheet begin select raise(abort, 'append-only: update of table answer_sheet is refused'); end;

create trigger answer_sheet_no_delete before delete on answer_sheet begin select raise(abort, 'append-only: delete of table answer_sheet is refused'); end;

create trigger screening_no_update before update on screening begin select raise(abort, 'append-only: update of table screening is refused'); end;

create trigger screening_no_delete before delete on screening begin select raise(abort, 'append-only: delete of table screening is refused'); end;

create trigger decision_no_update before update on decision begin select raise(abort, 'append-only: update of table decision is refused'); end;

create trigger decision_no_delete before delete on decision begin select raise(abort, 'append-only: delete of table decision is refused'); end;

create trigger clearance_no_update before update on clearance begin select raise(abort, 'append-only: update of table clearance is refused'); end;

create trigger clearance_no_delete before delete on clearance begin select raise(abort, 'append-only: delete of table clearance is refused'); end;

create trigger course_version_no_update before update on course_version begin select raise(abort, 'append-only: update of table course_version is refused'); end;

create trigger course_version_no_delete before delete on course_version begin select raise(abort, 'append-only: delete of table course_version is refused'); end;

create trigger consent_no_update before update on consent begin select raise(abort, 'append-only: update of table consent is refused'); end;

create trigger consent_no_delete before delete on consent begin select raise(abort, 'append-only: delete of table consent is refused'); end;

create trigger consent_withdrawal_no_update before update on consent_withdrawal begin select raise(abort, 'append-only: update of table consent_withdrawal is refused'); end;

create trigger consent_withdrawal_no_delete before delete on consent_withdrawal begin select raise(abort, 'append-only: delete of table consent_withdrawal is refused'); end;

create trigger other_procedure_no_update before update on other_procedure begin select raise(abort, 'append-only: update of table other_procedure is refused'); end;

create trigger other_procedure_no_delete before delete on other_procedure begin select raise(abort, 'append-only: delete of table other_procedure is refused'); end;

create trigger session_event_no_update before update on session_event begin select raise(abort, 'append-only: update of table session_event is refused'); end;

create trigger session_event_no_delete before delete on session_event begin select raise(abort, 'append-only: delete of table session_event is refused'); end;

create trigger same_day_check_no_update before update on same_day_check begin select raise(abort, 'append-only: update of table same_day_check is refused'); end;

create trigger same_day_check_no_delete before delete on same_day_check begin select raise(abort, 'append-only: delete of table same_day_check is refused'); end;

create trigger adverse_event_no_update before update on adverse_event begin select raise(abort, 'append-only: update of table adverse_event is refused'); end;

create trigger adverse_event_no_delete before delete on adverse_event begin select raise(abort, 'append-only: delete of table adverse_event is refused'); end;

create trigger measurement_no_update before update on measurement begin select raise(abort, 'append-only: update of table measurement is refused'); end;

create trigger measurement_no_delete before delete on measurement begin select raise(abort, 'append-only: delete of table measurement is refused'); end;

create trigger patient_stays before delete on patient begin select raise(abort, 'append-only: delete of table patient is refused'); end;

create trigger course_stays before delete on course begin select raise(abort, 'append-only: delete of table course is refused'); end;

create trigger session_stays before delete on session begin select raise(abort, 'append-only: delete of table session is refused'); end;
