using Carboxy.Work.Courses;
using Carboxy.Work.Database;
using FsCheck;
using FsCheck.Fluent;

namespace Carboxy.Work.Booking;

/// <summary>What somebody at the desk does next.</summary>
public abstract record DeskAct
{
    public sealed record Book(int Course, int Number, int Slot, int Practitioner, int Room, bool Hold) : DeskAct;

    public sealed record Move(int Course, int Number, int Slot, int Practitioner, int Room, bool Hold) : DeskAct;

    public sealed record Cancel(int Course, int Number) : DeskAct;

    public sealed record AnHourPasses : DeskAct;

    public sealed record FirmUp : DeskAct;
}

/// <summary>A random history at the desk, beside a model of a few lines that keeps everything in its head.</summary>
public sealed class HistoryTests(PostgresServer postgres)
{
    const int Courses = 4;

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task Whatever_the_desk_does_nothing_overlaps_and_nothing_is_lost(Engine engine)
    {
        await using var desk = await Desk.OpenAsync(engine, postgres);
        List<Id<CourseRow>> courses = [];
        for (var i = 0; i < Courses; i++)
            courses.Add(await desk.AnotherAsync());

        Prop.ForAll(Acts.ListOf(25).ToArbitrary(), acts => LiveAsync(desk, courses, acts).GetAwaiter().GetResult())
            .Check(Config.QuickThrowOnFailure.WithMaxTest(12).WithStartSize(25).WithEndSize(25));
    }

    static Gen<DeskAct> Acts => Gen.Frequency(
        (6, from c in Gen.Choose(0, Courses - 1) from n in Gen.Choose(1, 3) from s in Gen.Choose(0, 4) from p in Gen.Choose(0, 1) from r in Gen.Choose(0, 1) from h in Gen.Elements(true, false) select (DeskAct)new DeskAct.Book(c, n, s, p, r, h)),
        (4, from c in Gen.Choose(0, Courses - 1) from n in Gen.Choose(1, 3) from s in Gen.Choose(0, 4) from p in Gen.Choose(0, 1) from r in Gen.Choose(0, 1) from h in Gen.Elements(true, false) select (DeskAct)new DeskAct.Move(c, n, s, p, r, h)),
        (3, from c in Gen.Choose(0, Courses - 1) from n in Gen.Choose(1, 3) select (DeskAct)new DeskAct.Cancel(c, n)),
        (1, Gen.Constant((DeskAct)new DeskAct.AnHourPasses())),
        (1, Gen.Constant((DeskAct)new DeskAct.FirmUp())));

    static async Task<bool> LiveAsync(Desk desk, List<Id<CourseRow>> courses, IEnumerable<DeskAct> acts)
    {
        var began = desk.Clinic.Clock.Now;
        var model = new DeskModel([.. await Task.WhenAll(courses.Select(async c => (await desk.LookAsync(c)).Version))]);
        foreach (var act in acts)
            Assert.Equal(model.Expect(act, desk.Clinic.Clock.Now), await DoAsync(desk, courses, model, act));
        await desk.AssertInOrderAsync();
        foreach (var (course, number) in courses.Select((c, i) => (c, i)))
        {
            var standing = (await desk.LookAsync(course)).Standing.ToDictionary(b => b.Number, b => (b.StartMinute, desk.Practitioners.IndexOf(b.PractitionerId), desk.Rooms.IndexOf(b.RoomId), b.State == BookingState.Held));
            Assert.Equal(model.StandingOf(number), standing);
            if (standing.Count > 0) // the next history begins with an empty calendar
                Assert.IsType<CourseBooked.Kept>(await desk.With((CancelBookings c) => c.RunAsync(desk.Treating.NewKey(), course, model.Versions[number], [.. standing.Keys], "test", Cancel)));
        }

        desk.Clinic.Clock.Now = began;
        return true;
    }

    static async Task<string> DoAsync(Desk desk, List<Id<CourseRow>> courses, DeskModel model, DeskAct act)
    {
        SessionPlace At(int number, int slot, int practitioner, int room, bool hold) =>
            desk.Place(number, number, 600 + (slot * 15), practitioner, room, hold ? desk.Clinic.Clock.Now.AddHours(2) : null);
        switch (act)
        {
            case DeskAct.Book b:
                return Say(await desk.BookAsync(courses[b.Course], model.Seen(b.Course), At(b.Number, b.Slot, b.Practitioner, b.Room, b.Hold)));
            case DeskAct.Move m:
                return Say(await desk.With((MoveBookings move) => move.RunAsync(desk.Treating.NewKey(), courses[m.Course], model.Seen(m.Course), [At(m.Number, m.Slot, m.Practitioner, m.Room, m.Hold)], null, Cancel)));
            case DeskAct.Cancel c:
                return Say(await desk.With((CancelBookings cancel) => cancel.RunAsync(desk.Treating.NewKey(), courses[c.Course], model.Seen(c.Course), [c.Number], "test", Cancel)));
            case DeskAct.AnHourPasses:
                desk.Clinic.Clock.Now += TimeSpan.FromHours(1);
                return "";
            default:
                var done = await desk.With((FirmUpHolds f) => f.RunAsync(desk.Treating.Today, Cancel));
                return $"firm {done.Firm.Count}, expired {done.Expired.Count}";
        }
    }

    static string Say(CourseBooked booked) => booked is CourseBooked.Kept kept ? $"Kept {kept.Version}, displaced {kept.Displaced.Count}" : booked.GetType().Name;
}

/// <summary>The desk as it ought to be: a list of what stands, and the question who else is there.</summary>
sealed class DeskModel(int[] versions)
{
    readonly Dictionary<(int Course, int Number), (int Start, int Practitioner, int Room, DateTimeOffset? Hold)> standing = [];
    readonly int[] seen = [.. versions];

    public int[] Versions => versions;

    /// <summary>The count that the desk saw before the act that was just expected.</summary>
    public int Seen(int course) => seen[course];

    public Dictionary<int, (int, int, int, bool)> StandingOf(int course) =>
        standing.Where(s => s.Key.Course == course).ToDictionary(s => s.Key.Number, s => (s.Value.Start, s.Value.Practitioner, s.Value.Room, s.Value.Hold is not null));

    public string Expect(DeskAct act, DateTimeOffset now)
    {
        versions.CopyTo(seen, 0);
        return act switch
        {
            DeskAct.Book b when standing.ContainsKey((b.Course, b.Number)) => "Refused",
            DeskAct.Move m when !standing.ContainsKey((m.Course, m.Number)) => "Refused",
            DeskAct.Cancel c when !standing.ContainsKey((c.Course, c.Number)) => "Refused",
            DeskAct.Book b => Put((b.Course, b.Number), (600 + (b.Slot * 15), b.Practitioner, b.Room, b.Hold ? now.AddHours(2) : null), now),
            DeskAct.Move m => Put((m.Course, m.Number), (600 + (m.Slot * 15), m.Practitioner, m.Room, m.Hold ? now.AddHours(2) : null), now),
            DeskAct.Cancel c => Remove(c),
            DeskAct.FirmUp => FirmUp(now),
            _ => "",
        };
    }

    string Remove(DeskAct.Cancel c)
    {
        standing.Remove((c.Course, c.Number));
        return $"Kept {++versions[c.Course]}, displaced 0";
    }

    string Put((int Course, int Number) key, (int Start, int Practitioner, int Room, DateTimeOffset? Hold) place, DateTimeOffset now)
    {
        var against = standing.Where(s => s.Key != key && s.Key.Number == key.Number && Meets(s.Value, place)).ToList();
        if (against.Any(s => s.Value.Hold is not { } until || (place.Hold is not null && until > now)))
            return "Taken";
        foreach (var hold in against)
            standing.Remove(hold.Key);
        foreach (var course in against.Select(s => s.Key.Course).Distinct())
            versions[course]++;
        standing[key] = place;
        return $"Kept {++versions[key.Course]}, displaced {against.Count}";
    }

    string FirmUp(DateTimeOffset now)
    {
        // Sessions are one, two and three weeks and a day away: the first alone is near.
        var expired = standing.Where(s => s.Value.Hold <= now).Select(s => s.Key).ToList();
        var firm = standing.Where(s => s.Value.Hold > now && s.Key.Number == 1).Select(s => s.Key).ToList();
        expired.ForEach(k => standing.Remove(k));
        firm.ForEach(k => standing[k] = standing[k] with { Hold = null });
        foreach (var course in expired.Select(k => k.Course).Distinct().Concat(firm.Select(k => k.Course).Distinct()))
            versions[course]++;
        return $"firm {firm.Count}, expired {expired.Count}";
    }

    /// <summary>The room for all thirty-five minutes; the practitioner for the first ten and the last five.</summary>
    static bool Meets((int Start, int Practitioner, int Room, DateTimeOffset?) a, (int Start, int Practitioner, int Room, DateTimeOffset?) b) =>
        (a.Room == b.Room && Math.Abs(a.Start - b.Start) < 35)
        || (a.Practitioner == b.Practitioner && Hands(a.Start).Intersect(Hands(b.Start)).Any());

    static IEnumerable<int> Hands(int start) => [start, start + 5, start + 30];
}
