using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Npgsql;

[assembly: AssemblyFixture(typeof(Carboxy.Work.Database.PostgresServer))]

namespace Carboxy.Work.Database;

/// <summary>A real PostgreSQL of our own: a fresh cluster in a temporary folder, run by an ordinary user, on a free loopback port.</summary>
public sealed class PostgresServer : IAsyncLifetime
{
    const string Unprivileged = "nobody";

    readonly string folder = Directory.CreateTempSubdirectory("carboxy-postgres-").FullName;
    Process? server;
    int databases;

    static bool IsRoot => Environment.UserName == "root";

    string Data => Path.Combine(folder, "data");

    int Port { get; set; }

    public async ValueTask InitializeAsync()
    {
        var programs = FindPrograms();
        Port = FreePort();
        if (IsRoot)
            await RunAsync("chown", Unprivileged, folder); // PostgreSQL refuses to run as root
        await RunAsync(AsUser(Path.Combine(programs, "initdb"), "-D", Data, "-U", "carboxy", "-A", "trust", "-E", "UTF8", "--no-instructions"));
        server = Start(AsUser(Path.Combine(programs, "postgres"), "-D", Data, "-p", $"{Port}", "-k", folder, "-h", "127.0.0.1"));
        server.ErrorDataReceived += (_, _) => { };
        server.OutputDataReceived += (_, _) => { };
        server.BeginErrorReadLine();
        server.BeginOutputReadLine();
        await AnswersAsync();
    }

    /// <summary>An empty database.</summary>
    public async Task<ClinicStore.Postgres> NewDatabaseAsync()
    {
        var name = $"clinic_{Interlocked.Increment(ref databases)}";
        await using var connection = new NpgsqlConnection(ConnectionTo("postgres"));
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand($"create database {name}", connection);
        await command.ExecuteNonQueryAsync();
        return new(ConnectionTo(name));
    }

    public async ValueTask DisposeAsync()
    {
        NpgsqlConnection.ClearAllPools();
        // The first line of postmaster.pid is the server's own id, also where another program started it for us.
        if (server is { HasExited: false } && File.Exists(Path.Combine(Data, "postmaster.pid")))
        {
            var pid = File.ReadLines(Path.Combine(Data, "postmaster.pid")).First();
            await RunAsync("kill", "-QUIT", pid); // at once: nothing here is worth a last checkpoint
            await server.WaitForExitAsync().WaitAsync(TimeSpan.FromMinutes(1));
        }

        server?.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    string ConnectionTo(string database) => $"Host=127.0.0.1;Port={Port};Username=carboxy;Database={database};Include Error Detail=true;Maximum Pool Size=40;Timeout=120;Command Timeout=120";

    static string FindPrograms()
    {
        var candidates = Directory.Exists("/usr/lib/postgresql")
            ? Directory.GetDirectories("/usr/lib/postgresql").OrderByDescending(d => int.TryParse(Path.GetFileName(d), out var v) ? v : 0).Select(d => Path.Combine(d, "bin"))
            : [];
        return candidates.Concat((Environment.GetEnvironmentVariable("PATH") ?? "").Split(':'))
                .FirstOrDefault(d => File.Exists(Path.Combine(d, "initdb")) && File.Exists(Path.Combine(d, "postgres")))
            ?? throw new InvalidOperationException("These tests need a real PostgreSQL and found none. Install the Debian package postgresql (apt-get install postgresql), or put initdb and postgres on the PATH.");
    }

    static string[] AsUser(params string[] command) => IsRoot ? ["runuser", "-u", Unprivileged, "--", .. command] : command;

    static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    async Task AnswersAsync()
    {
        for (var waited = Stopwatch.StartNew(); ; )
        {
            try
            {
                await using var connection = new NpgsqlConnection(ConnectionTo("postgres"));
                await connection.OpenAsync();
                return;
            }
            catch (NpgsqlException) when (waited.Elapsed < TimeSpan.FromMinutes(2) && server is { HasExited: false })
            {
                await Task.Delay(50);
            }
        }
    }

    async Task RunAsync(params string[] command)
    {
        using var process = Start(command);
        var (said, wrong) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"{command[0]} ended with {process.ExitCode}: {await said}{await wrong}");
    }

    Process Start(string[] command) => Process.Start(new ProcessStartInfo(command[0], command[1..])
    {
        RedirectStandardError = true, RedirectStandardOutput = true, UseShellExecute = false, WorkingDirectory = folder,
    })!;
}
