using FsCheck;
using FsCheck.Fluent;

namespace Carboxy.Booking;

/// <summary>In steps of five minutes, at any hour: the first start is the one that somebody finds who looks at every slot.</summary>
public class EarliestStartTests
{
    const int Slot = 5;

    [Fact]
    public void The_earliest_start_is_where_every_slot_is_free() =>
        Prop.ForAll(Gen.Choose(0, int.MaxValue - 1).ToArbitrary(), seed =>
        {
            var dice = new Random(seed);
            var opens = dice.Next(2) == 0 ? 0 : dice.Next(100) * Slot;
            var busy = Enumerable.Range(0, dice.Next(1, 14)).Select(_ => dice.Next(opens / Slot, 287) * Slot).Select(at => new DayInterval(1, at, Math.Min(1440, at + (dice.Next(1, 5) * Slot)))).ToList();
            int[] lasts = [.. Enumerable.Range(0, 3).Select(_ => dice.Next(1, 30) * Slot)];
            var from = dice.Next(100) * Slot;
            var problem = Clinic(opens, busy, lasts, from);

            var plan = FirstCome.Place(problem).Courses["C1"];

            bool IsFree(int minute) => minute >= opens && minute < 1440 && !busy.Exists(b => minute >= b.From && minute < b.To);
            bool Fits(int start) => Slots(start, lasts[0]).Concat(Slots(start + lasts[0] + lasts[1], lasts[2])).All(IsFree);
            var expected = Enumerable.Range(0, 288).Select(s => (int?)s * Slot).FirstOrDefault(s => s >= from && Fits(s.Value));
            return plan?[0].Start == expected;
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(500));

    static IEnumerable<int> Slots(int from, int lasts) => Enumerable.Range(0, lasts / Slot).Select(s => from + (s * Slot));

    /// <summary>One practitioner, needed at first and at last, in a room that is always open.</summary>
    static BookingProblem Clinic(int opens, IReadOnlyList<DayInterval> busy, int[] lasts, int from) => new("day", new(2027, 1, 4), 2, Slot, BookingMode.Independent,
        new(100, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0), new Dictionary<string, int>(),
        [new("P1", ResourceKind.Practitioner, ["face"], [new(1, opens, 1440)], busy), new("R1", ResourceKind.Room, ["room"], [new(0, opens, 1440), new(1, opens, 1440)], [])],
        [new("T", [new("pr", ResourceKind.Practitioner, "face"), new("room", ResourceKind.Room, "room")], [new("a", lasts[0], lasts[0], ["pr", "room"], true), new("b", lasts[1], lasts[1], ["room"], true), new("c", lasts[2], lasts[2], ["pr", "room"], true)])],
        [new("C1", "X", ["T"], 1, 1, 1, 0, 0, 1, new(new Dictionary<int, IReadOnlyList<MinuteSpan>> { [1] = [new(from, 1440)] }), WeekHours.None, new HashSet<int>(), null, [], 1, [], null)]);
}
