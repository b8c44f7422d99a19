using Carboxy.Patients;
using Carboxy.Sessions;
using Carboxy.Work.Courses;
using Carboxy.Work.Database;
using Carboxy.Work.Knowledge;
using Carboxy.Work.Matters;
using Carboxy.Work.Sessions;
using Microsoft.EntityFrameworkCore;

namespace Carboxy.Work.Adverse;

/// <summary>Reads what a patient's record says of reactions, and what that means for the sessions to come.</summary>
static class PastReactions
{
    /// <summary>The entries that no later one has replaced; what was retracted is none.</summary>
    public static List<AdverseEventRow> InForce(IReadOnlyList<AdverseEventRow> all)
    {
        var replaced = all.Select(a => a.ReplacesId).OfType<Id<AdverseEventRow>>().ToHashSet();
        return [.. all.Where(a => !replaced.Contains(a.Id) && !a.Retracted)];
    }

    public static async Task<IReadOnlyList<Consequence>> OfAsync(ClinicDb db, ClinicKnowledge knowledge, Id<Patient> patient, IReadOnlyList<SessionRow> sessions, CancellationToken cancel)
    {
        // What is about to be saved counts too.
        List<AdverseEventRow> all =
        [
            .. await db.AdverseEvents.AsNoTracking().Where(a => a.PatientId == patient).ToListAsync(cancel),
            .. db.AdverseEvents.Local.Where(a => a.PatientId == patient && db.Entry(a).State == EntityState.Added),
        ];
        var rows = InForce(all);
        if (rows.Count == 0)
            return [];
        var decided = await DecidedAsync(db, all, cancel);
        var clinic = await db.Clinics.AsNoTracking().SingleAsync(c => c.Id == db.Clinic, cancel);
        return Aftermath.Of(knowledge.Aftermath, knowledge.AdverseEvents, rows.Select(r => Of(r)).OfType<PastReaction>());

        PastReaction? Of(AdverseEventRow row) => sessions.FirstOrDefault(s => s.Id == row.SessionId) is not { } session ? null : new(
            row.Kind, row.Grade, row.EndedAt is { } ended ? clinic.DayOf(ended) : null, (row.EndedAt ?? db.Now) - row.StartedAt, session.Modality, session.Zone, CourseFiles.SideOf(session.Side),
            decided.Contains(row.Root), sessions.Where(s => s.Modality == session.Modality && s.Zone == session.Zone).All(s => s.StartedAt <= session.StartedAt));
    }

    /// <summary>The chains about which a physician has said everything that was asked.</summary>
    static async Task<HashSet<Id<AdverseEventRow>>> DecidedAsync(ClinicDb db, IReadOnlyList<AdverseEventRow> all, CancellationToken cancel)
    {
        var chains = all.ToDictionary(a => a.Id.Value, a => a.Root);
        var ids = chains.Keys.ToList();
        var matters = await db.Matters.AsNoTracking().Where(m => ids.Contains(m.RecordId))
            .Select(m => new { m.RecordId, Closed = db.MatterActs.Any(a => a.MatterId == m.Id && a.Kind != MatterActKind.Noted) }).ToListAsync(cancel);
        return [.. matters.GroupBy(m => chains[m.RecordId]).Where(g => g.All(m => m.Closed)).Select(g => g.Key)];
    }
}
