using Carboxy.Screening;
using Carboxy.Work.Audit;
using Carboxy.Work.Database;
using Microsoft.EntityFrameworkCore;

namespace Carboxy.Work.Screening;

/// <summary>What came of judging a kept case again, by the rules that judged it then.</summary>
public abstract record Replayed
{
    /// <summary>The same to the letter.</summary>
    public sealed record Same(Screened Screened, RuleSet Rules) : Replayed;

    /// <summary>Something else comes out: the record or the program has been tampered with.</summary>
    public sealed record Differs(Screened Screened, RuleSet Rules) : Replayed;

    /// <summary>The rule set or its words are not there any more.</summary>
    public sealed record Lost(string RuleSet) : Replayed;
}

/// <summary>Judges a kept screening again, to the same result for ever.</summary>
public sealed class ReplayScreening(ClinicDb db, RuleSets ruleSets)
{
    public async Task<Replayed?> RunAsync(Id<ScreeningRecord> id, CancellationToken cancel) =>
        await db.Screenings.AsNoTracking().SingleOrDefaultAsync(s => s.Id == id, cancel) is not { } record
            ? null
            : await db.ReadAsync(new(AuditKind.Read, "screening", id.Value, record.Patient, "replay"), async () => (Replayed?)await OfAsync(record, cancel), cancel);

    internal async Task<Replayed> OfAsync(ScreeningRecord record, CancellationToken cancel)
    {
        if (await ruleSets.FindAsync(db, record.RuleSet, cancel) is not { } rules || ScreeningReading.CaseOf(record, rules) is not { } of)
            return new Replayed.Lost(record.RuleSet);
        var screened = Screen.Decide(rules, of);
        return ScreenedJson.Write(screened) == record.ResultJson ? new Replayed.Same(screened, rules) : new Replayed.Differs(screened, rules);
    }
}
