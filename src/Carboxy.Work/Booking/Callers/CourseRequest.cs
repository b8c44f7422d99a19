using Carboxy.Patients;
using Carboxy.Screening;
using Carboxy.Work.Database;
using Microsoft.EntityFrameworkCore;

namespace Carboxy.Work.Booking;

/// <summary>Reception has somebody on the telephone who is cleared and has no course: whoever may plan one is asked to.</summary>
sealed class CourseRequest
{
    public required Id<Clearance> ClearanceId { get; init; }

    public required Id<Patient> PatientId { get; init; }

    public required string Actor { get; init; }

    public required DateTimeOffset At { get; init; }
}

static class CourseRequestMap
{
    public static void Map(ModelBuilder model) =>
        model.InClinic<CourseRequest>("course_request", nameof(CourseRequest.ClearanceId)).IsClinical(nameof(CourseRequest.PatientId))
            .Of<CourseRequest, Clearance>(nameof(CourseRequest.ClearanceId)).Of<CourseRequest, Patient>(nameof(CourseRequest.PatientId));
}
