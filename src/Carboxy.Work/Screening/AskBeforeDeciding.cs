using Carboxy.Screening;
using Carboxy.Work.Audit;
using Carboxy.Work.Database;
using Carboxy.Work.Directing;
using Carboxy.Work.People;
using Microsoft.EntityFrameworkCore;

namespace Carboxy.Work.Screening;

/// <summary>What came of asking.</summary>
public abstract record AskedFor
{
    public sealed record Kept(DecisionRequest Request) : AskedFor;

    public sealed record Refused(Text Says) : AskedFor;

    public sealed record Gone : AskedFor;
}

/// <summary>A physician needs more before deciding: the case stays open, and everybody sees what is missing.</summary>
public sealed class AskBeforeDeciding(ClinicDb db, DeskNews news)
{
    public const int Longest = 2000;

    public async Task<AskedFor> RunAsync(string submission, Id<ScreeningRecord> id, string? words, CancellationToken cancel)
    {
        if (await db.ActingAsync(Roles.Physician, cancel) is not { } physician)
            return new AskedFor.Refused(new("Спрашивает тот, кто решает: врач.", "Whoever decides asks: a physician."));
        if (await db.Screenings.AsNoTracking().SingleOrDefaultAsync(s => s.Id == id, cancel) is not { } record)
            return new AskedFor.Gone();
        if (record.Verdict is not Verdict.NeedsClinicianDecision || await db.Decisions.AnyAsync(d => d.Screening == id, cancel))
            return new AskedFor.Refused(new("Этот случай уже не ждёт решения.", "This case no longer waits for a decision."));
        if (words?.Trim() is not { Length: > 0 and <= Longest } asked)
            return new AskedFor.Refused(new($"Напишите, чего не хватает, не длиннее {Longest} знаков.", $"Write what is missing, in at most {Longest} characters."));
        if (await db.MadeAlreadyAsync(submission, cancel) is { } made)
            return new AskedFor.Kept(await db.DecisionRequests.AsNoTracking().SingleAsync(r => r.Id == new Id<DecisionRequest>(made), cancel));
        var request = new DecisionRequest { Id = Id<DecisionRequest>.New(db.Now), ScreeningId = id, PatientId = record.Patient, Words = asked, PersonId = physician, At = db.Now };
        db.DecisionRequests.Add(request);
        db.Note(new(AuditKind.Create, "decision_request", request.Id.Value, record.Patient, "ask_for_more"));
        await db.SaveOnceAsync(submission, "decision_request", request.Id.Value, cancel);
        news.Tell();
        return new AskedFor.Kept(request);
    }
}
