using System.Globalization;
using Carboxy.Benchmarks.Desk;
using Carboxy.Benchmarks.Materials;
using Carboxy.Benchmarks.Pages;
using Carboxy.Benchmarks.Patients;
using Carboxy.Benchmarks.Race;
using Carboxy.Booking;
using Carboxy.Screening;

// Each suite says how quick something must be, and for whom; RESULTS.md keeps what was measured.
var suites = new Dictionary<string, Func<string[], Task<int>>>(StringComparer.Ordinal)
{
    ["booking"] = _ => Task.FromResult(BookingBench.Run()),
    ["booking-http"] = OffersBench.RunAsync,
    ["booking-instance"] = rest => Task.FromResult(BookingInstance.Run(rest)),
    ["booking-slots"] = _ => SlotsBench.RunAsync(),
    ["desk-server"] = DeskServer.RunAsync,
    ["pages"] = PagesBenchmark.RunAsync,
    ["board"] = BoardBenchmark.RunAsync,
    ["pages-server"] = rest => PagesServer.RunAsync(rest[0], int.Parse(rest[1], CultureInfo.InvariantCulture), rest[2] == "full-board", rest.ElementAtOrDefault(3)),
    ["recall"] = RecallBench.RunAsync,
    ["race"] = RaceBench.RunAsync,
    ["booking-together"] = rest => Task.FromResult(TogetherBench.Run(rest)),
    ["screening"] = rest => Task.FromResult(ScreeningBench.Run(rest)),
    ["search"] = async rest =>
    {
        await SearchBenchmark.RunAsync(rest);
        return 0;
    },
};

if (args is [var name, .. var rest] && suites.TryGetValue(name, out var suite))
    return await suite(rest);

Console.WriteLine("./bench NAME [POSTGRES]: search, recall, pages and board keep their records in the empty PostgreSQL database of that connection, if one is given.");
Console.WriteLine($"./bench NAME, where NAME is one of: {string.Join(", ", suites.Keys.Where(k => k is not "pages-server" and not "desk-server").Order(StringComparer.Ordinal))}");
return args.Length == 0 ? 0 : 2;
