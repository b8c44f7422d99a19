using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Carboxy.Work.Database;

/// <summary>Reads what a database meant by refusing.</summary>
public static class Failures
{
    const int SqlitePrimaryKey = 1555;
    const int SqliteUnique = 2067;

    extension(DbUpdateException e)
    {
        /// <summary>Somebody else has stored a row under this key.</summary>
        public bool IsTaken => e.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation }
            or SqliteException { SqliteExtendedErrorCode: SqlitePrimaryKey or SqliteUnique };

        /// <summary>The consent of a session was taken back while the session began; the database let it not begin.</summary>
        public bool IsConsentWithdrawn => e.InnerException?.Message.Contains("consent-withdrawn:", StringComparison.Ordinal) is true;
    }
}
