using Carboxy.Courses;
using Carboxy.Outcomes;
using Carboxy.Patients;
using Carboxy.Screening;
using Carboxy.Sessions;
using Carboxy.Work.Adverse;
using Carboxy.Work.Database;
using Carboxy.Work.Knowledge;
using Carboxy.Work.Outcomes;
using Microsoft.EntityFrameworkCore;

namespace Carboxy.Work.Courses;

/// <summary>Loads what is recorded about a course or a patient's past. Whoever calls writes the line of audit.</summary>
public sealed class CourseFiles(ClinicDb db, ClinicKnowledge knowledge, TreatingDays days)
{
    internal async Task<CourseFile?> FindAsync(Id<CourseRow> id, CancellationToken cancel)
    {
        if (await db.Courses.AsNoTracking().SingleOrDefaultAsync(c => c.Id == id, cancel) is not { } row)
            return null;
        var consents = await db.Consents.AsNoTracking().Where(c => c.CourseId == id && c.Purpose == ConsentPurpose.Treatment).OrderByDescending(c => c.SignedAt).ToListAsync(cancel);
        var signed = consents.ConvertAll(c => c.Id);
        var measured = await db.Measurements.AsNoTracking().Where(m => m.CourseId == id).ToListAsync(cancel);
        var clearance = await ClearanceAsync(row.PatientId, row.Modality, row.Zone, cancel);
        return new()
        {
            Patient = await db.Patients.AsNoTracking().SingleAsync(p => p.Id == row.PatientId, cancel),
            Course = CourseJson.Read(row.Content),
            Version = row.Version,
            Clearance = clearance,
            Decision = clearance?.Decision is { } decided ? await db.Decisions.AsNoTracking().SingleAsync(d => d.Id == decided, cancel) : null,
            History = await HistoryAsync(row.PatientId, cancel),
            Sessions = await db.Sessions.AsNoTracking().Where(s => s.CourseId == id).OrderBy(s => s.Number).ToListAsync(cancel),
            Planned = await db.PlannedSessions.AsNoTracking().Where(s => s.CourseId == id).OrderBy(s => s.Number).ToListAsync(cancel),
            Consents = consents,
            Withdrawals = signed.Count == 0 ? [] : await db.ConsentWithdrawals.AsNoTracking().Where(w => signed.Contains(w.ConsentId)).ToListAsync(cancel),
            Measurements = Measurement.InForce(measured.Select(m => MeasurementJson.Read(m, knowledge))),
        };
    }

    /// <summary>What the days of a course depend on; measurements, which only bar a session, are left out.</summary>
    internal async Task<CourseSoFar?> SoFarAsync(Id<CourseRow> id, CancellationToken cancel) =>
        await db.Courses.AsNoTracking().SingleOrDefaultAsync(c => c.Id == id, cancel) is not { } row
            ? null
            : new(CourseJson.Read(row.Content), await ClearanceAsync(row.PatientId, row.Modality, row.Zone, cancel), await HistoryAsync(row.PatientId, cancel), []);

    /// <summary>The clearance of the newest screening; what an older screening granted counts no more.</summary>
    internal async Task<Clearance?> ClearanceAsync(Id<Patient> patient, Modality modality, string zone, CancellationToken cancel)
    {
        var newest = await db.Screenings.AsNoTracking().Where(s => s.Patient == patient && s.Modality == modality && s.Zone == zone)
            .OrderByDescending(s => s.On).ThenByDescending(s => s.Id).Select(s => (Id<ScreeningRecord>?)s.Id).FirstOrDefaultAsync(cancel);
        // A screening has a clearance or two; asked for in order, SQLite would walk through those of the whole clinic.
        return newest is { } id ? (await db.Clearances.AsNoTracking().Where(c => c.Screening == id).ToListAsync(cancel)).MaxBy(c => c.Id.Value) : null;
    }

    internal async Task<History> HistoryAsync(Id<Patient> patient, CancellationToken cancel)
    {
        await days.ReadAsync(cancel); // what comes next is a question of days
        var courses = await db.Courses.AsNoTracking().Where(c => c.PatientId == patient).Select(c => new { c.Id, c.Protocol }).ToDictionaryAsync(c => c.Id, c => c.Protocol, cancel);
        var sessions = await db.Sessions.AsNoTracking().Where(s => s.PatientId == patient).OrderBy(s => s.OnDay).ToListAsync(cancel);
        var procedures = await db.OtherProcedures.AsNoTracking().Where(p => p.PatientId == patient).OrderBy(p => p.OnDay).ToListAsync(cancel);
        var corrected = procedures.Select(p => p.ReplacesId).OfType<Id<OtherProcedureRow>>().ToHashSet();
        var after = await PastReactions.OfAsync(db, knowledge, patient, sessions, cancel);
        return new(
            [.. sessions.Select(s => new HeldSession(s.OnDay, s.Modality, s.Zone, SideOf(s.Side), new Id<Course>(s.CourseId.Value), IsExpress(courses.GetValueOrDefault(s.CourseId))))],
            [.. procedures.Where(p => !corrected.Contains(p.Id)).Select(p => new PastProcedure(p.Kind, p.OnDay, p.Zone, p.Released))])
        {
            Holds = Aftermath.Holds(after), Cautions = Aftermath.Cautions(after),
        };
    }

    /// <summary>The latest value of each measure of the patient, for the limits of an aim.</summary>
    internal async Task<IReadOnlyDictionary<string, decimal>> GradesAsync(Id<Patient> patient, CancellationToken cancel)
    {
        var rows = await db.Measurements.AsNoTracking().Where(m => m.PatientId == patient && m.Value != null).OrderBy(m => m.OnDay).ThenBy(m => m.At).ToListAsync(cancel);
        var corrected = rows.Select(m => m.ReplacesId).OfType<Id<MeasurementRow>>().ToHashSet();
        return rows.Where(m => !corrected.Contains(m.Id)).GroupBy(m => m.Measure).ToDictionary(g => g.Key, g => g.Last().Value!.Value);
    }

    internal static Side SideOf(string? word) => word is null ? Side.None : Word.To<Side>(word);

    internal static string? WordOf(Side side) => side == Side.None ? null : Word.Of(side);

    bool IsExpress(string? protocol) => protocol is not null && knowledge.Courses.Protocols.Find(protocol)?.Express is true;
}
