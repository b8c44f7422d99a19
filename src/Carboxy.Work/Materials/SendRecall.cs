using Carboxy.Work.Audit;
using Carboxy.Work.Database;
using Carboxy.Work.Messages;
using Microsoft.EntityFrameworkCore;

namespace Carboxy.Work.Materials;

/// <summary>How many patients are told by the outbox, and how many had been told before.</summary>
public sealed record RecallSent(int Added, int Before)
{
    /// <summary>The lot is not recalled yet: nobody was told that it is.</summary>
    public bool NotRecalled { get; init; }
}

/// <summary>Puts a message for each patient concerned into the outbox, once; each is told in their own language.</summary>
public sealed class SendRecall(ClinicDb db, TimeProvider clock)
{
    /// <summary>What stands before the code of the recall in <see cref="MessageRow.About"/>; the patient comes behind.</summary>
    const string Prefix = "recall:";

    public async Task<RecallSent?> RunAsync(RecallOf of, CancellationToken cancel)
    {
        db.ChangeTracker.Clear();
        if (await FindTouched.SubjectAsync(db, of, cancel) is not { } subject)
            return null;
        if (!subject.MayBeTold)
            return new(0, 0) { NotRecalled = true };
        var touches = await FindTouched.TouchesAsync(db, of, null, cancel);
        var start = $"{Prefix}{of.Code}:";
        var told = (await db.Messages.AsNoTracking().Where(m => m.Kind == MessageKind.Recall && m.About.StartsWith(start)).Select(m => m.PatientId).ToListAsync(cancel)).ToHashSet();
        var (added, now) = (0, clock.GetUtcNow());
        foreach (var last in touches.GroupBy(t => t.PatientId).Where(p => !told.Contains(p.Key)).Select(p => p.MaxBy(t => t.OnDay)!))
        {
            var course = await db.Sessions.AsNoTracking().Where(s => s.Id == last.Session).Select(s => s.CourseId).SingleAsync(cancel);
            db.Messages.Add(new()
            {
                Id = Id<MessageRow>.New(now), PatientId = last.PatientId, Kind = MessageKind.Recall, About = $"{start}{last.PatientId}", CourseId = course, SessionId = last.Session,
                DueAt = now + Outbox.Grace, State = MessageState.Waiting, Attempts = 0, CreatedAt = now,
            });
            db.Note(new(AuditKind.Create, "message", null, last.PatientId, "recall"));
            added++;
        }

        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateException e) when (e.IsTaken)
        {
            return await RunAsync(of, cancel); // somebody pressed the button at the same moment
        }

        return new(added, told.Count);
    }

    /// <summary>What a message is about, read back from what it was written for.</summary>
    internal static RecallOf? OfMessage(MessageRow row) =>
        row.About.StartsWith(Prefix, StringComparison.Ordinal) && row.About.LastIndexOf(':') is var end && end > Prefix.Length ? RecallOf.Read(row.About[Prefix.Length..end]) : null;
}
