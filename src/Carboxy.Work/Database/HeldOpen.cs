using Microsoft.EntityFrameworkCore;

namespace Carboxy.Work.Database;

/// <summary>
/// One connection for a whole piece of work. By itself each question opens the file anew, with its promises and all the functions that are
/// registered for it, and gives it back. A server lends its connections cheaply but has only so many, so there each question borrows its own.
/// </summary>
public static class HeldOpen
{
    extension(ClinicDb db)
    {
        /// <summary>Held until the context is disposed of; without a transaction it keeps nobody out.</summary>
        public Task HoldOpenAsync(CancellationToken cancel) => db.Database.IsSqlite() ? db.Database.OpenConnectionAsync(cancel) : Task.CompletedTask;
    }
}
