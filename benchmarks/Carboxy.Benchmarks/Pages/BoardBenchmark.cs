using System.Diagnostics;
using System.Net;
using System.Text.RegularExpressions;

namespace Carboxy.Benchmarks.Pages;

/// <summary>
/// The board of ten practitioners and five days, every minute booked, for a desk that looks at it all day: under 100 ms over HTTP, beside
/// a bare Razor page of the same server; and the allowed places of one visit, which light up while it is dragged.
/// </summary>
static partial class BoardBenchmark
{
    const int Patients = 1_000;
    const int Times = 100;

    public static Task<int> RunAsync(string[] rest) => OwnServer.RunAsync(Patients, fullBoard: true, rest, MeasureAsync);

    static async Task MeasureAsync(Uri address, Process server)
    {
        using var http = new HttpClient(new SocketsHttpHandler { CookieContainer = new(), AutomaticDecompression = DecompressionMethods.None }) { BaseAddress = address };
        await OwnServer.EnterAsync(http, "reception");
        var monday = $"{FullBoard.Monday(DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime)):yyyy-MM-dd}";
        var week = await http.GetStringAsync(new Uri($"/board?view=week&day={monday}", UriKind.Relative));
        var visits = Visit().Count(week);
        Console.WriteLine(FormattableString.Invariant($"visits on the board of the week: {visits}"));
        if (visits != FullBoard.Visits)
            throw new InvalidOperationException($"There should be {FullBoard.Visits}.");
        await TimeAsync(http, server, "/bench/bare", "bare Razor page");
        await TimeAsync(http, server, $"/board?view=week&day={monday}", "board of the week (goal: p95 under 100 ms)");
        await TimeAsync(http, server, $"/board?view=day&day={monday}", "board of the day");
    }

    static async Task TimeAsync(HttpClient http, Process server, string path, string name)
    {
        List<double> times = [];
        var worked = TimeSpan.Zero;
        for (var i = -Times / 5; i < Times; i++)
        {
            if (i == 0)
                worked = Worked(server);
            var begun = Stopwatch.GetTimestamp();
            (await http.GetAsync(new Uri(path, UriKind.Relative))).EnsureSuccessStatusCode();
            if (i >= 0)
                times.Add(Stopwatch.GetElapsedTime(begun).TotalMilliseconds);
        }

        times.Sort();
        Console.WriteLine(FormattableString.Invariant($"{name}: p50 {times[Times / 2]:0.0} ms, p95 {times[Times * 95 / 100]:0.0} ms, processor {(Worked(server) - worked).TotalMilliseconds / Times:0.0} ms a request"));
    }

    static TimeSpan Worked(Process server)
    {
        server.Refresh();
        return server.TotalProcessorTime;
    }

    [GeneratedRegex("<a class=\"visit ", RegexOptions.None, 1000)]
    private static partial Regex Visit();
}
