using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Carboxy.Work.Database;

/// <summary>Where a clinic keeps its records: one file, or a PostgreSQL database.</summary>
public abstract record ClinicStore
{
    /// <summary>To make the options anew for each context costs more than a short question to the database.</summary>
    static readonly ConditionalWeakTable<ClinicStore, DbContextOptions<ClinicDb>> Made = [];

    /// <summary>One file; the default.</summary>
    public sealed record SqliteFile(string Path) : ClinicStore
    {
        /// <summary>Does not wait for the disk: a power cut may ruin the file, so it must not be the clinic's yet.</summary>
        internal bool Hasty { get; init; }
    }

    public sealed record Postgres(string Connection) : ClinicStore;

    /// <summary>The file <c>clinic.db</c> under a data folder, which is made when it is missing.</summary>
    public static ClinicStore InFolder(string folder) =>
        new SqliteFile(Path.Combine(Directory.CreateDirectory(folder).FullName, "clinic.db"));

    public void Configure(DbContextOptionsBuilder options)
    {
        switch (this)
        {
            case SqliteFile file:
                options.UseSqlite(ConnectionTo(file.Path)).AddInterceptors(file.Hasty ? SqlitePragmas.Hasty : SqlitePragmas.Instance);
                break;
            case Postgres postgres:
                options.UseNpgsql(postgres.Connection);
                break;
        }
    }

    /// <summary>A context of its own, for work outside a web request.</summary>
    public ClinicDb Open(Acting acting, TimeProvider clock) => new(Made.GetValue(this, static store =>
    {
        var options = new DbContextOptionsBuilder<ClinicDb>();
        store.Configure(options);
        return options.Options;
    }), acting, clock);

    /// <summary>Forgets idle connections, so that the file can be moved or the server stopped.</summary>
    public void LetGo()
    {
        if (this is SqliteFile file)
        {
            using var connection = new SqliteConnection(ConnectionTo(file.Path));
            SqliteConnection.ClearPool(connection);
        }
        else if (this is Postgres postgres)
        {
            using var connection = new NpgsqlConnection(postgres.Connection);
            NpgsqlConnection.ClearPool(connection);
        }
    }

    /// <summary>Everything is in the one file and on the disk, and nobody holds it open.</summary>
    internal static async Task SettleAsync(SqliteFile file, CancellationToken cancel)
    {
        await using (var connection = new SqliteConnection(ConnectionTo(file.Path)))
        {
            await connection.OpenAsync(cancel);
            await using var command = connection.CreateCommand();
            command.CommandText = "pragma synchronous = full; pragma wal_checkpoint(truncate); pragma journal_mode = delete;";
            await command.ExecuteNonQueryAsync(cancel);
        }

        file.LetGo();
        await using var whole = new FileStream(file.Path, FileMode.Open, FileAccess.ReadWrite);
        whole.Flush(flushToDisk: true);
    }

    internal static string ConnectionTo(string path) =>
        new SqliteConnectionStringBuilder { DataSource = path, ForeignKeys = true, DefaultTimeout = 30 }.ToString();
}
