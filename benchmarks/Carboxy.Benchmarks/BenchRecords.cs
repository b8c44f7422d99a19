using System.Globalization;
using Carboxy.Work.Database;
using Microsoft.EntityFrameworkCore;

namespace Carboxy.Benchmarks;

/// <summary>Where a suite keeps its records: a file in a folder of its own, or the empty PostgreSQL database that is named after the suite.</summary>
sealed class BenchRecords : IDisposable
{
    readonly string folder = Directory.CreateTempSubdirectory("carboxy-bench-").FullName;

    public BenchRecords(string[] rest) => Store = rest is [var connection, ..] ? new ClinicStore.Postgres(connection) : ClinicStore.InFolder(folder);

    public ClinicStore Store { get; }

    public async Task<string> SizeAsync(ClinicDb db)
    {
        var bytes = Store is ClinicStore.SqliteFile file ? new FileInfo(file.Path).Length : await db.Database.SqlQuery<long>($"select pg_database_size(current_database()) as \"Value\"").SingleAsync();
        return string.Create(CultureInfo.InvariantCulture, $"{(Store is ClinicStore.SqliteFile ? "one file" : "PostgreSQL")}, {bytes / 1e6:0} MB");
    }

    public void Dispose()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Npgsql.NpgsqlConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }
}
