using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Carboxy.Work.Database;

/// <summary>
/// What every connection to the file promises: an acknowledged write survives a power cut, an erased name leaves the
/// file, and a writer waits for another instead of failing.
/// </summary>
sealed class SqlitePragmas(string more) : DbConnectionInterceptor
{
    // recursive_triggers: "insert or replace" deletes the old row, and the append-only triggers must hear of it.
    const string Sql = """
        pragma busy_timeout = 15000; pragma journal_mode = wal; pragma synchronous = full; pragma foreign_keys = on;
        pragma secure_delete = on; pragma recursive_triggers = on; pragma cache_size = -32000;
        """;

    public static SqlitePragmas Instance { get; } = new("");

    /// <summary>For a file that nobody relies on until it is whole, such as the demo clinic while it is made.</summary>
    public static SqlitePragmas Hasty { get; } = new("pragma synchronous = off;");

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData) => Promise(connection, more);

    // SQLite works in this process: there is nothing to wait for asynchronously.
    public override Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        Promise(connection, more);
        return Task.CompletedTask;
    }

    internal static void Promise(DbConnection connection, string more = "")
    {
        using var command = connection.CreateCommand();
        command.CommandText = Sql + more;
        command.ExecuteNonQuery();
    }
}
