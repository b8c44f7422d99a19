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
        var (decided, chains) = (await DecidedAsync(db, all, cancel), all.Where(a => !a.Retracted).ToLookup(a => a.Root));
        var clinic = await db.Clinics.AsNoTracking().SingleAsync(c => c.Id == db.Clinic, cancel);
        return [.. rows.SelectMany(OfChain).OrderByDescending(c => c.Rule.Effect).ThenBy(c => c.Rule.Id, StringComparer.Ordinal)];

        // A milder word does not undo a graver one that a physician has still to read: until then the gravest counts.
        IEnumerable<Consequence> OfChain(AdverseEventRow stands)
        {
            if (sessions.FirstOrDefault(s => s.Id == stands.SessionId) is not { } session)
                return [];
            List<AdverseEventRow> open = decided.Contains(stands.Root) ? [] : [.. chains[stands.Root].Where(e => e.Id != stands.Id)];
            var ended = open.Select(e => (DateTimeOffset?)(e.EndedAt ?? e.At)).Append(stands.EndedAt).Max();
            return Judge(stands).Concat(open.SelectMany(Judge).Where(c => c.Rule.Effect > AftermathEffect.LowerDose)).DistinctBy(c => c.Rule.Id);

            IReadOnlyList<Consequence> Judge(AdverseEventRow entry) => Aftermath.Of(knowledge.Aftermath, knowledge.AdverseEvents, [Of(entry, stands.EndedAt is null ? null : ended, session)]);
        }

        PastReaction Of(AdverseEventRow row, DateTimeOffset? ended, SessionRow session) => new(
            row.Kind, row.Grade, ended is { } passed ? clinic.DayOf(passed) : null, (ended ?? db.Now) - row.StartedAt, session.Modality, session.Zone, CourseFiles.SideOf(session.Side),
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
