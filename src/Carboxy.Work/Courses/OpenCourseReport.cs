using Carboxy.Patients;
using Carboxy.Sessions;
using Carboxy.Work.Adverse;
using Carboxy.Work.Database;
using Carboxy.Work.Notes;
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

    /// <summary>Reactions that were reported, those after the session too; as they stand now, the earliest first.</summary>
    public required IReadOnlyList<AdverseEventRow> Adverse { get; init; }

    /// <summary>What was written about the course for others to read: summaries and reactions, each with its amendments after it.</summary>
    public required IReadOnlyList<NoteRow> Notes { get; init; }

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

    /// <summary>Templates whose notes concern the patient's own doctor; what colleagues write for each other stays in the clinic.</summary>
    static readonly string?[] ToldToOthers = ["course_summary", "reaction"];

    public async Task<CourseReport?> RunAsync(Id<CourseRow> id, string why, CancellationToken cancel)
    {
        if (await outcomes.RunAsync(id, why, cancel) is not { } found)
            return null;
        var sessions = await SessionFiles.BeforeAsync(db, id, int.MaxValue, cancel);
        var notes = await NotesAsync(id, cancel);
        var writers = sessions.SelectMany(s => s.Events).Select(e => e.By).Concat(notes.Select(n => n.SignedBy)).Distinct().ToList();
        var held = found.Course.File.Sessions.Select(s => s.Id).ToList();
        var clinic = await db.Clinics.AsNoTracking().SingleAsync(c => c.Id == db.Clinic, cancel);
        return new()
        {
            Outcomes = found,
            Sessions = sessions,
            Notes = notes,
            Adverse = PastReactions.InForce(await db.AdverseEvents.AsNoTracking().Where(a => a.SessionId != null && held.Contains(a.SessionId.Value)).OrderBy(a => a.StartedAt).ToListAsync(cancel)),
            People = await db.People.AsNoTracking().Where(p => writers.Contains(p.Id)).ToDictionaryAsync(p => p.Id, p => p.DisplayName, cancel),
            MayGoToDoctor = await MayGoToDoctorAsync(found.Course.File.Patient.Id, cancel),
            Clinic = clinic.Name,
            Phone = (await new ClinicDetails(db).ReadAsync(cancel)).GetValueOrDefault(ClinicDetails.Phone),
            TimeZone = clinic.TimeZone,
        };
    }

    async Task<List<NoteRow>> NotesAsync(Id<CourseRow> course, CancellationToken cancel)
    {
        var all = await db.Notes.AsNoTracking().Where(n => n.CourseId == course && (n.AmendsId != null || ToldToOthers.Contains(n.Template))).OrderBy(n => n.SignedAt).ToListAsync(cancel);
        return [.. all.Where(n => n.AmendsId is null).SelectMany(n => all.Where(a => a.AmendsId == n.Id).Prepend(n))];
    }

    /// <summary>Whether the patient's permit stands; for a page that has opened the record already.</summary>
    public Task<bool> MayGoToDoctorAsync(Id<Patient> patient, CancellationToken cancel) =>
        db.Consents.AnyAsync(c => c.PatientId == patient && c.Permit == Permit && !db.ConsentWithdrawals.Any(w => w.ConsentId == c.Id), cancel);
}
