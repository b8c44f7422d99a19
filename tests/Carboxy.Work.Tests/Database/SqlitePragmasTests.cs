using Microsoft.EntityFrameworkCore;

namespace Carboxy.Work.Database;

public sealed class SqlitePragmasTests(PostgresServer postgres)
{
    [Theory]
    [InlineData("journal_mode", "wal")]
    [InlineData("synchronous", "2")] // FULL
    [InlineData("foreign_keys", "1")]
    [InlineData("secure_delete", "1")]
    [InlineData("recursive_triggers", "1")]
    [InlineData("busy_timeout", "15000")]
    public async Task Every_connection_to_the_file_keeps_the_promises(string pragma, string expected)
    {
        await using var clinic = await TestClinic.OpenAsync(Engine.Sqlite, postgres);
        for (var again = 0; again < 2; again++)
        {
            await using var db = clinic.Db();
            await db.Database.OpenConnectionAsync(TestContext.Current.CancellationToken);
            await using var command = db.Database.GetDbConnection().CreateCommand();
            command.CommandText = $"pragma {pragma}";

            var value = await command.ExecuteScalarAsync(TestContext.Current.CancellationToken);

            Assert.Equal(expected, $"{value}");
        }
    }
}
