using Carboxy.Patients;
using Carboxy.Screening;
using Carboxy.Work.Consents;
using Carboxy.Work.Database;
using Carboxy.Work.People;
using Microsoft.EntityFrameworkCore;

namespace Carboxy.Work.Courses;

static class CourseMap
{
    public static void Map(ModelBuilder model)
    {
        var course = model.InClinic<CourseRow>("course", nameof(CourseRow.Id)).IsClinical(nameof(CourseRow.PatientId))
            .Of<CourseRow, Patient>(nameof(CourseRow.PatientId)).Of<CourseRow, Clearance>(nameof(CourseRow.ClearanceId));
        course.Property(c => c.Version).IsConcurrencyToken();

        model.InClinic<CourseVersion>("course_version", nameof(CourseVersion.CourseId), nameof(CourseVersion.Version)).IsClinical(null)
            .Of<CourseVersion, CourseRow>(nameof(CourseVersion.CourseId));

        model.InClinic<PlannedSession>("planned_session", nameof(PlannedSession.CourseId), nameof(PlannedSession.Number)).IsClinical(nameof(PlannedSession.PatientId))
            .Of<PlannedSession, CourseRow>(nameof(PlannedSession.CourseId)).Of<PlannedSession, Person>(nameof(PlannedSession.PractitionerId)).Of<PlannedSession, Room>(nameof(PlannedSession.RoomId));

        model.InClinic<ConsentRow>("consent", nameof(ConsentRow.Id)).IsClinical(nameof(ConsentRow.PatientId))
            .Of<ConsentRow, Patient>(nameof(ConsentRow.PatientId)).Of<ConsentRow, CourseRow>(nameof(ConsentRow.CourseId)).Of<ConsentRow, Person>(nameof(ConsentRow.ExplainedBy));

        model.InClinic<ConsentWithdrawal>("consent_withdrawal", nameof(ConsentWithdrawal.ConsentId)).IsClinical(nameof(ConsentWithdrawal.PatientId))
            .Of<ConsentWithdrawal, ConsentRow>(nameof(ConsentWithdrawal.ConsentId));

        ConsentMap.Map(model);

        model.InClinic<OtherProcedureRow>("other_procedure", nameof(OtherProcedureRow.Id)).IsClinical(nameof(OtherProcedureRow.PatientId))
            .Of<OtherProcedureRow, Patient>(nameof(OtherProcedureRow.PatientId)).Of<OtherProcedureRow, OtherProcedureRow>(nameof(OtherProcedureRow.ReplacesId));
    }
}
