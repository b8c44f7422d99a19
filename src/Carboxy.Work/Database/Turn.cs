using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace Carboxy.Work.Database;

/// <summary>For what must happen one after another, such as founding the clinic or letting its last owner go.</summary>
static class Turn
{
    const long LockNumber = 0x0CA8_B0C5_0002;

    extension(ClinicDb db)
    {
        /// <summary>A transaction that begins when nobody else is in theirs. On SQLite every writing transaction is one.</summary>
        public async Task<IDbContextTransaction> TakeTurnAsync(CancellationToken cancel)
        {
            var transaction = await db.Database.BeginTransactionAsync(cancel);
            if (db.Database.IsNpgsql())
                await db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock({LockNumber})", cancel);
            return transaction;
        }
    }
}
