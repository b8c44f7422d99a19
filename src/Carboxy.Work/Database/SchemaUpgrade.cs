using System.Data.Common;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Carboxy.Work.Database;

/// <summary>
/// Runs the schema scripts that are due, each wholly or not at all together with the note that it ran. A process
/// killed at any moment leaves a database that the next start finishes; two starts at once wait for each other.
/// </summary>
public sealed class SchemaUpgrade(ClinicStore store, TimeProvider clock)
{
    /// <summary>Any number that no other program locks by; PostgreSQL holds it for as long as the upgrade lasts.</summary>
    const long LockNumber = 0x0CA8_B0C5_0001;

    /// <summary>The scripts to run; tests give their own.</summary>
    internal IReadOnlyList<SchemaScript> Scripts { get; init; } = SchemaScript.For(store);

    /// <summary>Called at each step with its name, so that a test can die there.</summary>
    internal Action<string> Reached { get; init; } = _ => { };

    public async Task<Upgraded> RunAsync(CancellationToken cancel)
    {
        await using var connection = await OpenAsync(cancel);
        await RunAsync(connection, LockSql("pg_advisory_lock"), null, cancel);
        try
        {
            await RunAsync(connection, "create table if not exists schema_script (name text not null primary key, hash text not null, ran_at timestamptz not null)", null, cancel);
            var ran = await RanAsync(connection, null, cancel);
            if (Judge(ran) is { } refused)
                return refused;

            List<string> now = [];
            foreach (var script in Scripts.Where(s => !ran.ContainsKey(s.Name)))
                if (await RunAsync(connection, script, cancel))
                    now.Add(script.Name);
            return new Upgraded.Fits(now);
        }
        finally
        {
            await RunAsync(connection, LockSql("pg_advisory_unlock"), null, CancellationToken.None);
        }
    }

    // A file has no such lock and needs none: its transactions run one after another.
    string LockSql(string function) => store is ClinicStore.Postgres ? $"select {function}({LockNumber})" : "select 1";

    Upgraded? Judge(Dictionary<string, string> ran)
    {
        if (Scripts.FirstOrDefault(s => ran.TryGetValue(s.Name, out var hash) && hash != s.Hash) is { } edited)
            return new Upgraded.ScriptEdited(edited.Name);
        var unknown = ran.Keys.Except(Scripts.Select(s => s.Name)).Order(StringComparer.Ordinal).ToList();
        return unknown.Count > 0 ? new Upgraded.NewerDatabase(unknown) : null;
    }

    async Task<bool> RunAsync(DbConnection connection, SchemaScript script, CancellationToken cancel)
    {
        Reached($"before {script.Name}");
        // On SQLite this begins "immediate": whoever else upgrades this file waits, then sees the note.
        await using var transaction = await connection.BeginTransactionAsync(cancel);
        if ((await RanAsync(connection, transaction, cancel)).ContainsKey(script.Name))
            return false;

        await RunAsync(connection, script.Sql, transaction, cancel);
        Reached($"ran {script.Name}");
        await NoteAsync(connection, transaction, script, cancel);
        Reached($"noted {script.Name}");
        await transaction.CommitAsync(cancel);
        Reached($"committed {script.Name}");
        return true;
    }

    async Task NoteAsync(DbConnection connection, DbTransaction transaction, SchemaScript script, CancellationToken cancel)
    {
        await using var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = "insert into schema_script (name, hash, ran_at) values (@name, @hash, @at)";
        foreach (var (name, value) in new (string, object)[] { ("@name", script.Name), ("@hash", script.Hash), ("@at", clock.GetUtcNow().UtcDateTime) })
        {
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = (name, value);
            command.Parameters.Add(parameter);
        }

        await command.ExecuteNonQueryAsync(cancel);
    }

    async Task<DbConnection> OpenAsync(CancellationToken cancel)
    {
        DbConnection connection = store switch
        {
            ClinicStore.SqliteFile file => new SqliteConnection(ClinicStore.ConnectionTo(file.Path)),
            ClinicStore.Postgres postgres => new NpgsqlConnection(postgres.Connection),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
        await connection.OpenAsync(cancel);
        if (connection is SqliteConnection)
            SqlitePragmas.Promise(connection);
        return connection;
    }

    static async Task<Dictionary<string, string>> RanAsync(DbConnection connection, DbTransaction? transaction, CancellationToken cancel)
    {
        await using var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = "select name, hash from schema_script";
        await using var reader = await command.ExecuteReaderAsync(cancel);
        Dictionary<string, string> ran = new(StringComparer.Ordinal);
        while (await reader.ReadAsync(cancel))
            ran.Add(reader.GetString(0), reader.GetString(1));
        return ran;
    }

    static async Task RunAsync(DbConnection connection, string sql, DbTransaction? transaction, CancellationToken cancel)
    {
        await using var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync(cancel);
    }
}
