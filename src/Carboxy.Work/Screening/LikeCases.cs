using Carboxy.Patients;
using Carboxy.Screening;
using Carboxy.Work.Audit;
using Carboxy.Work.Database;
using Microsoft.EntityFrameworkCore;

namespace Carboxy.Work.Screening;

/// <summary>One earlier decision about a case in which the same rule fired; whose case it was is not told.</summary>
public sealed record LikeCase(Decision Decision, string Physician, Modality Modality, string Zone);

/// <summary>What this clinic's physicians have decided where the same rule fired.</summary>
/// <param name="Treated">How many of the latest decisions were to treat.</param>
/// <param name="NotTreated">How many were not.</param>
/// <param name="Latest">The newest of them, with their reasons.</param>
public sealed record Precedents(string Rule, int Treated, int NotTreated, IReadOnlyList<LikeCase> Latest);

/// <summary>Looks through the latest decisions for cases like one that waits.</summary>
public sealed class LikeCases(ClinicDb db)
{
    /// <summary>Older decisions were made under other rules and by other people.</summary>
    const int LookedThrough = 400, Shown = 3;

    /// <summary>By the rule that asks for the physician. The reasons are read, so their patients get a line of audit.</summary>
    public async Task<Precedents> RunAsync(string rule, Id<Patient> but, CancellationToken cancel)
    {
        var fired = $"\"rule\":\"{rule}\",\"verdict\":\"needs_clinician_decision\"";
        var latest = db.Decisions.AsNoTracking().OrderByDescending(d => d.At).Take(LookedThrough);
        var like = await latest.Join(db.Screenings.AsNoTracking(), d => d.Screening, s => s.Id, (d, s) => new { Decision = d, s.Patient, s.Modality, s.Zone, s.ResultJson })
            .Where(c => c.Patient != but && c.ResultJson.Contains(fired)).Select(c => new { c.Decision, c.Patient, c.Modality, c.Zone }).ToListAsync(cancel);
        var shown = like.OrderByDescending(c => c.Decision.At).Take(Shown).ToList();
        if (shown.Count == 0)
            return new(rule, 0, 0, []);
        var physicians = shown.Select(c => c.Decision.Physician).Distinct().ToList();
        var names = await db.People.AsNoTracking().Where(p => physicians.Contains(p.Id)).ToDictionaryAsync(p => p.Id, p => p.DisplayName, cancel);
        foreach (var patient in shown.Select(c => c.Patient).Distinct())
            db.Note(new(AuditKind.Read, "decision", null, patient, "like_case"));
        await db.SaveChangesAsync(cancel);
        return new(rule, like.Count(c => c.Decision.Treat), like.Count(c => !c.Decision.Treat), shown.ConvertAll(c => new LikeCase(c.Decision, names.GetValueOrDefault(c.Decision.Physician, ""), c.Modality, c.Zone)));
    }
}
