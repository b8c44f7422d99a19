using Carboxy.Knowledge;
using Carboxy.Outcomes;
using Carboxy.Work.Database;
using Carboxy.Work.Knowledge;
using Microsoft.EntityFrameworkCore;

namespace Carboxy.Work.Adverse;

/// <summary>How often reactions followed the sessions of one group.</summary>
/// <param name="Marked">Sessions with a reaction of grade 2 or above, or of a kind that is not expected.</param>
/// <param name="Severe">Sessions with a reaction of grade 3 or above, a red flag or a serious event.</param>
public sealed record AdverseRate<T>(T Of, Proportion Marked, Proportion Severe);

/// <summary>How often one event followed the sessions of one kind, whatever its grade.</summary>
public sealed record EventRate(string Event, Modality Modality, Proportion Share);

/// <summary>How often reactions follow sessions, in numbers that name nobody.</summary>
/// <param name="Zones">By kind of treatment and zone.</param>
public sealed record AdverseRatesView(
    DateOnly From, DateOnly To, IReadOnlyList<AdverseRate<Modality>> Routes, IReadOnlyList<AdverseRate<(Modality Modality, string Zone)>> Zones,
    IReadOnlyList<AdverseRate<(string Name, string Batch)>> Lots, IReadOnlyList<EventRate> Events);

/// <summary>
/// Counts how often reactions follow signed sessions, by route, zone and lot. A session counts once, however many reactions it had. Numbers
/// only, so it leaves no line of audit.
/// </summary>
public sealed class AdverseRates(ClinicDb db, ClinicKnowledge knowledge)
{
    const int Severe = 3;

    /// <summary>More lots than anybody compares at once; those with reactions come first.</summary>
    const int LotsShown = 30;

    sealed record Held(Guid Id, Modality Modality, string Zone);

    public async Task<AdverseRatesView> RunAsync(int months, CancellationToken cancel)
    {
        var today = await db.TodayAsync(cancel);
        var from = today.AddMonths(-months);
        var sessions = (await db.Sessions.AsNoTracking().Where(s => s.SignedAt != null && s.OnDay >= from).Select(s => new { s.Id, s.Modality, s.Zone }).ToListAsync(cancel)).ConvertAll(s => new Held(s.Id.Value, s.Modality, s.Zone));
        var events = (await db.AdverseEvents.AsNoTracking()
            .Where(a => !a.Retracted && !db.AdverseEvents.Any(n => n.ReplacesId == a.Id) && db.Sessions.Any(s => s.Id == a.SessionId && s.SignedAt != null && s.OnDay >= from))
            .Select(a => new { a.SessionId, a.Kind, a.Grade }).ToListAsync(cancel)).ConvertAll(a => (Session: a.SessionId!.Value.Value, a.Kind, a.Grade));
        var marked = events.Where(e => e.Grade is null or >= 2 || KindOf(e.Kind) != AdverseKind.Expected).Select(e => e.Session).ToHashSet();
        var severe = events.Where(e => e.Grade is null or >= Severe || KindOf(e.Kind) is AdverseKind.RedFlag or AdverseKind.Serious).Select(e => e.Session).ToHashSet();

        AdverseRate<T> Rate<T>(T of, IReadOnlyCollection<Guid> ids) => new(of, new(ids.Count(marked.Contains), ids.Count), new(ids.Count(severe.Contains), ids.Count));
        return new(from, today,
            [.. sessions.GroupBy(s => s.Modality).OrderBy(g => g.Key).Select(g => Rate(g.Key, [.. g.Select(s => s.Id)]))],
            [.. sessions.GroupBy(s => (s.Modality, s.Zone)).OrderBy(g => g.Key.Modality).ThenByDescending(g => g.Count()).ThenBy(g => g.Key.Zone, StringComparer.Ordinal).Select(g => Rate(g.Key, [.. g.Select(s => s.Id)]))],
            [.. (await LotsAsync(from, cancel)).Select(lot => Rate(lot.Of, lot.Sessions)).OrderByDescending(r => r.Marked.Of).ThenByDescending(r => r.Marked.Cases).ThenBy(r => r.Of.Name, StringComparer.Ordinal).ThenBy(r => r.Of.Batch, StringComparer.Ordinal).Take(LotsShown)],
            [.. sessions.GroupBy(s => s.Modality).OrderBy(g => g.Key).SelectMany(g => EventsOf(g.Key, [.. g.Select(s => s.Id)], events))]);
    }

    /// <summary>Every batch that touched somebody, with the signed sessions in which it did.</summary>
    async Task<IEnumerable<((string Name, string Batch) Of, HashSet<Guid> Sessions)>> LotsAsync(DateOnly from, CancellationToken cancel)
    {
        var used = await db.MaterialUses.AsNoTracking()
            .Where(u => !u.Gone && u.Kind != null && u.OnDay >= from && db.Sessions.Any(s => s.Id == u.SessionId && s.SignedAt != null))
            .Select(u => new { u.SessionId, u.Name, u.Batch, u.BatchKey }).ToListAsync(cancel);
        return used.GroupBy(u => (u.Name, u.BatchKey)).Select(g => ((g.Key.Name, g.First().Batch), g.Select(u => u.SessionId.Value).ToHashSet()));
    }

    static IEnumerable<EventRate> EventsOf(Modality modality, HashSet<Guid> sessions, List<(Guid Session, string Kind, int? Grade)> events) =>
        events.Where(e => sessions.Contains(e.Session)).GroupBy(e => e.Kind).Select(g => new EventRate(g.Key, modality, new(g.Select(e => e.Session).Distinct().Count(), sessions.Count))).OrderByDescending(r => r.Share.Of).ThenBy(r => r.Event, StringComparer.Ordinal);

    AdverseKind KindOf(string id) => knowledge.AdverseEvents.FirstOrDefault(e => e.Id == id)?.Kind ?? AdverseKind.Unknown;
}
