using System.Diagnostics;
using System.Globalization;

namespace Carboxy.Benchmarks.Desk;

/// <summary>
/// Two hundred offers a second over HTTP while others book: 99 of 100 within 10 ms on two cores, which this program and the server share.
/// Measured against a bare page of the same server at the same pace, with the same bookings beside it.
/// </summary>
static class OffersBench
{
    const int Practitioners = 40, Rooms = 44, Devices = 16, Visits = 60_000;
    const int Open = 100;
    const double OffersASecond = 200;
    const double BookingsASecond = 8;
    static readonly TimeSpan Warm = TimeSpan.FromSeconds(15);

    static readonly string[] Wishes = ["", "?time=Morning", "?time=Evening", "?day=Monday&day=Thursday", "?day=Saturday", "?time=Afternoon&day=Wednesday&day=Friday"];

    public static async Task<int> RunAsync(string[] rest)
    {
        var length = TimeSpan.FromSeconds(rest is [var given, ..] ? double.Parse(given, CultureInfo.InvariantCulture) : 20);
        var visits = rest is [_, var many, ..] ? int.Parse(many, CultureInfo.InvariantCulture) : Visits;
        var pace = rest is [_, _, var often, ..] ? double.Parse(often, CultureInfo.InvariantCulture) : BookingsASecond;
        var toBook = (int)(pace * length.TotalSeconds * 2) + 500;
        await using var server = await DeskProcess.StartAsync(new(Practitioners, Rooms, Devices, visits, Open + toBook, DaysToThird: 130));
        using var desk = new DeskVisitor(server.Address);
        await desk.SignInAsync();
        foreach (var course in server.Courses.Take(Open))
            await desk.ReadAsync($"/courses/{course}/book");

        var booking = new Queue<string>(server.Courses.Skip(Open));
        Task SendOfferAsync(int i) => desk.ReadAsync($"/courses/{server.Courses[i % Open]}/offers{Wishes[i % Wishes.Length]}");
        await WarmAsync(desk, booking, pace, SendOfferAsync);
        var (bare, _) = await BesideAsync(desk, booking, pace, length, _ => desk.ReadAsync("/bench/bare"));
        server.Begin();
        var (offers, books) = await BesideAsync(desk, booking, pace, length, SendOfferAsync);

        Console.WriteLine($"offers, 200 a second: {offers} (goal: p99 at most 10)");
        Console.WriteLine($"bare page, 200 a second: {bare} (the limit)");
        Console.WriteLine(FormattableString.Invariant($"open a course and book it, {pace} a second beside: {books}"));
        Console.WriteLine(FormattableString.Invariant($"ours against the limit: {offers.At(0.5) / bare.At(0.5):0.0} times at p50, {offers.At(0.99) / bare.At(0.99):0.0} times at p99"));
        Console.WriteLine($"courses booked {desk.Booked}, offers that were gone {desk.Gone}, given up after twenty of them {desk.GivenUp}");
        Console.WriteLine($"server, while it made offers: {server.Told()}");
        Console.WriteLine(await server.StopAsync());
        return 0;
    }

    /// <summary>One thing at a time until what is asked often is compiled for good, then some seconds at the pace at which it is measured.</summary>
    static async Task WarmAsync(DeskVisitor desk, Queue<string> booking, double pace, Func<int, Task> send)
    {
        var begun = Stopwatch.GetTimestamp();
        for (var i = 0; Stopwatch.GetElapsedTime(begun) < Warm; i++)
        {
            await send(i);
            if (i % (int)(OffersASecond / BookingsASecond) == 0)
                await desk.BookAsync(booking.Dequeue(), i);
        }

        await BesideAsync(desk, booking, pace, TimeSpan.FromSeconds(5), send);
    }

    /// <summary>Sends at full pace while others open courses and book them.</summary>
    static async Task<(Times Sent, Times Booked)> BesideAsync(DeskVisitor desk, Queue<string> booking, double pace, TimeSpan length, Func<int, Task> send)
    {
        var books = OpenLoop.RunAsync(pace, length, i =>
        {
            string course;
            lock (booking)
                course = booking.Dequeue();
            return desk.BookAsync(course, i);
        });
        return (await OpenLoop.RunAsync(OffersASecond, length, send), await books);
    }
}
