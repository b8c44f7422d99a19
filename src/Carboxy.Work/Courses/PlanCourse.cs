using Carboxy.Courses;
using Carboxy.Knowledge;
using Carboxy.Patients;
using Carboxy.Screening;
using Carboxy.Work.Audit;
using Carboxy.Work.Database;
using Carboxy.Work.Knowledge;
using Carboxy.Work.People;
using Microsoft.EntityFrameworkCore;

namespace Carboxy.Work.Courses;

/// <summary>What came of planning a course.</summary>
public abstract record CoursePlanned
{
    public sealed record Kept(Id<CourseRow> Course) : CoursePlanned;

    /// <summary>It may not be, for all these reasons.</summary>
    public sealed record Refused(IReadOnlyList<Refusal> Refusals) : CoursePlanned;

    /// <summary>This patient has no such clearance.</summary>
    public sealed record Gone : CoursePlanned;
}

/// <summary>Plans a course from a clearance, an aim and a protocol.</summary>
public sealed class PlanCourse(ClinicDb db, CourseFiles files, ClinicKnowledge knowledge, ClinicDays days, TimeProvider clock)
{
    /// <summary>How long a session is reckoned where no protocol says (house default).</summary>
    const int UsualMinutes = 60;

    /// <summary>What somebody who plans needs before them, or null where this patient has no such clearance.</summary>
    public Task<CourseDesk?> OpenAsync(Id<Patient> patient, Id<Clearance> clearance, CancellationToken cancel) =>
        db.ReadAsync(new(AuditKind.Read, "clearance", clearance.Value, patient, "plan_course"), () => DeskAsync(patient, clearance, cancel), cancel);

    /// <summary>The plan as it would be, or why not; nothing is kept.</summary>
    public async Task<CoursePlanning?> TryAsync(Id<Patient> patient, CourseEntry entry, CancellationToken cancel) =>
        await DeskAsync(patient, entry.Clearance, cancel) is { } desk ? await DecideAsync(desk, entry, cancel) : null;

    /// <summary>Plans the course and keeps it. The same form sent twice is one course.</summary>
    public async Task<CoursePlanned> RunAsync(string submission, Id<Patient> patient, CourseEntry entry, CancellationToken cancel)
    {
        if (await db.MadeAlreadyAsync(submission, cancel) is { } made)
            return new CoursePlanned.Kept(new(made));
        if (await DeskAsync(patient, entry.Clearance, cancel) is not { } desk)
            return new CoursePlanned.Gone();
        if (await DecideAsync(desk, entry, cancel) is not CoursePlanning.Planned planned)
            return new CoursePlanned.Refused(((CoursePlanning.Refused)await DecideAsync(desk, entry, cancel)).Refusals);

        var id = new Id<CourseRow>(planned.Course.Id.Value);
        Keep(planned, id, clock.GetUtcNow());
        db.Note(new(AuditKind.Create, "course", id.Value, patient));
        return new CoursePlanned.Kept(await db.SaveOnceAsync(submission, "course", id.Value, cancel) is { } twin ? new(twin) : id);
    }

    async Task<CourseDesk?> DeskAsync(Id<Patient> patient, Id<Clearance> id, CancellationToken cancel)
    {
        if (await db.Clearances.AsNoTracking().SingleOrDefaultAsync(c => c.Id == id && c.Patient == patient, cancel) is not { } clearance)
            return null;
        var screening = await db.Screenings.AsNoTracking().SingleAsync(s => s.Id == clearance.Screening, cancel);
        return new()
        {
            Patient = await db.Patients.AsNoTracking().SingleAsync(p => p.Id == patient, cancel),
            Clearance = clearance,
            IsCurrent = (await files.ClearanceAsync(patient, clearance.Modality, clearance.Zone, cancel))?.Id == clearance.Id,
            Wished = ScreeningWords.GoalsOf(screening),
            Aims = [.. knowledge.Indications.All.Where(i => i.Offered && i.Modalities.Contains(clearance.Modality) && i.Zones.Any(z => knowledge.Zones.Within(z, clearance.Zone) || knowledge.Zones.Within(clearance.Zone, z)))],
            Physician = await db.ActingAsync(Roles.Physician, cancel),
            Today = await db.TodayAsync(cancel),
        };
    }

    async Task<CoursePlanning> DecideAsync(CourseDesk desk, CourseEntry entry, CancellationToken cancel) => Planner.Plan(
        new()
        {
            Id = Id<Course>.New(clock.GetUtcNow()),
            Patient = desk.Patient.Id,
            Clearance = desk.IsCurrent ? desk.Clearance : null,
            Goal = entry.Goal,
            Protocol = entry.Protocol,
            Zone = desk.Clearance.Zone,
            Side = entry.Side,
            Sessions = entry.Sessions,
            StartsOn = entry.StartsOn,
            GapDays = entry.GapDays,
            NumberSetBy = desk.Physician,
            DiagnosisBy = entry.DiagnosisConfirmed ? desk.Physician : null,
            Grades = await files.GradesAsync(desk.Patient.Id, cancel),
            History = await files.HistoryAsync(desk.Patient.Id, cancel),
        }, knowledge.Courses, days, desk.Today);

    void Keep(CoursePlanning.Planned planned, Id<CourseRow> id, DateTimeOffset now)
    {
        var (course, content) = (planned.Course, CourseJson.Write(planned.Course));
        var minutes = (int?)knowledge.Courses.Protocols.Find(course.Protocol)?.SessionMinutes?.To ?? UsualMinutes;
        db.Courses.Add(new()
        {
            Id = id,
            PatientId = course.Patient,
            ClearanceId = course.Clearance,
            Modality = course.Modality,
            Zone = course.Zone,
            Side = CourseFiles.WordOf(course.Side),
            Indication = course.Indication,
            Protocol = course.Protocol,
            RuleSet = knowledge.Rules?.Version ?? "",
            Sessions = course.Sessions,
            StartsOn = course.StartsOn,
            State = Word.Of(course.State),
            Content = content,
            Version = 1,
            CreatedAt = now,
        });
        db.CourseVersions.Add(new() { CourseId = id, Version = 1, At = now, Actor = db.Actor.Code, Content = content });
        db.PlannedSessions.AddRange(planned.Plan.Sessions.Select(s => new PlannedSession
        {
            CourseId = id,
            Number = s.Number,
            PatientId = course.Patient,
            OnDay = s.On,
            Minutes = minutes,
            State = PlannedStates.Planned,
        }));
    }
}
