using System.Diagnostics;
using Carboxy.Work.Database;
using Microsoft.EntityFrameworkCore;

namespace Carboxy.Web.Postgres;

/// <summary>The program itself, told on its command line to keep the records on PostgreSQL.</summary>
public class ServeOnPostgresTests(PostgresServer postgres)
{
    /// <summary>A program that neither serves nor ends is ended.</summary>
    static readonly TimeSpan AtMost = TimeSpan.FromMinutes(2);

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task It_founds_the_clinic_there_and_finds_it_again()
    {
        var store = await postgres.NewDatabaseAsync();

        var first = await ServeAsync(store.Connection, untilReady: true);
        var second = await ServeAsync(store.Connection, untilReady: true);

        Assert.Contains("Carboxy is ready", first.Said, StringComparison.Ordinal);
        Assert.Contains("; records: database clinic_", first.Said, StringComparison.Ordinal);
        Assert.Contains("/welcome/", first.Said, StringComparison.Ordinal);
        Assert.Contains("Carboxy is ready", second.Said, StringComparison.Ordinal);
        await using var db = store.Open(new(default, new Actor.Program("test")), TimeProvider.System);
        await using var connection = db.Database.GetDbConnection();
        await connection.OpenAsync(Cancel);
        await using var command = connection.CreateCommand();
        command.CommandText = "select count(*) from clinic";
        Assert.Equal(1L, await command.ExecuteScalarAsync(Cancel));
    }

    [Fact]
    public async Task A_database_that_is_not_there_is_said_in_words_with_what_to_do()
    {
        var there = (await postgres.NewDatabaseAsync()).Connection;

        var (missing, closed, stranger) = (
            await ServeAsync($"{there};Database=nowhere"),
            await ServeAsync($"{there};Port=1;Timeout=5"),
            await ServeAsync($"{there};Username=stranger"));

        Assert.Contains("has no database \"nowhere\". Make it (createdb nowhere)", missing.Wrong, StringComparison.Ordinal);
        Assert.Contains("does not answer", closed.Wrong, StringComparison.Ordinal);
        Assert.Contains("does not let the user \"stranger\" in", stranger.Wrong, StringComparison.Ordinal);
        Assert.All([missing, closed, stranger], outcome => Assert.Equal(2, outcome.Code));
        Assert.All([missing, closed, stranger], outcome => Assert.DoesNotContain("   at ", outcome.Wrong, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Host=db;Database=carboxy;Username=u;Password=secret-word", "PGPASSWORD")]
    [InlineData("Host=db", "at least the host and the database")]
    [InlineData("what is this", "cannot be read")]
    [InlineData("Host=db;Database=carboxy", "leave out --demo", "--demo")]
    public async Task What_cannot_be_meant_is_refused_before_anything_is_opened(string connection, string says, params string[] more)
    {
        var outcome = await ServeAsync(connection, more: more);

        Assert.Equal(2, outcome.Code);
        Assert.Contains(says, outcome.Wrong, StringComparison.Ordinal);
        Assert.DoesNotContain("secret-word", outcome.Wrong + outcome.Said, StringComparison.Ordinal);
    }

    static async Task<(int Code, string Said, string Wrong)> ServeAsync(string connection, bool untilReady = false, params string[] more)
    {
        var folder = Directory.CreateTempSubdirectory("carboxy-serve-").FullName;
        try
        {
            string[] command = [Path.Combine(AppContext.BaseDirectory, "Carboxy.Cli.dll"), "serve", "--data", folder, "--urls", "http://127.0.0.1:0", "--postgres", connection, .. more];
            using var program = Process.Start(new ProcessStartInfo("dotnet", command) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false })!;
            using var bounded = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
            bounded.CancelAfter(AtMost);
            try
            {
                var (wrong, said) = (program.StandardError.ReadToEndAsync(bounded.Token), "");
                while ((!untilReady || !said.Contains("/welcome/", StringComparison.Ordinal)) && await program.StandardOutput.ReadLineAsync(bounded.Token) is { } line)
                    said += line + "\n";
                if (untilReady)
                    program.Kill();
                await program.WaitForExitAsync(bounded.Token);
                return (program.ExitCode, said, await wrong);
            }
            finally
            {
                if (!program.HasExited)
                    program.Kill();
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
