using System.Diagnostics;
using System.Net;
using System.Text.RegularExpressions;

namespace Carboxy.Benchmarks.Pages;

/// <summary>
/// The patient page with 100,000 patients in the file: under 50 ms of server time, the server under 300 MB; requests a
/// second against a bare Razor page and a raw text endpoint of the same server in the same run.
/// </summary>
static partial class PagesBenchmark
{
    const int Patients = 100_000;
    const int Callers = 4;
    static readonly TimeSpan Each = TimeSpan.FromSeconds(6);

    public static Task<int> RunAsync(string[] rest) => OwnServer.RunAsync(Patients, fullBoard: false, rest, MeasureAsync);

    static async Task MeasureAsync(Uri address, Process server)
    {
        using var http = new HttpClient(new SocketsHttpHandler { CookieContainer = new(), AutomaticDecompression = DecompressionMethods.None }) { BaseAddress = address };
        await OwnServer.EnterAsync(http, "physician");
        var list = await http.GetStringAsync(new Uri("/patients?q=%D0%98%D0%B2%D0%B0%D0%BD", UriKind.Relative));
        var patient = PatientLink().Match(list).Value;

        var text = await RateAsync(http, "/bench/text", "raw text");
        var bare = await RateAsync(http, "/bench/bare", "bare Razor page");
        var page = await RateAsync(http, patient, "patient page");
        Console.WriteLine(Inv($"patient page against the bare page: {page / bare:0.000}, against raw text: {page / text:0.000}"));
        await OneByOneAsync(http, patient);
        server.Refresh();
        Console.WriteLine(Inv($"server memory: {server.WorkingSet64 / 1048576} MB (goal: under 300)"));
    }

    static async Task<double> RateAsync(HttpClient http, string path, string name)
    {
        await CountAsync(http, path, TimeSpan.FromSeconds(2));
        var clock = Stopwatch.StartNew();
        var counts = await Task.WhenAll(Enumerable.Range(0, Callers).Select(_ => CountAsync(http, path, Each)));
        var rate = counts.Sum() / clock.Elapsed.TotalSeconds;
        Console.WriteLine(Inv($"{name}: {rate:0} requests a second"));
        return rate;
    }

    static async Task<int> CountAsync(HttpClient http, string path, TimeSpan length)
    {
        var count = 0;
        for (var clock = Stopwatch.StartNew(); clock.Elapsed < length; count++)
            (await http.GetAsync(new Uri(path, UriKind.Relative))).EnsureSuccessStatusCode();
        return count;
    }

    static async Task OneByOneAsync(HttpClient http, string path)
    {
        var times = new List<double>();
        for (var i = 0; i < 200; i++)
        {
            var begun = Stopwatch.GetTimestamp();
            (await http.GetAsync(new Uri(path, UriKind.Relative))).EnsureSuccessStatusCode();
            times.Add(Stopwatch.GetElapsedTime(begun).TotalMilliseconds);
        }

        times.Sort();
        Console.WriteLine(Inv($"patient page, one at a time over HTTP: p50 {times[100]:0.0} ms, p95 {times[190]:0.0} ms (goal: under 50)"));
    }

    static string Inv(FormattableString text) => FormattableString.Invariant(text);

    [GeneratedRegex("/patients/[0-9a-f]{8}-[0-9a-f-]{27}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex PatientLink();
}
