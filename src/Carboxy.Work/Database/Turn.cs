using System.Buffers.Binary;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace Carboxy.Work.Database;

/// <summary>For what must happen one after another, such as founding the clinic or letting its last owner go.</summary>
static class Turn
{
    const long LockNumber = 0x0CA8_B0C5_0002;

    /// <summary>So that no clinic's own number is one of the numbers above.</summary>
    const long LockOfClinics = 0x7000_0000_0000_0000;

    extension(ClinicDb db)
    {
        /// <summary>A transaction that begins when nobody else is in theirs. On SQLite every writing transaction is one.</summary>
        public Task<IDbContextTransaction> TakeTurnAsync(CancellationToken cancel) => db.TakeTurnAsync(LockNumber, cancel);

        /// <summary>A transaction that begins when nobody else is in theirs for the same clinic.</summary>
        public Task<IDbContextTransaction> TakeTurnInClinicAsync(CancellationToken cancel)
        {
            Span<byte> id = stackalloc byte[16];
            db.Clinic.Value.TryWriteBytes(id);
            return db.TakeTurnAsync(BinaryPrimitives.ReadInt64BigEndian(id[8..]) | LockOfClinics, cancel);
        }

        async Task<IDbContextTransaction> TakeTurnAsync(long number, CancellationToken cancel)
        {
            var transaction = await db.Database.BeginTransactionAsync(cancel);
            if (db.Database.IsNpgsql())
                await db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock({number})", cancel);
            return transaction;
        }
    }
}
