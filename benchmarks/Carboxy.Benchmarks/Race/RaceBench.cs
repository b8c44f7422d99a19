using System.Diagnostics;
using System.Globalization;

namespace Carboxy.Benchmarks.Race;

/// <summary>
/// Sixty-four writers want 10,000 bookings in the same few rooms, on SQLite and on a real PostgreSQL: nothing is booked
/// twice, nothing acknowledged is lost, no failure reaches a person. The race is the one of the tests, held at full length.
/// </summary>
static class RaceBench
{
    const int Bookings = 10_000;

    public static async Task<int> RunAsync(string[] rest)
    {
        var bookings = rest is [var given, ..] ? int.Parse(given, CultureInfo.InvariantCulture) : Bookings;
        var (root, ledger) = (Root(), Path.GetTempFileName());
        if (await ToolAsync(root, [], "build", "tests/Carboxy.Work.Tests", "-c", "Release", "-v", "quiet", "--nologo") is var built and not 0)
            return built;

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{bookings} bookings on each engine; this takes some minutes."));
        var code = await ToolAsync(root, new() { ["CARBOXY_RACE_BOOKINGS"] = $"{bookings}", ["CARBOXY_RACE_LEDGER"] = ledger },
            "artifacts/bin/Carboxy.Work.Tests/release/Carboxy.Work.Tests.dll", "--no-progress", "--no-ansi", "--filter-class", "Carboxy.Work.Booking.RaceTests");
        Console.WriteLine(await File.ReadAllTextAsync(ledger));
        File.Delete(ledger);
        return code;
    }

    static async Task<int> ToolAsync(string root, Dictionary<string, string> environment, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", arguments) { WorkingDirectory = root };
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        using var tool = Process.Start(start)!;
        await tool.WaitForExitAsync();
        return tool.ExitCode;
    }

    static string Root()
    {
        var at = new DirectoryInfo(AppContext.BaseDirectory);
        while (at is not null && !File.Exists(Path.Combine(at.FullName, "Carboxy.slnx")))
            at = at.Parent;
        return at?.FullName ?? throw new InvalidOperationException("Carboxy.slnx was not found above the program.");
    }
}
