using Carboxy.Screening;
using Carboxy.Work.Audit;
using Carboxy.Work.Database;
using Carboxy.Work.Directing;
using Carboxy.Work.People;
using Microsoft.EntityFrameworkCore;

namespace Carboxy.Work.Screening;

/// <summary>What came of a physician's decision.</summary>
public abstract record ScreeningDecided
{
    /// <summary>Signed. There is a clearance where the physician decided to treat.</summary>
    public sealed record Resolved(Decision Decision, Clearance? Clearance) : ScreeningDecided;

    /// <summary>A decision needs its written reason.</summary>
    public sealed record NoReason : ScreeningDecided;

    /// <summary>A postponement needs a day to come, not more than two years away.</summary>
    public sealed record BadDay : ScreeningDecided;

    /// <summary>Conditions belong to a decision to treat, a day to one not to; neither is endless.</summary>
    public sealed record BadConditions : ScreeningDecided;

    /// <summary>This verdict is not open to a decision: an exclusion and a postponement have no override.</summary>
    public sealed record NotOpen(Verdict Verdict) : ScreeningDecided;

    /// <summary>Somebody has signed already; the first decision stands.</summary>
    public sealed record Already(Decision Decision) : ScreeningDecided;

    /// <summary>The patient has been screened anew since; decide on that one.</summary>
    public sealed record Superseded : ScreeningDecided;

    /// <summary>The answers are too old for a decision; screen again.</summary>
    public sealed record TooOld(DateOnly On) : ScreeningDecided;

    public sealed record NotPhysician : ScreeningDecided;

    public sealed record Gone : ScreeningDecided;

    /// <summary>What happened, what it means and what to do; null where it was signed.</summary>
    public Text? Refusal => this switch
    {
        NoReason => new("Напишите, на чём основано решение: без причины оно не подписывается.", "Write what the decision rests on: it cannot be signed without a reason."),
        BadDay => new("Назовите день после сегодняшнего, не дальше двух лет.", "Name a day after today, not more than two years away."),
        BadConditions => new($"Условия пишут к решению лечить, не длиннее {DecideScreening.LongestConditions} знаков.", $"Conditions go with a decision to treat, in at most {DecideScreening.LongestConditions} characters."),
        NotOpen { Verdict: Verdict.Excluded } => new("Это исключение. Решением врача оно не снимается: изменить его может только новый скрининг, когда изменятся ответы.", "This is an exclusion. No decision lifts it; only a new screening can, once the answers have changed."),
        NotOpen { Verdict: Verdict.PostponeUntil } => new("Это отсрочка. Решением врача она не снимается: проведите скрининг заново, когда причина пройдёт.", "This is a postponement. No decision lifts it; screen again when its reason is over."),
        NotOpen => new("Этот скрининг решения не требует: пациент допущен.", "This screening needs no decision: the patient is cleared."),
        Already => new("Решение уже подписано. Оно остаётся в силе; чтобы решить иначе, проведите скрининг заново.", "A decision has been signed already and stands. To decide otherwise, screen again."),
        Superseded => new("С тех пор проведён новый скрининг. Откройте его и решайте по нему.", "The patient has been screened anew since. Open that screening and decide on it."),
        TooOld => new("Ответы старше 90 дней. Проведите скрининг заново.", "The answers are older than 90 days. Screen again."),
        NotPhysician => new("Подписывает только врач.", "Only a physician signs."),
        Gone => new("Такого скрининга нет.", "There is no such screening."),
        _ => null,
    };
}

/// <summary>What a physician decides.</summary>
public sealed record DecisionEntry(bool Treat, string Reason)
{
    /// <summary>What must hold at every session.</summary>
    public string? Conditions { get; init; }

    /// <summary>Not before this day.</summary>
    public DateOnly? Until { get; init; }
}

/// <summary>A physician resolves a screening with a signed reason.</summary>
public sealed class DecideScreening(ClinicDb db, DeskNews news)
{
    public const int LongestReason = 4000, LongestConditions = 2000;
    const int FarthestYears = 2;

    public async Task<ScreeningDecided> RunAsync(Id<ScreeningRecord> id, DecisionEntry entry, CancellationToken cancel)
    {
        if (db.Actor.PersonId is not { } physician || !await db.PersonRoles.AnyAsync(r => r.PersonId == physician && r.Role == Roles.Physician, cancel))
            return new ScreeningDecided.NotPhysician();
        if (await db.Screenings.AsNoTracking().SingleOrDefaultAsync(s => s.Id == id, cancel) is not { } record)
            return new ScreeningDecided.Gone();
        if (record.Verdict is not Verdict.NeedsClinicianDecision)
            return new ScreeningDecided.NotOpen(record.Verdict);
        if (await db.Decisions.AsNoTracking().SingleOrDefaultAsync(d => d.Screening == id, cancel) is { } signed)
            return new ScreeningDecided.Already(signed);
        if (await OpenScreening.IsSupersededAsync(db, record, cancel))
            return new ScreeningDecided.Superseded();
        var today = await db.TodayAsync(cancel);
        if (today > record.On.AddDays(Clearance.DaysValid))
            return new ScreeningDecided.TooOld(record.On);
        if (ProblemOf(entry, today) is { } problem)
            return problem;

        var decision = new Decision
        {
            Id = Id<Decision>.New(db.Now), Screening = id, Physician = physician, At = db.Now, Treat = entry.Treat, Reason = entry.Reason.Trim(),
            Conditions = entry.Conditions?.Trim() is { Length: > 0 } conditions ? conditions : null, Until = entry.Until,
        };
        return await SignAsync(record, decision, Clearance.From(record, decision, db.Now), cancel);
    }

    static ScreeningDecided? ProblemOf(DecisionEntry entry, DateOnly today) =>
        entry.Reason.Trim().Length is 0 or > LongestReason ? new ScreeningDecided.NoReason()
        : entry.Until is { } until && (entry.Treat || until <= today || until > today.AddYears(FarthestYears)) ? new ScreeningDecided.BadDay()
        : entry.Conditions?.Trim() is { Length: > 0 } conditions && (!entry.Treat || conditions.Length > LongestConditions) ? new ScreeningDecided.BadConditions()
        : null;

    async Task<ScreeningDecided> SignAsync(ScreeningRecord record, Decision decision, Clearance? clearance, CancellationToken cancel)
    {
        db.Decisions.Add(decision);
        db.Note(new(AuditKind.Sign, "decision", decision.Id.Value, record.Patient, decision.Treat ? "treat" : "do_not_treat"));
        if (clearance is not null)
        {
            db.Clearances.Add(clearance);
            db.Note(new(AuditKind.Create, "clearance", clearance.Id.Value, record.Patient, "decision"));
        }

        try
        {
            await db.SaveChangesAsync(cancel);
            news.Tell();
            return new ScreeningDecided.Resolved(decision, clearance);
        }
        catch (DbUpdateException e) when (e.IsTaken)
        {
            db.ChangeTracker.Clear(); // Another physician signed at the same moment; the first stands.
            return new ScreeningDecided.Already(await db.Decisions.AsNoTracking().SingleAsync(d => d.Screening == record.Id, cancel));
        }
    }
}
