using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Carboxy.Web.Journeys;

/// <summary>The program itself in a process of its own, which can be killed (SIGKILL) and started again on the same records.</summary>
sealed class OwnServer(string folder) : IAsyncDisposable
{
    Process? process;

    public Uri Address { get; } = new($"http://127.0.0.1:{FreePort()}/");

    public async Task StartAsync()
    {
        var program = Path.Combine(AppContext.BaseDirectory, "Carboxy.Cli.dll");
        process = Process.Start(new ProcessStartInfo("dotnet", [program, "serve", "--demo", "--data", folder, "--urls", Address.GetLeftPart(UriPartial.Authority)]) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false })!;
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        using var client = new HttpClient();
        for (var waited = Stopwatch.StartNew(); ; await Task.Delay(200))
        {
            Assert.True(waited.Elapsed < TimeSpan.FromMinutes(2) && !process.HasExited, "The server does not start.");
            try
            {
                if ((await client.GetAsync(new Uri(Address, "health"))).IsSuccessStatusCode) return;
            }
            catch (HttpRequestException)
            {
                // Not yet.
            }
        }
    }

    /// <summary>SIGKILL, whatever it is doing.</summary>
    public async Task KillAsync()
    {
        if (process is null) return;
        process.Kill();
        await process.WaitForExitAsync();
        process.Dispose();
        process = null;
    }

    public async ValueTask DisposeAsync() => await KillAsync();

    static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}

/// <summary>A rehearsal that leaves its records to another program, which goes by the machine's own clock.</summary>
public sealed class Prepared : Rehearsal
{
    public override MovedClock Clock { get; } = new();

    public string Folder => Settings.DataFolder;
}
