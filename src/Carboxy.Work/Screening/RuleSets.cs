using System.Collections.Concurrent;
using Carboxy.Knowledge.Reading;
using Carboxy.Screening;
using Carboxy.Work.Database;
using Carboxy.Work.Knowledge;
using Microsoft.EntityFrameworkCore;

namespace Carboxy.Work.Screening;

/// <summary>The rule sets of this clinic, today's and those of earlier verdicts; each is compiled once.</summary>
public sealed class RuleSets(ClinicKnowledge knowledge)
{
    const int MostRemembered = 8;

    readonly ConcurrentDictionary<string, RuleSet> earlier = new(StringComparer.Ordinal);

    public RuleSet Current { get; } = knowledge.Rules ?? throw new InvalidOperationException("A clinic does not open without its rules.");

    /// <summary>The rule set of a version, or null where its texts were never kept.</summary>
    public async Task<RuleSet?> FindAsync(ClinicDb db, string version, CancellationToken cancel)
    {
        if (version == Current.Version)
            return Current;
        if (earlier.TryGetValue(version, out var known))
            return known;
        if (await db.RuleSets.AsNoTracking().SingleOrDefaultAsync(r => r.Version == version, cancel) is not { } row)
            return null;
        if (RuleSetFiles.FromJson(row.Files).Load(new Faults()) is not { } read || read.Version != version)
            return null;
        if (earlier.Count >= MostRemembered)
            earlier.Clear();
        return earlier[version] = read;
    }

    /// <summary>Keeps today's texts, once; a verdict is written only after its rules are.</summary>
    internal async Task KeepCurrentAsync(ClinicDb db, DateTimeOffset now, CancellationToken cancel)
    {
        if (await db.RuleSets.AsNoTracking().AnyAsync(r => r.Version == Current.Version, cancel))
            return;
        var row = db.RuleSets.Add(new() { Version = Current.Version, Files = knowledge.RuleSetFiles.ToJson(), At = now });
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateException e) when (e.IsTaken)
        {
            row.State = EntityState.Detached; // Somebody was faster, with the same texts.
        }
    }
}
