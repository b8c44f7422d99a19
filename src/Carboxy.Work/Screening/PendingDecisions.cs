using System.Text.Json;
using Carboxy.Patients;
using Carboxy.Screening;
using Carboxy.Work.Audit;
using Carboxy.Work.Database;
using Microsoft.EntityFrameworkCore;

namespace Carboxy.Work.Screening;

/// <summary>A screening that waits for a physician, with the rules that ask for one.</summary>
/// <param name="Rules">Ids of the fired rules, the strictest first.</param>
public sealed record PendingDecision(ScreeningRecord Record, Patient Patient, IReadOnlyList<string> Rules)
{
    /// <summary>Questions are open: asking may settle it without a decision.</summary>
    public bool AnswersMissing => Rules.Contains(RuleSet.Unanswered);
}

/// <summary>The physician's queue: who waits, why, since when; the oldest first.</summary>
public sealed class PendingDecisions(ClinicDb db)
{
    const int AtMost = 200;

    public async Task<IReadOnlyList<PendingDecision>> RunAsync(CancellationToken cancel)
    {
        var since = (await db.TodayAsync(cancel)).AddDays(-Clearance.DaysValid);
        var undecided = await db.Screenings.AsNoTracking()
            .Where(s => s.Verdict == Verdict.NeedsClinicianDecision && s.On >= since && !db.Decisions.Any(d => d.Screening == s.Id))
            .OrderBy(s => s.On).ThenBy(s => s.Id).Take(AtMost).ToListAsync(cancel);
        var patients = undecided.Select(s => s.Patient).Distinct().ToList();
        var latest = await LatestAsync(patients, since, cancel);
        var waiting = undecided.Where(s => latest.Contains(s.Id)).ToList();
        var people = await db.Patients.AsNoTracking().Where(p => patients.Contains(p.Id)).ToDictionaryAsync(p => p.Id, cancel);
        // The list says why each waits, so it is a reading of each record.
        foreach (var patient in waiting.Select(s => s.Patient).Distinct())
            db.Note(new(AuditKind.Read, "screening", null, patient, "decision_queue"));
        await db.SaveChangesAsync(cancel);
        return waiting.ConvertAll(s => new PendingDecision(s, people[s.Patient], RulesOf(s)));
    }

    /// <summary>The last screening of each patient, way and zone.</summary>
    async Task<HashSet<Id<ScreeningRecord>>> LatestAsync(List<Id<Patient>> patients, DateOnly since, CancellationToken cancel)
    {
        var all = await db.Screenings.AsNoTracking().Where(s => patients.Contains(s.Patient) && s.On >= since)
            .OrderBy(s => s.On).ThenBy(s => s.Id).Select(s => new { s.Id, s.Patient, s.Modality, s.Zone }).ToListAsync(cancel);
        return [.. all.GroupBy(s => (s.Patient, s.Modality, s.Zone)).Select(g => g.Last().Id)];
    }

    static List<string> RulesOf(ScreeningRecord record)
    {
        using var json = JsonDocument.Parse(record.ResultJson);
        return [.. json.RootElement.GetProperty("findings").EnumerateArray()
            .Where(f => f.GetProperty("verdict").GetString() != AnswerWords.Of(Verdict.Cleared)).Select(f => f.GetProperty("rule").GetString()!)];
    }
}
