using System.Diagnostics;
using System.Globalization;

namespace Carboxy.Benchmarks.Desk;

/// <summary>The server of an invented clinic in a process of its own, with its data in a folder that goes away.</summary>
sealed class DeskProcess : IAsyncDisposable
{
    readonly Process server;
    readonly string folder;
    TimeSpan worked;

    DeskProcess(Process server, string folder) => (this.server, this.folder) = (server, folder);

    public Uri Address { get; private set; } = null!;

    public IReadOnlyList<string> Courses { get; private set; } = [];

    public static async Task<DeskProcess> StartAsync(DeskSize size)
    {
        var data = Directory.CreateTempSubdirectory("carboxy-bench-").FullName;
        var process = new DeskProcess(
            Process.Start(new ProcessStartInfo(Environment.ProcessPath!, [typeof(DeskProcess).Assembly.Location, "desk-server", data, .. size.Words])
            {
                UseShellExecute = false,
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
            })!,
            data);
        string? said;
        while ((said = await process.server.StandardOutput.ReadLineAsync()) is not null && !said.StartsWith(DeskServer.Ready, StringComparison.Ordinal))
            Console.WriteLine(said);
        if (said?.Split(' ') is not [_, var address, var courses])
            throw new InvalidOperationException("The server did not start.");
        (process.Address, process.Courses) = (new(address), courses.Split(','));
        process.Begin();
        return process;
    }

    /// <summary>From now on its work is counted.</summary>
    public void Begin()
    {
        server.Refresh();
        worked = server.TotalProcessorTime;
    }

    /// <summary>What it cost the machine since its work is counted.</summary>
    public string Told()
    {
        server.Refresh();
        return FormattableString.Invariant($"{(server.TotalProcessorTime - worked).TotalSeconds:0.0} s of processor time, {server.WorkingSet64 / 1048576} MB");
    }

    /// <summary>Stops it; what it says at the end.</summary>
    public async Task<string?> StopAsync()
    {
        await server.StandardInput.WriteLineAsync();
        var said = await server.StandardOutput.ReadToEndAsync();
        await server.WaitForExitAsync();
        return said.TrimEnd();
    }

    public ValueTask DisposeAsync()
    {
        if (!server.HasExited)
            server.Kill();
        server.Dispose();
        Directory.Delete(folder, recursive: true);
        return ValueTask.CompletedTask;
    }
}
