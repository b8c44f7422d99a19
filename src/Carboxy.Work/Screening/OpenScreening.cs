using Carboxy.Patients;
using Carboxy.Screening;
using Carboxy.Work.Audit;
using Carboxy.Work.Database;
using Microsoft.EntityFrameworkCore;

namespace Carboxy.Work.Screening;

/// <summary>One way of a kept screening with what became of it.</summary>
public sealed record ScreenedWay(ScreeningRecord Record, Replayed Replayed, Decision? Decision, string? Physician, Clearance? Clearance, bool Superseded)
{
    public Screened? Screened => Replayed switch
    {
        Replayed.Same same => same.Screened,
        Replayed.Differs differs => differs.Screened,
        _ => null,
    };

    public bool AwaitsDecision => Record.Verdict is Verdict.NeedsClinicianDecision && Decision is null && !Superseded;
}

/// <summary>A kept screening as its page shows it: the ways that were judged together, and the other for comparison.</summary>
public sealed record OpenedScreening(Patient Patient, IReadOnlyList<ScreenedWay> Ways, Screened? Other, DateOnly Today);

/// <summary>Opens a kept screening; every line of it is judged again as it is shown.</summary>
public sealed class OpenScreening(ClinicDb db, ReplayScreening replay)
{
    public async Task<OpenedScreening?> RunAsync(Id<Patient> patient, Id<ScreeningRecord> id, string why, CancellationToken cancel)
    {
        var today = await db.TodayAsync(cancel);
        return await db.ReadAsync(new(AuditKind.Read, "screening", id.Value, patient, why), () => ReadAsync(patient, id, today, cancel), cancel);
    }

    async Task<OpenedScreening?> ReadAsync(Id<Patient> patient, Id<ScreeningRecord> id, DateOnly today, CancellationToken cancel)
    {
        if (await db.Screenings.AsNoTracking().SingleOrDefaultAsync(s => s.Id == id && s.Patient == patient, cancel) is not { } asked
            || await db.Patients.AsNoTracking().SingleOrDefaultAsync(p => p.Id == patient, cancel) is not { } who)
            return null;
        var ways = new List<ScreenedWay>();
        foreach (var record in await ScreeningReading.TogetherAsync(db, asked, cancel))
            ways.Add(await WayAsync(record, cancel));
        return new(who, ways, OtherOf(ways), today);
    }

    async Task<ScreenedWay> WayAsync(ScreeningRecord record, CancellationToken cancel)
    {
        var decision = await db.Decisions.AsNoTracking().SingleOrDefaultAsync(d => d.Screening == record.Id, cancel);
        var physician = decision is null ? null : await db.People.AsNoTracking().Where(p => p.Id == decision.Physician).Select(p => p.DisplayName).SingleOrDefaultAsync(cancel);
        var clearance = await db.Clearances.AsNoTracking().Where(c => c.Screening == record.Id).OrderBy(c => c.GrantedOn).FirstOrDefaultAsync(cancel);
        return new(record, await replay.OfAsync(record, cancel), decision, physician, clearance, await IsSupersededAsync(db, record, cancel));
    }

    /// <summary>A later screening of the same way and zone counts instead.</summary>
    internal static async Task<bool> IsSupersededAsync(ClinicDb db, ScreeningRecord record, CancellationToken cancel) =>
        (await db.Screenings.AsNoTracking().Where(s => s.Patient == record.Patient && s.Zone == record.Zone && s.Modality == record.Modality)
            .OrderByDescending(s => s.On).ThenByDescending(s => s.Id).Select(s => s.Id).FirstAsync(cancel)) != record.Id;

    /// <summary>The way that nobody asked about, judged from the same answers; shown, not kept.</summary>
    static Screened? OtherOf(List<ScreenedWay> ways)
    {
        if (ways is not [{ Screened: { } screened } only])
            return null;
        var rules = only.Replayed switch { Replayed.Same same => same.Rules, Replayed.Differs differs => differs.Rules, _ => null };
        return rules is null ? null : Screen.Decide(rules, screened.Case with { Modality = SideBySide.Both.First(m => m != screened.Case.Modality) });
    }
}
