using System.Data;
using Carboxy.Patients;
using Carboxy.Work.Database;
using Microsoft.EntityFrameworkCore;

namespace Carboxy.Work.Audit;

/// <summary>What a walk along the chain of audit lines found.</summary>
public abstract record TrailVerified
{
    /// <summary>Every line follows from the one before.</summary>
    public sealed record Whole(long Lines) : TrailVerified;

    /// <summary>The line was changed after it was written, or put there by another hand.</summary>
    public sealed record Tampered(long Sequence) : TrailVerified;

    /// <summary>A line is not there any more.</summary>
    public sealed record Missing(long Sequence) : TrailVerified;
}

/// <summary>Reads and verifies the audit lines of the clinic.</summary>
public sealed class AuditTrail(ClinicDb db)
{
    /// <summary>Walks the chain from its first line to its last and names the first line that does not hold.</summary>
    public async Task<TrailVerified> VerifyAsync(CancellationToken cancel)
    {
        // One snapshot: the end of the chain belongs to the lines that are walked. On SQLite this level is the one that
        // takes no write lock; a reader sees a snapshot there at any level.
        await using var transaction = await db.Database.BeginTransactionAsync(
            db.Database.IsSqlite() ? IsolationLevel.ReadUncommitted : IsolationLevel.RepeatableRead, cancel);
        var head = await db.AuditHeads.AsNoTracking().SingleAsync(cancel);
        var (sequence, previous) = (0L, AuditLine.Beginning.ToArray());
        await foreach (var line in db.AuditLines.AsNoTracking().OrderBy(l => l.Sequence).AsAsyncEnumerable().WithCancellation(cancel))
        {
            if (line.Sequence != ++sequence)
                return new TrailVerified.Missing(sequence);
            if (!line.PreviousHash.AsSpan().SequenceEqual(previous) || !line.Hash.AsSpan().SequenceEqual(line.HashIn(db.Clinic)))
                return new TrailVerified.Tampered(sequence);
            previous = line.Hash;
        }

        if (sequence < head.Sequence)
            return new TrailVerified.Missing(sequence + 1);
        return sequence == head.Sequence && head.Hash.AsSpan().SequenceEqual(previous)
            ? new TrailVerified.Whole(sequence)
            : new TrailVerified.Tampered(sequence);
    }

    /// <summary>Who did what to one patient's record, latest first.</summary>
    public async Task<IReadOnlyList<AuditLine>> OfPatientAsync(Id<Patient> patient, int atMost, CancellationToken cancel) =>
        await db.AuditLines.AsNoTracking().Where(l => l.PatientId == patient).OrderByDescending(l => l.Sequence).Take(atMost).ToListAsync(cancel);
}
