using Carboxy.Patients;
using Carboxy.Work.Courses;
using Carboxy.Work.Database;
using Carboxy.Work.Sessions;
using Microsoft.EntityFrameworkCore;

namespace Carboxy.Work.Outcomes;

static class OutcomeMap
{
    public static void Map(ModelBuilder model)
    {
        model.InClinic<RepeatError>("repeat_error", nameof(RepeatError.Measure), nameof(RepeatError.Score), nameof(RepeatError.Version));

        model.InClinic<MeasurementRow>("measurement", nameof(MeasurementRow.Id)).IsClinical(nameof(MeasurementRow.PatientId))
            .Of<MeasurementRow, Patient>(nameof(MeasurementRow.PatientId)).Of<MeasurementRow, CourseRow>(nameof(MeasurementRow.CourseId))
            .Of<MeasurementRow, SessionRow>(nameof(MeasurementRow.SessionId)).Of<MeasurementRow, MeasurementRow>(nameof(MeasurementRow.ReplacesId));
    }
}
