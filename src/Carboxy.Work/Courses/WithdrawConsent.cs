using Carboxy.Courses;
using Carboxy.Sessions;
using Carboxy.Work.Audit;
using Carboxy.Work.Booking;
using Carboxy.Work.Database;
using Carboxy.Work.Knowledge;
using Microsoft.EntityFrameworkCore;

namespace Carboxy.Work.Courses;

/// <summary>What came of taking a consent back.</summary>
public abstract record ConsentWithdrawnBy
{
    /// <summary>It is taken back, by this form or before it.</summary>
    public sealed record Kept(ConsentTakenBack Then) : ConsentWithdrawnBy;

    public sealed record Gone : ConsentWithdrawnBy;
}

/// <summary>Takes a consent back at the patient's wish; what was signed stays as it was, and the course that it covered ends.</summary>
public sealed class WithdrawConsent(ClinicDb db, CourseFiles files, ClinicKnowledge knowledge, ClinicDays days, Calendars calendars, TimeProvider clock)
{
    public const int LongestReason = 1000;
    const int Attempts = 5;

    public Task<ConsentWithdrawnBy> RunAsync(Id<ConsentRow> id, string? reason, CancellationToken cancel)
    {
        var why = string.IsNullOrWhiteSpace(reason) ? null : reason.Trim()[..Math.Min(LongestReason, reason.Trim().Length)];
        return Again.WhenHinderedAsync(() => AgainstOthersAsync(id, why, cancel), cancel);
    }

    async Task<ConsentWithdrawnBy> AgainstOthersAsync(Id<ConsentRow> id, string? reason, CancellationToken cancel)
    {
        for (var attempt = 1; ; attempt++)
        {
            db.ChangeTracker.Clear();
            try
            {
                return await TryAsync(id, reason, cancel);
            }
            catch (DbUpdateException e) when (attempt < Attempts && (e is DbUpdateConcurrencyException || e.IsTaken))
            {
                // Somebody changed the course or its bookings, or took the same consent back, at the same moment; it is read anew.
            }
        }
    }

    async Task<ConsentWithdrawnBy> TryAsync(Id<ConsentRow> id, string? reason, CancellationToken cancel)
    {
        if (await db.Consents.AsNoTracking().SingleOrDefaultAsync(c => c.Id == id, cancel) is not { } consent)
            return new ConsentWithdrawnBy.Gone();
        if (await db.ConsentWithdrawals.AnyAsync(w => w.ConsentId == id, cancel))
            return new ConsentWithdrawnBy.Kept(ConsentTakenBack.Recorded);
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        await HoldAsync(id, cancel);
        db.ConsentWithdrawals.Add(new() { ConsentId = id, PatientId = consent.PatientId, At = clock.GetUtcNow(), Actor = db.Actor.Code, Reason = reason });
        db.Note(new(AuditKind.Change, "consent", id.Value, consent.PatientId, "withdraw"));
        var then = consent is { Purpose: ConsentPurpose.Treatment, CourseId: { } course } ? await EndAsync(course, consent, reason, cancel) : ConsentTakenBack.Recorded;
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return new ConsentWithdrawnBy.Kept(then);
    }

    /// <summary>While it is held no session can begin under it, so that what is read of the course stays true. SQLite has one writer anyway.</summary>
    async Task HoldAsync(Id<ConsentRow> id, CancellationToken cancel)
    {
        if (db.Database.IsNpgsql())
            await db.Database.ExecuteSqlAsync($"select 1 from consent where clinic_id = {db.Clinic.Value} and id = {id.Value} for update", cancel);
    }

    async Task<ConsentTakenBack> EndAsync(Id<CourseRow> id, ConsentRow consent, string? reason, CancellationToken cancel)
    {
        var file = (await files.FindAsync(id, cancel))!;
        var today = await db.TodayAsync(cancel);
        var next = NextSession.Window(file.SoFar, knowledge.Courses, days, today);
        var then = ConsentWithdrawn.Decide(file.AsConsent(consent), next, file.Running?.Number);
        if (then == ConsentTakenBack.PlacesGivenBack)
        {
            await new SessionBookings(db, calendars, clock).StopAsync(id, cancel);
            db.Note(new(AuditKind.Change, "course", id.Value, consent.PatientId, "consent_withdrawn"));
        }

        if (then == ConsentTakenBack.CourseStops && ShorterCourse.Decide(file.Course, next, running: false, new(today, EndReason.PatientsWish, reason)) is ShorterCourse.Stopped { Course: var stopped })
            await new CourseEnding(db, knowledge, days, calendars, clock).StopAsync(file, stopped, today, cancel);
        return then;
    }
}
