using Carboxy.Patients;
using Carboxy.Screening;
using Carboxy.Work.Database;
using Carboxy.Work.Directing;
using Microsoft.EntityFrameworkCore;

namespace Carboxy.Work.Screening;

/// <summary>The screening of the same way and zone before this one, and what was decided then.</summary>
/// <param name="Rules">The rules that spoke against treating then.</param>
public sealed record EarlierScreening(ScreeningRecord Record, Decision? Decision, IReadOnlyList<string> Rules);

/// <summary>Everything that one decision needs, for one page.</summary>
public sealed record DecisionCase
{
    public required OpenedScreening Opened { get; init; }

    public required ScreenedWay Way { get; init; }

    /// <summary>The rules that speak against treating now, the strictest first.</summary>
    public required IReadOnlyList<string> Rules { get; init; }

    public required EarlierScreening? Earlier { get; init; }

    /// <summary>What this clinic decided where the first of the rules fired; null where no rule but silence asks.</summary>
    public required Precedents? Like { get; init; }

    public required DecisionRequest? Asked { get; init; }

    /// <summary>The case to go to next.</summary>
    public required ScreeningRecord? Next { get; init; }

    /// <summary>How many other cases wait.</summary>
    public required int Others { get; init; }

    /// <summary>Fired now and not then.</summary>
    public IReadOnlyList<string> New => Earlier is null ? [] : [.. Rules.Except(Earlier.Rules)];

    /// <summary>Fired then and not now.</summary>
    public IReadOnlyList<string> Gone => Earlier is null ? [] : [.. Earlier.Rules.Except(Rules)];
}

/// <summary>Lays one pending decision out on one page, with a fixed number of questions to the database.</summary>
public sealed class OpenDecisionCase(ClinicDb db, OpenScreening open, LikeCases like, PendingDecisions pending)
{
    public async Task<DecisionCase?> RunAsync(Id<Patient> patient, Id<ScreeningRecord> id, CancellationToken cancel)
    {
        var opened = await open.RunAsync(patient, id, "decision", cancel);
        if (opened?.Ways.FirstOrDefault(w => w.Record.Id == id) is not { } way)
            return null;
        var rules = PendingDecisions.RulesOf(way.Record);
        var (next, others) = await pending.AfterAsync(id, cancel);
        return new()
        {
            Opened = opened,
            Way = way,
            Rules = rules,
            Earlier = await EarlierAsync(way.Record, cancel),
            Like = rules.Find(r => r != RuleSet.Unanswered) is { } first ? await like.RunAsync(first, patient, cancel) : null,
            Asked = await pending.AskedAsync(id, cancel),
            Next = next,
            Others = others,
        };
    }

    async Task<EarlierScreening?> EarlierAsync(ScreeningRecord now, CancellationToken cancel)
    {
        var before = await db.Screenings.AsNoTracking().Where(s => s.Patient == now.Patient && s.Zone == now.Zone && s.Modality == now.Modality && s.Id != now.Id && s.On <= now.On)
            .OrderByDescending(s => s.On).ThenByDescending(s => s.Id).FirstOrDefaultAsync(cancel);
        return before is null ? null : new(before, await db.Decisions.AsNoTracking().SingleOrDefaultAsync(d => d.Screening == before.Id, cancel), PendingDecisions.RulesOf(before));
    }
}
