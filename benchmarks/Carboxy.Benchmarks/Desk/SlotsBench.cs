using System.Diagnostics;

namespace Carboxy.Benchmarks.Desk;

/// <summary>The page of free times for one month of ten practitioners with 20,000 visits in the calendar: 95 of 100 within 20 ms, one at a time over HTTP.</summary>
static class SlotsBench
{
    const int Practitioners = 10, Rooms = 12, Devices = 4, Visits = 20_000;
    const int Rounds = 300;

    public static async Task<int> RunAsync()
    {
        await using var server = await DeskProcess.StartAsync(new(Practitioners, Rooms, Devices, Visits, Courses: 1, DaysToThird: 5000));
        using var desk = new DeskVisitor(server.Address);
        await desk.SignInAsync();
        var month = TimeProvider.System.GetUtcNow().AddMonths(1).ToString("yyyy-MM", System.Globalization.CultureInfo.InvariantCulture);
        foreach (var (path, name) in new[] { ("/bench/bare", "bare page"), ($"/slots?what=gel_mask_course&zone=face&month={month}", "a month of free times") })
        {
            List<double> times = [];
            for (var i = 0; i < Rounds * 2; i++)
            {
                var begun = Stopwatch.GetTimestamp();
                await desk.ReadAsync(path);
                if (i >= Rounds)
                    times.Add(Stopwatch.GetElapsedTime(begun).TotalMilliseconds);
            }

            Console.WriteLine($"{name}: {new Times([.. times.Order()])}");
        }

        Console.WriteLine($"server: {server.Told()} (goal: a month within 20 ms, 95 of 100)");
        await server.StopAsync();
        return 0;
    }
}
