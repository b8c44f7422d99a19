using Carboxy.Patients;
using Carboxy.Screening;
using Carboxy.Work.Courses;
using Carboxy.Work.Database;
using Carboxy.Work.People;
using Microsoft.EntityFrameworkCore;

namespace Carboxy.Work.Sessions;

static class SessionMap
{
    public static void Map(ModelBuilder model)
    {
        var session = model.InClinic<SessionRow>("session", nameof(SessionRow.Id)).IsClinical(nameof(SessionRow.PatientId))
            .Of<SessionRow, Patient>(nameof(SessionRow.PatientId)).Of<SessionRow, CourseRow>(nameof(SessionRow.CourseId))
            .Of<SessionRow, Clearance>(nameof(SessionRow.ClearanceId)).Of<SessionRow, ConsentRow>(nameof(SessionRow.ConsentId))
            .Of<SessionRow, Person>(nameof(SessionRow.PractitionerId)).Of<SessionRow, Person>(nameof(SessionRow.SignedBy)).Of<SessionRow, Room>(nameof(SessionRow.RoomId));
        session.Property(s => s.Events).IsConcurrencyToken();

        model.InClinic<SessionEventRow>("session_event", nameof(SessionEventRow.SessionId), nameof(SessionEventRow.Sequence)).IsClinical(null)
            .Of<SessionEventRow, SessionRow>(nameof(SessionEventRow.SessionId));

        model.InClinic<SessionEventOrigin>("session_event_origin", nameof(SessionEventOrigin.SessionId), nameof(SessionEventOrigin.EventId)).IsClinical(null)
            .Of<SessionEventOrigin, SessionRow>(nameof(SessionEventOrigin.SessionId)).After<SessionEventOrigin, SessionEventRow>(nameof(SessionEventOrigin.SessionId), nameof(SessionEventOrigin.Sequence));

        model.InClinic<SessionConflict>("session_conflict", nameof(SessionConflict.SessionId), nameof(SessionConflict.EventId)).IsClinical(nameof(SessionConflict.PatientId))
            .After<SessionConflict, SessionEventOrigin>(nameof(SessionConflict.SessionId), nameof(SessionConflict.EventId));

        model.InClinic<SessionSettlement>("session_settlement", nameof(SessionSettlement.SessionId), nameof(SessionSettlement.EventId)).IsClinical(null)
            .After<SessionSettlement, SessionConflict>(nameof(SessionSettlement.SessionId), nameof(SessionSettlement.EventId))
            .After<SessionSettlement, SessionEventRow>(nameof(SessionSettlement.SessionId), nameof(SessionSettlement.Sequence));

        model.InClinic<SameDayCheckRow>("same_day_check", nameof(SameDayCheckRow.Id)).IsClinical(nameof(SameDayCheckRow.PatientId))
            .Of<SameDayCheckRow, Patient>(nameof(SameDayCheckRow.PatientId)).Of<SameDayCheckRow, CourseRow>(nameof(SameDayCheckRow.CourseId));

        model.InClinic<AdverseEventRow>("adverse_event", nameof(AdverseEventRow.Id)).IsClinical(nameof(AdverseEventRow.PatientId))
            .Of<AdverseEventRow, Patient>(nameof(AdverseEventRow.PatientId)).Of<AdverseEventRow, SessionRow>(nameof(AdverseEventRow.SessionId))
            .Of<AdverseEventRow, AdverseEventRow>(nameof(AdverseEventRow.ReplacesId)).Ignore(a => a.Root);
    }
}
