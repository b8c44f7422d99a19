using Carboxy.Work.Database;
using Microsoft.EntityFrameworkCore;

namespace Carboxy.Work.Audit;

/// <summary>Adds lines to the end of a clinic's chain, one writer at a time.</summary>
static class AuditChain
{
    /// <summary>Runs inside the transaction that changes the records; the caller saves and commits.</summary>
    public static async Task LinkAsync(ClinicDb db, IReadOnlyList<AuditNote> notes, DateTimeOffset now, CancellationToken cancel)
    {
        var head = await HeadAsync(db, cancel);
        var at = Millisecond(now);
        foreach (var note in notes)
        {
            var (sequence, actor, previous) = (head.Sequence + 1, db.Actor.Code, head.Hash);
            head.Hash = AuditLine.HashOf(db.Clinic, sequence, at, actor, note.Kind, note.Record, note.RecordId, note.Patient, note.Why, previous);
            head.Sequence = sequence;
            db.AuditLines.Add(new()
            {
                Sequence = sequence, At = at, Actor = actor, Kind = note.Kind, Record = note.Record, RecordId = note.RecordId,
                PatientId = note.Patient, Why = note.Why, PreviousHash = previous, Hash = head.Hash,
            });
        }

        db.Entry(head).State = EntityState.Modified; // also where the caller detects no changes
    }

    /// <summary>What was written is done with: the next save reads the end of the chain afresh.</summary>
    public static void Forget(ClinicDb db)
    {
        foreach (var entry in db.ChangeTracker.Entries().Where(e => e.Entity is AuditLine or AuditHead).ToList())
            entry.State = EntityState.Detached;
    }

    /// <summary>SQLite has one writer anyway; PostgreSQL locks the row until the transaction ends.</summary>
    static Task<AuditHead> HeadAsync(ClinicDb db, CancellationToken cancel) => db.Database.IsNpgsql()
        ? db.AuditHeads.FromSql($"select * from audit_head where clinic_id = {db.Clinic.Value} for update").SingleAsync(cancel)
        : db.AuditHeads.SingleAsync(cancel);

    /// <summary>Both engines keep a millisecond exactly; what is hashed is what is read back.</summary>
    static DateTimeOffset Millisecond(DateTimeOffset at) => new(at.Ticks - (at.Ticks % TimeSpan.TicksPerMillisecond), at.Offset);
}
