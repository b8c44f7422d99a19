using Carboxy.Outcomes;
using Carboxy.Work.Audit;
using Carboxy.Work.Database;
using Carboxy.Work.Knowledge;
using Microsoft.EntityFrameworkCore;

namespace Carboxy.Work.Outcomes;

/// <summary>The largest difference that taking a measurement again makes in this clinic, as one save left it.</summary>
public sealed class RepeatError
{
    /// <summary>M-01 .. M-37.</summary>
    public required string Measure { get; init; }

    public required string Score { get; init; }

    public required int Version { get; init; }

    /// <summary>In the score's unit; null where an earlier value was taken back.</summary>
    public decimal? Value { get; init; }

    public required string Actor { get; init; }

    public required DateTimeOffset At { get; init; }
}

/// <summary>A score whose change is judged by the repeat error, and what the clinic found for it.</summary>
public sealed record JudgedByRepeating(Measure Measure, MeasureScore Score, decimal? Value)
{
    /// <summary>The name of its field in the form.</summary>
    public string Field => $"{Measure.Id}-{Score.Id}";
}

/// <summary>What came of saving repeat errors.</summary>
public abstract record RepeatErrorsSaved
{
    public sealed record Kept : RepeatErrorsSaved;

    /// <summary>Problems by the name of their field; nothing was kept.</summary>
    public sealed record Wrong(IReadOnlyDictionary<string, Text> Problems) : RepeatErrorsSaved;

    /// <summary>Somebody else saved at the same moment; look again.</summary>
    public sealed record Conflict : RepeatErrorsSaved;
}

/// <summary>Keeps the clinic's own repeat errors; without them some measures cannot be judged (FACTS 4, rule c).</summary>
public sealed class RepeatErrors(ClinicDb db, ClinicKnowledge knowledge, TimeProvider clock)
{
    public async Task<IReadOnlyList<JudgedByRepeating>> ReadAsync(CancellationToken cancel)
    {
        var latest = await LatestAsync(cancel);
        return [.. from measure in knowledge.Measures
                   from score in measure.Scores
                   where score.Change is ChangeRule.RepeatError
                   select new JudgedByRepeating(measure, score, latest.GetValueOrDefault((measure.Id, score.Id))?.Value)];
    }

    /// <param name="written">What was typed, by field; an empty field takes a value back.</param>
    public async Task<RepeatErrorsSaved> RunAsync(IReadOnlyDictionary<string, Typed> written, CancellationToken cancel)
    {
        var latest = await LatestAsync(cancel);
        var problems = new Dictionary<string, Text>();
        foreach (var known in await ReadAsync(cancel))
        {
            if (!written.TryGetValue(known.Field, out var typed))
                continue;
            if (typed.Garbled || typed.Value is { } value && (value <= 0 || value > known.Score.Range.To - known.Score.Range.From))
                problems[known.Field] = new($"Нужно число больше нуля, не шире шкалы: до {known.Score.Show(known.Score.Range.To - known.Score.Range.From, Language.Russian)}.", $"A number above zero is needed, not wider than the scale: up to {known.Score.Show(known.Score.Range.To - known.Score.Range.From, Language.English)}.");
            else if (typed.Value != known.Value)
                Add(known, typed.Value, (latest.GetValueOrDefault((known.Measure.Id, known.Score.Id))?.Version ?? 0) + 1);
        }

        if (problems.Count > 0)
            return new RepeatErrorsSaved.Wrong(problems);
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateException e) when (e.IsTaken)
        {
            return new RepeatErrorsSaved.Conflict();
        }

        return new RepeatErrorsSaved.Kept();
    }

    void Add(JudgedByRepeating known, decimal? value, int version)
    {
        db.RepeatErrors.Add(new() { Measure = known.Measure.Id, Score = known.Score.Id, Version = version, Value = value, Actor = db.Actor.Code, At = clock.GetUtcNow() });
        db.Note(new(AuditKind.Change, "repeat_error", null, null));
    }

    async Task<Dictionary<(string, string), RepeatError>> LatestAsync(CancellationToken cancel) =>
        (await db.RepeatErrors.AsNoTracking().ToListAsync(cancel)).GroupBy(r => (r.Measure, r.Score)).ToDictionary(g => g.Key, g => g.MaxBy(r => r.Version)!);
}

/// <summary>A number as a form brought it.</summary>
/// <param name="Garbled">Something was typed that is no number.</param>
public readonly record struct Typed(decimal? Value, bool Garbled);
