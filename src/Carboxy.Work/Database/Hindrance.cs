using Microsoft.Data.Sqlite;
using Npgsql;

namespace Carboxy.Work.Database;

/// <summary>Tells a refusal that will pass from one that will not.</summary>
static class Hindrance
{
    const int SqliteBusy = 5;
    const int SqliteLocked = 6;

    extension(Exception e)
    {
        /// <summary>Only others at work at the same moment stood in the way: the same work, begun afresh, may well succeed.</summary>
        public bool IsHindrance => e switch
        {
            PostgresException { SqlState: PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.LockNotAvailable } => true,
            SqliteException { SqliteErrorCode: SqliteBusy or SqliteLocked } => true,
            _ => e.InnerException is { } inner && inner.IsHindrance,
        };
    }
}
