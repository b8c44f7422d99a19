using Carboxy.Patients;
using Carboxy.Sessions;
using Carboxy.Work.Database;
using Carboxy.Work.Outcomes;
using Carboxy.Work.Sessions;
using Microsoft.EntityFrameworkCore;

namespace Carboxy.Work.Courses;

/// <summary>Everything that a report on a course tells.</summary>
public sealed record CourseReport
{
    public required OutcomeView Outcomes { get; init; }

    /// <summary>The sessions held, oldest first.</summary>
    public required IReadOnlyList<Session> Sessions { get; init; }

    /// <summary>Names of those who wrote in the sessions.</summary>
    public required IReadOnlyDictionary<Guid, string> People { get; init; }

    /// <summary>The patient allows the report to be given to their own doctor.</summary>
    public required bool MayGoToDoctor { get; init; }

    public required string Clinic { get; init; }

    public required Text? Phone { get; init; }

    public required string TimeZone { get; init; }

    public CourseView View => Outcomes.Course;
}

/// <summary>Gathers the report on a course; the line of audit says that it was made, and for whom.</summary>
public sealed class OpenCourseReport(ClinicDb db, CourseOutcomes outcomes)
{
    /// <summary>The permit under which a report leaves the clinic for the patient's own doctor.</summary>
    public const string Permit = "referring_doctor";

    public async Task<CourseReport?> RunAsync(Id<CourseRow> id, string why, CancellationToken cancel)
    {
        if (await outcomes.RunAsync(id, why, cancel) is not { } found)
            return null;
        var sessions = await SessionFiles.BeforeAsync(db, id, int.MaxValue, cancel);
        var writers = sessions.SelectMany(s => s.Events).Select(e => e.By).Distinct().ToList();
        var clinic = await db.Clinics.AsNoTracking().SingleAsync(c => c.Id == db.Clinic, cancel);
        return new()
        {
            Outcomes = found,
            Sessions = sessions,
            People = await db.People.AsNoTracking().Where(p => writers.Contains(p.Id)).ToDictionaryAsync(p => p.Id, p => p.DisplayName, cancel),
            MayGoToDoctor = await MayGoToDoctorAsync(found.Course.File.Patient.Id, cancel),
            Clinic = clinic.Name,
            Phone = (await new ClinicDetails(db).ReadAsync(cancel)).GetValueOrDefault(ClinicDetails.Phone),
            TimeZone = clinic.TimeZone,
        };
    }

    /// <summary>Whether the patient's permit stands; for a page that has opened the record already.</summary>
    public Task<bool> MayGoToDoctorAsync(Id<Patient> patient, CancellationToken cancel) =>
        db.Consents.AnyAsync(c => c.PatientId == patient && c.Permit == Permit && !db.ConsentWithdrawals.Any(w => w.ConsentId == c.Id), cancel);
}
