using System.Text.Json;
using Carboxy.Patients;
using Carboxy.Screening;
using Carboxy.Work.Audit;
using Carboxy.Work.Database;
using Carboxy.Work.Directing;
using Microsoft.EntityFrameworkCore;

namespace Carboxy.Work.Screening;

/// <summary>A screening that waits for a physician, with the rules that ask for one.</summary>
/// <param name="Rules">Ids of the fired rules, the strictest first.</param>
/// <param name="Asked">What a physician has asked for since; null where the case waits for the physician alone.</param>
public sealed record PendingDecision(ScreeningRecord Record, Patient Patient, IReadOnlyList<string> Rules, DecisionRequest? Asked)
{
    /// <summary>Since when it waits.</summary>
    public DateTimeOffset Since => Record.Id.MadeAt ?? new(Record.On, TimeOnly.MinValue, TimeSpan.Zero);

    /// <summary>Questions are open: asking may settle it without a decision.</summary>
    public bool AnswersMissing => Rules.Contains(RuleSet.Unanswered);
}

/// <summary>The physician's queue: who waits, why, since when; the oldest first, and last those who were asked for more.</summary>
public sealed class PendingDecisions(ClinicDb db)
{
    const int AtMost = 200;

    public async Task<IReadOnlyList<PendingDecision>> RunAsync(CancellationToken cancel)
    {
        var waiting = await WaitingAsync(cancel);
        var patients = waiting.Select(s => s.Patient).Distinct().ToList();
        var people = await db.Patients.AsNoTracking().Where(p => patients.Contains(p.Id)).ToDictionaryAsync(p => p.Id, cancel);
        var asked = await AskedAsync(waiting.ConvertAll(s => s.Id), cancel);
        // The list says why each waits, so it is a reading of each record.
        foreach (var patient in patients)
            db.Note(new(AuditKind.Read, "screening", null, patient, "decision_queue"));
        await db.SaveChangesAsync(cancel);
        return [.. waiting.Select(s => new PendingDecision(s, people[s.Patient], RulesOf(s), asked.GetValueOrDefault(s.Id))).OrderBy(p => p.Asked is not null)];
    }

    /// <summary>The case to decide after this one, and how many wait beside it; ids only, so nothing of a patient is read.</summary>
    internal async Task<(ScreeningRecord? Next, int Others)> AfterAsync(Id<ScreeningRecord> but, CancellationToken cancel)
    {
        var others = (await WaitingAsync(cancel)).FindAll(s => s.Id != but);
        var asked = await AskedAsync(others.ConvertAll(s => s.Id), cancel);
        return (others.Find(s => !asked.ContainsKey(s.Id)), others.Count);
    }

    internal async Task<DecisionRequest?> AskedAsync(Id<ScreeningRecord> one, CancellationToken cancel) => (await AskedAsync([one], cancel)).GetValueOrDefault(one);

    async Task<Dictionary<Id<ScreeningRecord>, DecisionRequest>> AskedAsync(List<Id<ScreeningRecord>> ids, CancellationToken cancel) =>
        (await db.DecisionRequests.AsNoTracking().Where(r => ids.Contains(r.ScreeningId)).OrderBy(r => r.At).ToListAsync(cancel)).GroupBy(r => r.ScreeningId).ToDictionary(g => g.Key, g => g.Last());

    async Task<List<ScreeningRecord>> WaitingAsync(CancellationToken cancel)
    {
        var since = (await db.TodayAsync(cancel)).AddDays(-Clearance.DaysValid);
        var undecided = await db.Screenings.AsNoTracking()
            .Where(s => s.Verdict == Verdict.NeedsClinicianDecision && s.On >= since && !db.Decisions.Any(d => d.Screening == s.Id))
            .OrderBy(s => s.On).ThenBy(s => s.Id).Take(AtMost).ToListAsync(cancel);
        var patients = undecided.Select(s => s.Patient).Distinct().ToList();
        var latest = await LatestAsync(patients, since, cancel);
        return undecided.FindAll(s => latest.Contains(s.Id));
    }

    /// <summary>The last screening of each patient, way and zone.</summary>
    async Task<HashSet<Id<ScreeningRecord>>> LatestAsync(List<Id<Patient>> patients, DateOnly since, CancellationToken cancel)
    {
        var all = await db.Screenings.AsNoTracking().Where(s => patients.Contains(s.Patient) && s.On >= since)
            .OrderBy(s => s.On).ThenBy(s => s.Id).Select(s => new { s.Id, s.Patient, s.Modality, s.Zone }).ToListAsync(cancel);
        return [.. all.GroupBy(s => (s.Patient, s.Modality, s.Zone)).Select(g => g.Last().Id)];
    }

    internal static List<string> RulesOf(ScreeningRecord record)
    {
        using var json = JsonDocument.Parse(record.ResultJson);
        return [.. json.RootElement.GetProperty("findings").EnumerateArray()
            .Where(f => f.GetProperty("verdict").GetString() != AnswerWords.Of(Verdict.Cleared)).Select(f => f.GetProperty("rule").GetString()!)];
    }
}
